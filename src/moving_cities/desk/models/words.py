"""Words: the segments of a document in its source language, their translations, and earlier source words.

Words stand in the written notation (`atlas.notation`) where the field holds rich text. The state of a
translation is never stored: it follows from two hashes.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from moving_cities.atlas.documents import Words
from moving_cities.atlas.errors import NotationError, TextError
from moving_cities.atlas.kinds import PLAIN_FIELDS, RICH_FIELD
from moving_cities.atlas.notation import parse, write
from moving_cities.atlas.plain import plain
from moving_cities.atlas.richtext import RichText
from moving_cities.atlas.segments import HASH_LENGTH, State, words_hash
from moving_cities.desk.models.base import DeskModel
from moving_cities.desk.models.documents import Block
from moving_cities.desk.models.fields import LanguageField
from moving_cities.desk.models.provenance import ProvenanceModel
from moving_cities.desk.wording import error_in_words

FIELD_LABELS = {
    "title": _("Title"),
    "subtitle": _("Subtitle"),
    "summary": _("Summary"),
    "heading": _("Heading"),
    "lead": _("Lead"),
    "role": _("Role"),
    "led_by": _("Led by"),
    "target_group": _("Target group"),
    "powers": _("Powers"),
    "cost": _("Cost"),
    "outcome": _("Outcome"),
    "evidence": _("Evidence"),
    RICH_FIELD: _("Text"),
}
FIELD_CHOICES = [
    (name, FIELD_LABELS[name])
    for name in (*dict.fromkeys(name for names in PLAIN_FIELDS.values() for name in names), RICH_FIELD)
]
NOTATION_HELP = _(
    "In the field “text”: paragraphs apart by an empty line, _emphasis_, **strong**, [link](https://…), "
    "[woorden]{nl}, a citation[^source-id], lists with “- ” or “1. ”, quotations with “> ”. "
    "Other fields hold one line."
)


def read_words(field: str, written: str) -> Words:
    """The words that a text in the notation stands for.

    Raises:
        TextError: the text cannot be read.
    """
    return parse(written) if field == RICH_FIELD else plain(written)


def written_words(words: Words) -> str:
    """The words as they are stored."""
    return write(words) if isinstance(words, RichText) else words


def canonical_words(field: str, written: str) -> str:
    """The text in its one canonical form.

    Raises:
        ValidationError: for the field `words`, with the line where the notation cannot be read.
    """
    try:
        words = read_words(field, written)
    except NotationError as error:
        message = _("Line %(line)d: %(message)s") % {"line": error.line, "message": error_in_words(error)}
        raise ValidationError({"words": message}) from None
    except TextError as error:
        raise ValidationError({"words": error_in_words(error)}) from None
    canonical = written_words(words)
    if not canonical:
        raise ValidationError({"words": _("There are no words here; write some or remove the row.")})
    return canonical


class Segment(DeskModel):
    """The source words of one field of a block. Its key is `kind/id/block.field`.

    `words_hash` follows from the words; it is kept so that the database can list what is outdated.
    """

    id = models.CharField(primary_key=True, max_length=260, editable=False)
    block = ParentalKey(Block, related_name="segments", on_delete=models.CASCADE)
    field = models.CharField(_("field"), max_length=30, choices=FIELD_CHOICES)
    words = models.TextField(_("words"), help_text=NOTATION_HELP)
    words_hash = models.CharField(max_length=HASH_LENGTH, editable=False)

    class Meta:
        ordering = ("id",)
        verbose_name = _("words")
        verbose_name_plural = _("words")
        constraints = [
            models.UniqueConstraint(fields=("block", "field"), name="segment_once_per_block"),
            models.CheckConstraint(condition=~Q(words=""), name="segment_not_empty"),
            models.CheckConstraint(
                condition=Q(id=Concat(F("block_id"), Value("."), F("field"), output_field=models.CharField())),
                name="segment_key_is_its_place",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk or _("new words"))

    def clean(self) -> None:
        """Brings the words into canonical form."""
        super().clean()
        if self.pk and self.pk != f"{self.block_id}.{self.field}":
            raise ValidationError({"field": _("Remove these words and add others to the other field.")})
        if self.field and self.words:
            self.words = canonical_words(self.field, self.words)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the words under the key of their place, and keeps those that they replace."""
        self.id = f"{self.block_id}.{self.field}"
        self.words_hash = words_hash(read_words(self.field, self.words))
        keep_replaced(type(self).objects.filter(pk=self.id).exclude(words_hash=self.words_hash))
        super().save(*args, **kwargs)


class SegmentTranslation(ProvenanceModel):
    """The words of a segment in another language, with the hash of the source words they were made from."""

    segment = models.ForeignKey(
        Segment, on_delete=models.CASCADE, related_name="translations", verbose_name=_("source words")
    )
    language = LanguageField(_("language"))
    words = models.TextField(_("words"), help_text=NOTATION_HELP)
    source_hash = models.CharField(_("made from"), max_length=HASH_LENGTH, editable=False)

    class Meta(ProvenanceModel.Meta):
        ordering = ("segment", "language")
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            *ProvenanceModel.Meta.constraints,
            models.UniqueConstraint(
                fields=("segment", "language"),
                name="segmenttranslation_once_per_language",
                violation_error_message=_("These words are translated into this language already."),
            ),
            models.CheckConstraint(condition=~Q(words=""), name="segmenttranslation_not_empty"),
            models.CheckConstraint(condition=~Q(source_hash=""), name="segmenttranslation_has_source_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} [{self.language}]"

    @property
    def state(self) -> State:
        """How it stands to today's source words; computed, never stored."""
        return State.CURRENT if self.source_hash == self.segment.words_hash else State.OUTDATED

    def clean(self) -> None:
        """Brings the words into canonical form; a document is not translated into its own language."""
        super().clean()
        if self.segment_id is None:
            return
        if self.words:
            self.words = canonical_words(self.segment.field, self.words)
        if self.language and self.language == self.segment.block.document.source_language:
            raise ValidationError({"language": _("This is the language of the source itself.")})


class SegmentHistory(DeskModel):
    """Source words that were replaced, by their hash: what an outdated translation was made from."""

    hash = models.CharField(primary_key=True, max_length=HASH_LENGTH)
    words = models.TextField()
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ("hash",)

    def __str__(self) -> str:
        return self.hash


def keep_replaced(replaced: "models.QuerySet[Segment]") -> None:
    """Keeps the words of these segments, which are about to be replaced; what is kept already stays."""
    rows = [
        SegmentHistory(hash=hash_, words=words, replaced_at=timezone.now())
        for hash_, words in replaced.values_list("words_hash", "words")
    ]
    if rows:
        SegmentHistory.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
