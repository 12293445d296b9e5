"""What the screens of drafts say: pieces, places and remarks in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from moving_cities.atlas.documents import Block, Words
from moving_cities.atlas.kinds import RICH_FIELD, BlockKind
from moving_cities.desk.drafting.alignment import Account, Fate
from moving_cities.desk.drafting.matching import LEAVE_OUT, NEW_BLOCK, Offer, Remark, compatible
from moving_cities.desk.drafting.pieces import Piece
from moving_cities.desk.intake_port import PageText
from moving_cities.desk.models.choices import choices_of, heading_choices
from moving_cities.desk.models.words import FIELD_CHOICES, written_words
from moving_cities.desk.wording import isolated

_EXCERPT_CHARACTERS = 60
_KINDS = dict(choices_of(BlockKind))
_HEADINGS = dict(heading_choices())
_FIELDS = dict(FIELD_CHOICES)

REMARKS: Mapping[Remark, str | Promise] = {
    Remark.NOTHING: "",
    Remark.NEW: gettext_lazy("The text has no such block yet."),
    Remark.SAME: gettext_lazy("The same words are there already."),
    Remark.KEEPS: gettext_lazy("Words of people are there already. They stay unless you choose the block."),
    Remark.REPLACES_MACHINE: gettext_lazy("Replaces words that a machine made and nobody has checked."),
    Remark.NO_COUNTERPART: gettext_lazy("The original has no block that this could be a translation of."),
    Remark.CONTEXT: gettext_lazy("It tells of the country, which has a text of its own."),
    Remark.UNREADABLE: gettext_lazy("It cannot be taken as it is:"),
}


USES: Mapping[str, str | Promise] = {
    "title": gettext_lazy("title"),
    "subtitle": gettext_lazy("subtitle"),
    "summary": gettext_lazy("summary"),
    "topics": gettext_lazy("topics"),
    "takeaways": gettext_lazy("heading of the takeaways"),
}
TYPES: Mapping[str, str | Promise] = {
    "section": gettext_lazy("section"),
    "quote": gettext_lazy("quote"),
    "networks": gettext_lazy("networks"),
    "report": gettext_lazy("report"),
    "context": gettext_lazy("context of the country"),
    "contact": gettext_lazy("contact"),
}
REASONS: Mapping[str, str | Promise] = {
    "blank": gettext_lazy("only spaces stand there"),
    "brand": gettext_lazy("it is the name of a site"),
    "label": gettext_lazy("it is a label, which the site has itself"),
    "button": gettext_lazy("it is a button"),
    "navigation": gettext_lazy("it belongs to a menu"),
    "cookies": gettext_lazy("it asks about cookies"),
    "footer": gettext_lazy("it stands at the foot of every page"),
    "number": gettext_lazy("it is the mark or number of an item"),
    "approaches": gettext_lazy("it lists approaches, which have texts of their own"),
    "next city": gettext_lazy("it leads to another city"),
    "country": gettext_lazy("it names the country, which the city has as a fact"),
    "topics": gettext_lazy("it names topics, which the approach has as facts"),
    "doubled": gettext_lazy("the same stands there twice"),
    "signs": gettext_lazy("these signs say nothing"),
    "lost": gettext_lazy("these characters were lost before the file came here"),
}
HARMS: Mapping[str, str | Promise] = {
    "lost": gettext_lazy("Characters were lost before the file came here."),
    "cut": gettext_lazy("The text breaks off."),
    "empty": gettext_lazy("Nothing stands below this heading."),
    "doubled": gettext_lazy("The same text stands there twice."),
}


@dataclass(frozen=True, slots=True)
class Field:
    """Words of one field, for people."""

    label: str
    words: str


def name_of(piece: Piece) -> str:
    """What a piece is, such as “Section: Unique (lines 7–8)”."""
    what = str(_KINDS[piece.kind])
    if piece.heading_key:
        what = f"{what}: {_HEADINGS[piece.heading_key]}"
    first, last = piece.lines
    if not first:
        return what
    return ngettext("%(what)s (line %(first)d)", "%(what)s (lines %(first)d–%(last)d)", last - first + 1) % {
        "what": what,
        "first": first,
        "last": last,
    }


def fields_of(words: Mapping[str, Words]) -> list[Field]:
    """The words by field, as they are written in the notation."""
    return [Field(str(label), written_words(words[name])) for name, label in _FIELDS.items() if name in words]


def places(offer: Offer, blocks: tuple[Block, ...], *, may_add: bool) -> list[tuple[str, str]]:
    """Where a person may put a piece: a block that is there, a new one, nowhere."""
    chosen = [(LEAVE_OUT, _("Leave it out"))]
    if offer.piece.problem:
        return chosen
    if may_add:
        chosen.append((NEW_BLOCK, _("A new block")))
    return chosen + [(block.id, place_name(block)) for block in compatible(offer.piece, blocks)]


def place_name(block: Block) -> str:
    """A block of the text, such as “Block unique: It is …”."""
    words = next(
        (written_words(block.words[name]) for name in ("heading", "lead", RICH_FIELD) if name in block.words), ""
    )
    excerpt = Truncator(words).chars(_EXCERPT_CHARACTERS)
    return _("Block %(id)s: %(words)s") % {"id": block.id, "words": excerpt or _KINDS[block.kind]}


def account_in_words(account: Account, text: PageText) -> str:
    """What became of a line, in words; `text` is the reading that it is accounted for in."""
    if account.fate is Fate.UNDERSTOOD:
        return _("understood as %(what)s") % {"what": _use(account.words, text)}
    if account.fate is Fate.FREE:
        return _("kept as free text: %(what)s") % {"what": _use(account.words, text)}
    if account.fate is Fate.BLANK:
        return _("blank")
    said = _("left out because: %(reason)s") % {"reason": REASONS.get(account.words, account.words)}
    if not account.characters:
        return said
    characters = ngettext("%(count)s character", "%(count)s characters", account.characters) % {
        "count": number_format(account.characters, use_l10n=True, force_grouping=True)
    }
    return f"{said} ({characters})"


def harm_in_words(what: str) -> str:
    """What is damaged, in words."""
    return str(HARMS.get(what, what))


def _use(words: str, text: PageText) -> str:
    """What a line was used as: a field, the n-th takeaway, or a block by its type and heading."""
    name, _space, number = words.rpartition(" ")
    if name == "takeaway":
        return _("takeaway %(number)s") % {"number": number}
    blocks = text.get("blocks") or ()
    if name != "block" or not number.isdecimal() or not 0 < int(number) <= len(blocks):
        return str(USES.get(words, words))
    block = blocks[int(number) - 1]
    what = str(TYPES.get(block.get("type"), block.get("type")))
    key = block.get("key")
    heading = _HEADINGS.get(key) if key else block.get("heading")
    return f"{what}: {isolated(str(heading))}" if heading else what
