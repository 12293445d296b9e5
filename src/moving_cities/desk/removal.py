"""What goes with a record when it is removed.

Documents, old addresses and highlights name their record by kind and id, because any kind may have them;
a foreign key cannot point at seven tables. They are removed here, whichever way the record goes. So are the
bytes of an archived document, once its row is gone for good.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete

from moving_cities.atlas.kinds import RecordKind
from moving_cities.desk import models
from moving_cities.desk.vault import drop_unneeded

RECORD_MODELS: dict[RecordKind, type[Model]] = {
    RecordKind.CITY: models.City,
    RecordKind.COUNTRY: models.Country,
    RecordKind.NETWORK: models.Network,
    RecordKind.TOPIC: models.Topic,
    RecordKind.APPROACH: models.Approach,
    RecordKind.PAGE: models.Page,
    RecordKind.NEWS: models.NewsItem,
}
"""The table of every kind of record; sections are not stored, the atlas itself lists them."""


def connect() -> None:
    """Listens to the removal of records; called once at start."""
    for model in RECORD_MODELS.values():
        post_delete.connect(_remove_what_hangs_on_it, sender=model, dispatch_uid=f"removal-{model.__name__}")
    post_delete.connect(_remove_its_bytes, sender=models.ArchivedDocument, dispatch_uid="removal-bytes")


def _remove_what_hangs_on_it(sender: type[Model], instance: Model, **_: Any) -> None:
    kind = next(kind for kind, model in RECORD_MODELS.items() if model is sender)
    for dependent in (models.Document, models.Alias, models.Highlight):
        dependent.objects.filter(kind=kind.value, record_id=instance.pk).delete()


def _remove_its_bytes(instance: models.ArchivedDocument, **_: Any) -> None:
    transaction.on_commit(partial(drop_unneeded, [instance.file]))
