"""The forms of texts and translations: what holds for a text as a whole is checked before it is saved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas import documents
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import AtlasError, RecordError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind, Standing
from moving_cities.atlas.sentences import say
from moving_cities.desk.admin.forms import RecordForm
from moving_cities.desk.models import Block, Document
from moving_cities.desk.models.words import read_words
from moving_cities.desk.wording import error_in_words


class DocumentForm(RecordForm):
    """A text with all its blocks and words."""

    given_once = ("kind", "record_id")

    def is_valid(self) -> bool:
        """Whether every field is right, and the text as a whole is one that the atlas takes."""
        if not super().is_valid():
            return False
        try:
            written_document(self.save(commit=False))
        except AtlasError as error:
            self.add_error(None, error_in_words(error))
        return not self.errors


class TranslationForm(RecordForm):
    """A translation; whether it fits today's source is said by a person, not assumed."""

    given_once = ("segment", "language")

    fits = forms.BooleanField(
        label=_("It fits today's source words"),
        required=False,
        help_text=_(
            "Tick this when the translation says what the source says today. A new translation always counts "
            "as made from today's source."
        ),
    )

    def save(self, commit: bool = True) -> Any:
        """Saves it; made from today's source if it is new or was said to fit."""
        if self.instance._state.adding or self.cleaned_data.get("fits"):
            self.instance.source_hash = self.instance.segment.words_hash
        return super().save(commit)


def written_document(document: Document) -> documents.Document:
    """The document of the atlas that a form describes, without its translations.

    Raises:
        AtlasError: it breaks a rule; the message names the block.
    """
    return documents.Document(
        kind=RecordKind(document.kind),
        id=document.record_id,
        source_language=document.source_language,
        provenance=document.provenance(),
        blocks=tuple(_written_block(block) for block in document.blocks.all()),
    )


def _written_block(block: Block) -> documents.Block:
    words = {one.field: read_words(one.field, one.words) for one in block.segments.all()}
    try:
        return documents.Block(
            id=block.local_id,
            kind=BlockKind(block.kind),
            words=FrozenMapping(words),
            heading_key=block.heading_key,
            as_of=_date(block.as_of),
            confirmed_on=_date(block.confirmed_on),
            confirmed_by=block.confirmed_by,
            standing=Standing(block.standing),
            speaker=block.speaker,
            years=tuple(sorted(one.year for one in block.year_links.all())),
            source_ids=tuple(one.source_id for one in block.source_links.all()),
            is_unsourced=block.is_unsourced,
        )
    except RecordError as error:
        raise RecordError(error.field, say("“{block}”: {problem}", block=block.local_id, problem=error)) from error


def _date(text: str) -> PartialDate | None:
    return PartialDate(text) if text else None
