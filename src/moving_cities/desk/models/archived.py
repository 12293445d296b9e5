"""Archived documents: copies of sources, with the text of their pages. Their bytes are in the vault."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.archived import ENDINGS, MAX_FILE_NAME
from moving_cities.desk.models.base import DeskModel
from moving_cities.desk.models.fields import IdField, LineField, PartialDateField
from moving_cities.desk.models.sources import Source
from moving_cities.desk.page_search import folded

SHA256_LENGTH = 64

if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


class FoldedField(_TextField):
    """The folded form of the column `text` of the same row, worked out whenever the row is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"editable": False, "blank": True}))

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        """The folded form of what the text is now."""
        value = folded(getattr(model_instance, "text"))  # noqa: B009
        setattr(model_instance, self.attname, value)
        return value


class ArchivedDocument(DeskModel):
    """The copy of a document that is a source; a source has a file once."""

    id = IdField(_("id"), primary_key=True)
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="archived_documents", verbose_name=_("source")
    )
    file_name = LineField(_("file"), max_length=MAX_FILE_NAME)
    media_type = models.CharField(_("kind of file"), max_length=40, choices=[(one, one) for one in ENDINGS])
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=SHA256_LENGTH, db_index=True)
    size_bytes = models.PositiveIntegerField(_("bytes"))
    copied_on = PartialDateField(_("date of the copy"))
    licence = LineField(
        _("licence"), help_text=_("On which terms the document may be kept and shown, and who says so.")
    )
    pages = models.PositiveIntegerField(_("pages"))
    rights = LineField(_("rights"), blank=True, help_text=_("Who holds the rights in the document."))
    is_scan = models.BooleanField(_("scan"), default=False)
    language = LineField(_("language"), blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("archived document")
        verbose_name_plural = _("archived documents")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("source", "sha256"), name="archived_once_per_source"),
            models.CheckConstraint(condition=models.Q(media_type__in=list(ENDINGS)), name="archived_kind_known"),
            models.CheckConstraint(
                condition=~models.Q(licence="") & ~models.Q(file_name="") & ~models.Q(copied_on=""),
                name="archived_has_licence_name_date",
            ),
            models.CheckConstraint(
                condition=models.Q(pages__gte=1) & models.Q(size_bytes__gte=1), name="archived_not_empty"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def file(self) -> str:
        """The name under which its bytes are in the vault."""
        return f"{self.sha256}.{ENDINGS[self.media_type]}"


class ArchivedPage(DeskModel):
    """The text of one page of an archived document."""

    document = models.ForeignKey(ArchivedDocument, on_delete=models.CASCADE, related_name="page_texts")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("text"), blank=True)
    folded = FoldedField(_("folded text"))

    class Meta:
        ordering = ("document_id", "number")
        verbose_name = _("page of an archived document")
        verbose_name_plural = _("pages of archived documents")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("document", "number"), name="archived_page_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="archived_page_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}, {self.number}"
