"""The forms of drafts: bringing files in, answering what the reader could not tell, and accepting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.documents import Block, Words
from moving_cities.atlas.kinds import BlockKind
from moving_cities.desk.actions import AcceptAs
from moving_cities.desk.admin.city_choices import CityChoiceField
from moving_cities.desk.admin.draft_labels import REMARKS, Field, fields_of, name_of, places
from moving_cities.desk.drafting.acceptance import Acceptance
from moving_cities.desk.drafting.joining import Choice, not_taken
from moving_cities.desk.drafting.matching import LEAVE_OUT, NEW_BLOCK, Offer, Remark, words_in
from moving_cities.desk.drafting.pieces import Piece
from moving_cities.desk.drafting.quote_answers import Lines, QuoteAnswer, lines_of, quotes_in
from moving_cities.desk.drafting.seen import Changes
from moving_cities.desk.intake_port import Hints
from moving_cities.desk.models import Draft
from moving_cities.desk.models.choices import language_choices
from moving_cities.desk.models.fields import validate_id, validate_plain
from moving_cities.desk.wording import in_words

NOT_KNOWN = ("", _("Find it out"))
UNDECIDED = ("", _("Undecided"))
_QUOTE_CHARACTERS = 120
_EXCERPT_CHARACTERS = 60
_NO_CHANGES = Changes()


class FilesInput(forms.ClearableFileInput):
    """Chooses several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once.

    An empty one is let through where the field allows it: whoever reads the files refuses it by its name, and the
    others are taken.
    """

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The files as a list; the field is refused where there is none."""
        given = data if data and isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


class UploadForm(forms.Form):
    """Files to bring in, and what is known of all of them."""

    texts = FilesField(
        label=_("Files"),
        help_text=_("Plain text, HTML, Markdown, DOCX or ODT; up to 20 MB each."),
        allow_empty_file=True,
    )
    licence_note = forms.CharField(
        label=_("On which terms may the texts be used?"),
        help_text=_(
            "The licence or the permission, and who gave it: “CC BY 4.0, says the page”, “letter of the author, 3 May”."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    rights = forms.CharField(label=_("Who holds the rights?"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=lambda: [NOT_KNOWN, *language_choices()])
    kind = forms.ChoiceField(label=_("Kind of page"), required=False, choices=[NOT_KNOWN, *Draft.Kind.choices])
    city = CityChoiceField(
        label=_("City"), empty_label=NOT_KNOWN[1], help_text=_("Only where all files are about the same city.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["city"].offer_all()  # type: ignore[attr-defined]

    def hints(self) -> Hints:
        """What is known of the files."""
        return _hints(self.cleaned_data)

    def chosen(self) -> list[UploadedFile]:
        """The files."""
        return list(self.cleaned_data["texts"])


class AnswerForm(forms.Form):
    """What a person knows of a draft."""

    language = forms.ChoiceField(label=_("Language"), required=False, choices=lambda: [UNDECIDED, *language_choices()])
    kind = forms.ChoiceField(label=_("Kind of page"), required=False, choices=[UNDECIDED, *Draft.Kind.choices])
    city = CityChoiceField(label=_("City"), empty_label=UNDECIDED[1])
    record_id = forms.CharField(
        label=_("Approach"),
        required=False,
        validators=[validate_id],
        help_text=_("For an approach: its id, or a new id such as “gent-taskforce”. A profile belongs to its city."),
        widget=forms.TextInput(attrs={"list": "draft-approaches", "autocomplete": "off"}),
    )
    title = forms.CharField(label=_("Title"), required=False, widget=forms.TextInput(attrs={"dir": "auto"}))

    def __init__(self, draft: Draft, data: Any = None) -> None:
        known = {
            "language": draft.language,
            "kind": draft.kind,
            "city": draft.city_id,
            "record_id": draft.record_id if draft.kind == Draft.Kind.APPROACH else "",
            "title": draft.title,
        }
        super().__init__(data, initial=known)
        self.fields["city"].offer_all()  # type: ignore[attr-defined]
        self._quotes = dict(quotes_in(draft.reading))
        for number, block in self._quotes.items():
            self.fields.update(_quote_fields(number, block))

    def hints(self) -> Hints:
        """The answers that decide how the text is read."""
        return _hints(self.cleaned_data)

    def quotes(self) -> dict[Lines, QuoteAnswer]:
        """Speakers and roles of the quotes that were sent, by the lines where they stand."""
        given = self.cleaned_data
        return {
            lines_of(block): QuoteAnswer(given[f"speaker-{number}"], given[f"role-{number}"])
            for number, block in self._quotes.items()
            if f"speaker-{number}" in self.data
        }


@dataclass(frozen=True, slots=True)
class PieceRow:
    """A piece on the screen: its words, those that are there, and the fields of the form that decide.

    Attributes:
        name: what it is.
        words: its words.
        original: the words of the chosen or suggested block in the text's own language; empty where the piece is of
            that.
        held: the words of that block in the draft's language, as they are now.
        remark: why it is suggested to go where it goes.
        lost: names of fields that find no place in that block.
        fields: of the form.
    """

    name: str
    words: list[Field]
    original: list[Field]
    held: list[Field]
    remark: str
    lost: list[str]
    fields: list[forms.BoundField]


class AcceptForm(forms.Form):
    """What of a draft is taken, and where it goes."""

    as_ = forms.ChoiceField(choices=[(one.value, one.value) for one in AcceptAs], widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    licence_note = forms.CharField(
        label=_("On which terms may the text be used?"), widget=forms.Textarea(attrs={"rows": 2})
    )
    collection = forms.CharField(
        label=_("Where do the words come from?"),
        help_text=_("Readers are told: a collection, a site, a report, with its year."),
    )
    is_checked = forms.BooleanField(
        label=_("I have checked these words"),
        required=False,
        help_text=_("Readers are told who checked them and when."),
    )

    def __init__(self, draft: Draft, acceptance: Acceptance, data: Any = None, changes: Changes = _NO_CHANGES) -> None:
        known = {
            "as_": acceptance.as_.value,
            "seen": str(acceptance.seen),
            "licence_note": draft.licence_note,
            "collection": draft.file_name,
        }
        super().__init__(data, initial=known)
        self.acceptance = acceptance
        self.changes = changes
        self.language = draft.language
        for offer in acceptance.offers:
            self.fields.update(dict(self._fields_of(offer)))

    def clean(self) -> dict[str, Any]:
        """Refuses two pieces for one block, beside the second of them."""
        given = self.cleaned_data
        holders: dict[str, Piece] = {}
        for piece in (offer.piece for offer in self.acceptance.offers):
            target = given.get(f"target-of-{piece.key}", LEAVE_OUT)
            if target in {LEAVE_OUT, NEW_BLOCK}:
                continue
            first = holders.setdefault(target, piece)
            if first is not piece:
                taken = _("“%(words)s” goes there already. Choose another place for one of the two.")
                self.add_error(f"target-of-{piece.key}", taken % {"words": _excerpt(first)})
        return given

    def rows(self) -> Iterator[PieceRow]:
        """The pieces with their fields, in the order of the page."""
        is_translation = self.acceptance.as_ is AcceptAs.TRANSLATION
        for offer in self.acceptance.offers:
            piece, (block, held) = offer.piece, self._place_of(offer)
            yield PieceRow(
                name=name_of(piece),
                words=fields_of(piece.words),
                original=fields_of(block.words) if block and is_translation else [],
                held=fields_of(held),
                remark=" ".join(self._remarks(offer, block)),
                lost=list(not_taken(piece, block)) if block and is_translation else [],
                fields=[self[name] for name in self.fields if name.endswith(f"-of-{piece.key}")],
            )

    def _place_of(self, offer: Offer) -> tuple[Block | None, Mapping[str, Words]]:
        """The block that the piece was put into, else the one it was matched with; and its words as they are now."""
        document, target = self.acceptance.held, self[f"target-of-{offer.piece.key}"].value()
        chosen = document.block(target) if document and target != offer.target else None
        if document is None or chosen is None:
            return offer.block, offer.held
        return chosen, words_in(document, chosen, self.language)

    def _remarks(self, offer: Offer, block: Block | None) -> Iterator[str]:
        if offer.piece.key in self.changes.pieces or (block and block.id in self.changes.blocks):
            yield str(_("This has changed since the screen was opened."))
        if offer.remark is not Remark.NOTHING:
            yield str(REMARKS[offer.remark])
        if offer.piece.problem:
            yield in_words(offer.piece.problem)

    def choices(self) -> dict[str, Choice]:
        """What was decided about each piece."""
        given = self.cleaned_data
        return {
            offer.piece.key: Choice(
                target=given[f"target-of-{offer.piece.key}"],
                fits=given.get(f"fits-of-{offer.piece.key}", False),
                speaker=given.get(f"speaker-of-{offer.piece.key}", ""),
            )
            for offer in self.acceptance.offers
        }

    def _fields_of(self, offer: Offer) -> Iterator[tuple[str, forms.Field]]:
        held, key = self.acceptance.held, offer.piece.key
        is_translation = self.acceptance.as_ is AcceptAs.TRANSLATION
        is_head_there = offer.piece.kind is BlockKind.HEAD and held is not None
        options = places(offer, held.blocks if held else (), may_add=not is_translation and not is_head_there)
        yield (
            f"target-of-{key}",
            forms.ChoiceField(label=_("Where does it go?"), required=False, choices=options, initial=offer.target),
        )
        if is_translation and offer.remark is not Remark.UNREADABLE and len(options) > 1:
            yield f"fits-of-{key}", forms.BooleanField(label=_("It says what the original says today"), required=False)
        may_be_new = (NEW_BLOCK in dict(options)) and offer.piece.kind is BlockKind.QUOTE
        if may_be_new and not offer.piece.speaker:
            yield (
                f"speaker-of-{key}",
                forms.CharField(
                    label=_("Whose words are these?"), required=False, help_text=_("A quote names its speaker.")
                ),
            )


def _excerpt(piece: Piece) -> str:
    """The first words of a piece, or what it is where it has none."""
    words = next((field.words for field in fields_of(piece.words)), "")
    return str(Truncator(words).chars(_EXCERPT_CHARACTERS)) or name_of(piece)


def _quote_fields(number: int, block: Mapping[str, Any]) -> dict[str, forms.Field]:
    """The two fields of a quote; the words below tell which it is."""
    said = Truncator(str(block.get("text") or "")).chars(_QUOTE_CHARACTERS)
    widget = {"dir": "auto", "autocomplete": "off"}
    return {
        f"speaker-{number}": _line(
            label=format_lazy(_("Block {number}: who says it?"), number=number),
            initial=block.get("speaker") or "",
            help_text=f"“{said}”",
            widget=forms.TextInput(attrs=widget),
        ),
        f"role-{number}": _line(
            label=format_lazy(_("Block {number}: role of that person"), number=number),
            initial=block.get("role") or "",
            help_text=_("Such as “mayor of Ghent, 2021”. In the language of the text; it is translated with it."),
            widget=forms.TextInput(attrs=widget),
        ),
    }


def _line(**values: Any) -> forms.Field:
    return forms.CharField(required=False, validators=[validate_plain], **values)


def _hints(given: dict[str, Any]) -> Hints:
    city = given["city"]
    return Hints(given["language"], given["kind"], city.pk if city else "")
