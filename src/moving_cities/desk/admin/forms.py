"""What the forms of all records share: ids are given once."""

from dataclasses import replace
from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Alias
from moving_cities.atlas.unique_addresses import address_problems
from moving_cities.desk.errors import BrokenRecordError, EmptyDeskError
from moving_cities.desk.exchange.reading import read_atlas
from moving_cities.desk.wording import in_words


class RecordForm(WagtailAdminModelForm):
    """A record's form; what identifies the record can be given once and not changed."""

    given_once: tuple[str, ...] = ("id",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and not self.instance._state.adding:
            for name in self.given_once:
                if name in self.fields:
                    self.fields[name].disabled = True


class AliasForm(RecordForm):
    """The form of an old address, at which nothing may stand today but the record that it leads to."""

    given_once = ()

    def clean(self) -> Any:
        """Checks the old address against those of today; what else is wrong with it, the model says."""
        cleaned = super().clean()
        if {"path", "language", "kind", "record_id"} <= set(cleaned):
            for message in _taken(cleaned):
                self.add_error("path", message)
        return cleaned


def _taken(cleaned: dict[str, Any]) -> list[str]:
    """Why nobody would be sent on from this old address."""
    try:
        alias = Alias(cleaned["path"], cleaned["language"], RecordKind(cleaned["kind"]), cleaned["record_id"])
        alone = replace(read_atlas(with_documents=False), aliases=(alias,))
    except (RecordError, EmptyDeskError, BrokenRecordError):
        return []
    return [in_words(one.message) for one in address_problems(alone) if one.collection == "aliases"]
