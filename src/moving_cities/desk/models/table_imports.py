"""Tables that came in, and what each of them changed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moving_cities.desk.models.base import DeskModel
from moving_cities.desk.models.drafts import SHA256_LENGTH
from moving_cities.desk.models.sentences import WrittenJsonField

_KINDS = {"cities": _("city"), "memberships": _("membership"), "sources": _("source")}


def _person(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=_("Empty for the command line."),
    )


class TableImport(DeskModel):
    """A table that came in: looked at, taken over in part or whole, perhaps taken back.

    The file itself is kept until somebody has decided.
    """

    class State(models.TextChoices):
        """What was decided."""

        NEW = "new", _("Not decided yet")
        APPLIED = "applied", _("Taken over")
        UNDONE = "undone", _("Taken back")
        DISCARDED = "discarded", _("Discarded")

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.NEW)
    file_name = models.TextField(_("file"))
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=SHA256_LENGTH)
    content = models.BinaryField(_("content of the file"), null=True)
    settings = WrittenJsonField(_("what was said about the table"))
    accepted = models.TextField(_("accepted"), blank=True, help_text=_("Such as “new,changed,17”."))
    row_count = models.PositiveIntegerField(_("rows taken over"), default=0)
    received_at = models.DateTimeField(_("received"))
    received_by = _person(_("received by"))
    applied_at = models.DateTimeField(_("taken over"), null=True, blank=True)
    applied_by = _person(_("taken over by"))
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    undone_by = _person(_("taken back by"))

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["new", "applied", "undone", "discarded"]), name="tableimport_state_known"
            ),
            models.CheckConstraint(
                condition=(Q(state__in=["applied", "undone"]) & Q(applied_at__isnull=False))
                | (~Q(state__in=["applied", "undone"]) & Q(applied_at__isnull=True)),
                name="tableimport_applied_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="undone") & Q(undone_at__isnull=False))
                | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="tableimport_undone_has_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="new") & Q(content__isnull=False)) | (~Q(state="new") & Q(content__isnull=True)),
                name="tableimport_content_until_decided",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.file_name} ({self.pk})"

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.state == self.State.NEW

    @property
    def can_be_undone(self) -> bool:
        """Whether it was taken over and not taken back."""
        return self.state == self.State.APPLIED


class TableImportRecord(DeskModel):
    """A record that a table import made or changed: as it was before, and after."""

    table_import = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="records")
    collection = models.CharField(_("kind of record"), max_length=20)
    record_id = models.CharField(_("record"), max_length=200)
    before = WrittenJsonField(_("before"), null=True)
    after = WrittenJsonField(_("after"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("record of a table")
        verbose_name_plural = _("records of tables")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("table_import", "collection", "record_id"), name="tableimportrecord_once"
            ),
            models.CheckConstraint(
                condition=Q(collection__in=["cities", "memberships", "sources"]),
                name="tableimportrecord_collection_known",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.collection} {self.record_id}"

    @property
    def kind_in_words(self) -> str:
        """What kind of record it is, in the language that is active."""
        return str(_KINDS[self.collection])
