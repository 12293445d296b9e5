"""Documents and their blocks: the structure of a record's words, the same in every language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from moving_cities.atlas.kinds import BlockKind, RecordKind, Standing
from moving_cities.desk.models.base import DeskModel, PositionedModel
from moving_cities.desk.models.choices import choices_of, heading_choices, one_of
from moving_cities.desk.models.fields import (
    IdField,
    LanguageField,
    LineField,
    PartialDateField,
    YearField,
    year_rule,
)
from moving_cities.desk.models.provenance import ProvenanceModel
from moving_cities.desk.models.sources import Source


class Document(ProvenanceModel, ClusterableModel):
    """All words of one record, in all languages. Its key is `kind/id` of the record, as in `city/gent`."""

    id = models.CharField(primary_key=True, max_length=120, editable=False)
    kind = models.CharField(_("kind of record"), max_length=20, choices=choices_of(RecordKind))
    record_id = IdField(_("record"), help_text=_("The id of the record these words belong to."))
    source_language = LanguageField(_("source language"), help_text=_("The language in which the blocks are written."))

    class Meta(ProvenanceModel.Meta):
        ordering = ("id",)
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            *ProvenanceModel.Meta.constraints,
            models.CheckConstraint(condition=one_of("kind", RecordKind), name="document_kind_known"),
            models.UniqueConstraint(
                fields=("kind", "record_id"),
                name="document_once_per_record",
                violation_error_message=_("This record has a text already."),
            ),
            models.CheckConstraint(
                condition=Q(id=Concat(F("kind"), Value("/"), F("record_id"), output_field=models.CharField())),
                name="document_key_is_its_record",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk or _("new text"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it under the key of its record."""
        self.id = f"{self.kind}/{self.record_id}"
        super().save(*args, **kwargs)


class Block(PositionedModel, ClusterableModel):
    """A piece of a document: its facts; its words are `Segment`s. Its key is `kind/id/block`."""

    id = models.CharField(primary_key=True, max_length=220, editable=False)
    document = ParentalKey(Document, related_name="blocks", on_delete=models.CASCADE)
    local_id = IdField(
        _("block id"),
        help_text=_("Unique in this text and kept for ever; translations hang on it. It cannot be changed later."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=choices_of(BlockKind))
    heading_key = models.CharField(
        _("recurring heading"),
        max_length=30,
        blank=True,
        choices=heading_choices,
        help_text=_("Its words stand in the site's catalogues in every language."),
    )
    as_of = PartialDateField(_("as of"), blank=True)
    confirmed_on = PartialDateField(_("confirmed on"), blank=True)
    confirmed_by = LineField(_("confirmed by"), blank=True)
    standing = models.CharField(_("standing"), max_length=20, blank=True, choices=choices_of(Standing))
    speaker = LineField(_("speaker"), blank=True, help_text=_("Of a quote, and only of a quote."))
    is_unsourced = models.BooleanField(
        _("has no source"), default=False, help_text=_("Say so where no source can be named; readers are told.")
    )

    class Meta(PositionedModel.Meta):
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints = [
            models.UniqueConstraint(fields=("document", "local_id"), name="block_once_per_document"),
            models.UniqueConstraint(
                fields=("document",),
                condition=Q(kind=BlockKind.HEAD.value),
                name="block_one_head_per_document",
            ),
            models.CheckConstraint(condition=one_of("kind", BlockKind), name="block_kind_known"),
            models.CheckConstraint(condition=one_of("standing", Standing), name="block_standing_known"),
            models.CheckConstraint(
                condition=(Q(kind=BlockKind.QUOTE.value) & ~Q(speaker=""))
                | (~Q(kind=BlockKind.QUOTE.value) & Q(speaker="")),
                name="block_speaker_if_quote",
                violation_error_message=_("A quote, and only a quote, names its speaker."),
            ),
            models.CheckConstraint(
                condition=(Q(confirmed_by="") & Q(confirmed_on="")) | (~Q(confirmed_by="") & ~Q(confirmed_on="")),
                name="block_confirmed_by_person_and_date",
                violation_error_message=_("A confirmation has a person and a date; one of them is missing."),
            ),
            models.CheckConstraint(
                condition=Q(id=Concat(F("document_id"), Value("/"), F("local_id"), output_field=models.CharField())),
                name="block_key_is_its_place",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk or _("new block"))

    def clean(self) -> None:
        """Refuses another id for a block that has one."""
        super().clean()
        if self.pk and self.pk != f"{self.document_id}/{self.local_id}":
            raise ValidationError({"local_id": _("A block's id is given once and kept for ever.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it under the key of its place."""
        self.id = f"{self.document_id}/{self.local_id}"
        super().save(*args, **kwargs)


class BlockSource(PositionedModel):
    """A source of a block as a whole."""

    block = ParentalKey(Block, related_name="source_links", on_delete=models.CASCADE)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="block_links", verbose_name=_("source"))

    class Meta(PositionedModel.Meta):
        verbose_name = _("source of the block")
        verbose_name_plural = _("sources of the block")
        constraints = [models.UniqueConstraint(fields=("block", "source"), name="blocksource_once")]

    def __str__(self) -> str:
        return f"{self.block_id}: {self.source_id}"


class BlockYear(DeskModel):
    """A year of research or update that a report block covers."""

    block = ParentalKey(Block, related_name="year_links", on_delete=models.CASCADE)
    year = YearField(_("year"))

    class Meta:
        ordering = ("year",)
        verbose_name = _("year of the report")
        verbose_name_plural = _("years of the report")
        constraints = [
            year_rule("year", "blockyear"),
            models.UniqueConstraint(fields=("block", "year"), name="blockyear_once"),
        ]

    def __str__(self) -> str:
        return f"{self.block_id}: {self.year}"
