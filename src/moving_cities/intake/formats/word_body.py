"""The words of a Word document as they read when all changes are accepted."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from moving_cities.intake.formats.gathering import Gathering, Marks, Run
from moving_cities.intake.formats.markup import Events
from moving_cities.intake.formats.word_numbering import WordNumbering
from moving_cities.intake.formats.word_styles import WordStyles, heading_of_outline, is_on, whole

_SKIPPED = frozenset(
    {
        "del",
        "moveFrom",
        "Fallback",
        "rt",
        "instrText",
        "delInstrText",
        "pPrChange",
        "rPrChange",
        "sectPr",
        "tblPr",
        "tcPr",
        "posOffset",
        "binData",
    }
)
_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_TEXT = frozenset({"t", "m:t", "a:t"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "ptab": "\t"}
_HYPERLINK = re.compile(r"""\s*HYPERLINK\s+(?:"([^"]*)"|(\S+))""", re.IGNORECASE)
_DEEPEST_FIELD = 50
_SYMBOL_FONTS_FROM = 0xF000
_BULLETS = frozenset({0xB7, 0xA7, 0xD8, 0xFC, 0x76, 0xA8, 0x6E, 0x71})


@dataclass(slots=True)
class _Paragraph:
    runs: list[Run] = field(default_factory=list)
    style: str = ""
    number_id: str = ""
    number_level: int | None = None
    outline: int | None = None
    joins_next: bool = False


@dataclass(slots=True)
class _Look:
    """How the words of a run look."""

    is_bold: bool | None = None
    is_hidden: bool | None = None
    style: str = ""


@dataclass(slots=True)
class _Field:
    """A field that is open: what it does, and where it leads from where its words begin."""

    instruction: str = ""
    address: str = ""


class WordBody(Events):
    """Reads the part with the text, or that with the notes.

    Attributes:
        left_out: what was left out or accepted, counted by kind, for the notes.
    """

    def __init__(
        self, gathering: Gathering, styles: WordStyles, numbering: WordNumbering, links: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.left_out: Counter[str] = Counter()
        self._gathering = gathering
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._paragraphs: list[_Paragraph] = []
        self._looks: list[_Look] = []
        self._fields: list[_Field] = []
        self._addresses: list[str] = []
        self._joined: list[Run] = []
        self._skipped_from = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if self._skipped_from:
            return
        if name in _SKIPPED and not self._is_mark(name):
            self._skip(name)
        elif self._looks and self.path[-3:-1] == ["r", "rPr"]:
            self._look_of_run(name, attributes)
        elif self._paragraphs and "pPr" in self.path[-4:-1]:
            self._property(name, attributes)
        else:
            self._content(name, attributes)

    def closed(self, name: str) -> None:
        """An element closes."""
        if self._skipped_from:
            if len(self.path) == self._skipped_from:
                self._skipped_from = 0
            return
        match name:
            case "p" if self._paragraphs:
                self._end_paragraph(self._paragraphs.pop())
            case "r" if self._looks:
                self._looks.pop()
            case "hyperlink" | "fldSimple" if self._addresses:
                self._addresses.pop()
            case _:
                pass

    def words(self, words: str) -> None:
        """Words stand in the element that is open."""
        parent = self.path[-1]
        if self._skipped_from:
            if parent == "delText":
                self.left_out["deleted"] += len(words)
            elif parent == "instrText" and self._fields:
                self._fields[-1].instruction += words
        elif parent in _TEXT:
            self._add(words.replace("\n", " "))

    def finish(self) -> None:
        """Hands on what waits for a next paragraph that did not come."""
        self._gathering.add_paragraph(self._joined)

    def _is_mark(self, name: str) -> bool:
        """Whether a deletion is that of the mark at the end of a paragraph, or of a row."""
        return name in {"del", "moveFrom"} and self.path[-2] == "rPr" and "pPr" in self.path[-3:]

    def _skip(self, name: str) -> None:
        self._skipped_from = len(self.path)
        if name in {"del", "moveFrom"} and "trPr" in self.path[-3:]:
            self._skipped_from = len(self.path) - 2
            self.left_out["rows"] += 1

    def _content(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p":
                self._paragraphs.append(_Paragraph(style=self._styles.default_paragraph))
            case "r":
                self._looks.append(_Look())
            case "hyperlink":
                self._enter(self._address(attributes))
            case "fldSimple":
                self._enter(_field_address(attributes.get("instr", "")))
            case "fldChar":
                self._field(attributes.get("fldCharType", ""))
            case "sym":
                self._add(_symbol(attributes.get("char", "")))
            case "footnote" | "endnote" if attributes.get("type") in _NOT_NOTES:
                self._skip(name)
            case _ if name in _SIGNS:
                self._add(_SIGNS[name])
            case _:
                self._tally(name)

    def _tally(self, name: str) -> None:
        kind = _TALLIED.get(name)
        if kind:
            self.left_out[kind] += 1

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self._paragraphs[-1]
        value = attributes.get("val", "")
        match name:
            case "pStyle":
                paragraph.style = value
            case "numId":
                paragraph.number_id = value
            case "ilvl":
                paragraph.number_level = whole(value)
            case "outlineLvl":
                paragraph.outline = whole(value)
            case "del" | "moveFrom":
                paragraph.joins_next = True
            case _:
                pass

    def _look_of_run(self, name: str, attributes: Mapping[str, str]) -> None:
        look = self._looks[-1]
        match name:
            case "b":
                look.is_bold = is_on(attributes)
            case "vanish":
                look.is_hidden = is_on(attributes)
            case "rStyle":
                look.style = attributes.get("val", "")
            case _:
                pass

    def _field(self, kind: str) -> None:
        if kind == "begin" and len(self._fields) < _DEEPEST_FIELD:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].address = _field_address(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _enter(self, address: str) -> None:
        """A link opens; one without an address leads where the one around it leads."""
        self._addresses.append(address or (self._addresses[-1] if self._addresses else ""))

    def _address(self, attributes: Mapping[str, str]) -> str:
        anchor = attributes.get("anchor", "")
        address = self._links.get(attributes.get("r:id", ""), "")
        return f"{address}#{anchor}" if anchor else address

    def _add(self, words: str) -> None:
        """Words of the run that is open."""
        if not self._paragraphs or not words:
            return
        paragraph = self._paragraphs[-1]
        look = self._looks[-1] if self._looks else _Look()
        is_hidden = self._styles.is_hidden(look.style) if look.is_hidden is None else look.is_hidden
        if is_hidden:
            self.left_out["hidden"] += len(words)
        else:
            paragraph.runs.append(Run(words, self._is_bold(paragraph, look), self._link()))

    def _is_bold(self, paragraph: _Paragraph, look: _Look) -> bool:
        says = (look.is_bold, self._styles.is_bold(look.style), self._styles.is_bold(paragraph.style))
        return next((said for said in says if said is not None), False)

    def _link(self) -> str:
        if self._addresses and self._addresses[-1]:
            return self._addresses[-1]
        return next((field.address for field in reversed(self._fields) if field.address), "")

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        runs = paragraph.runs
        if not self._paragraphs:
            self._joined.extend(runs)
            if paragraph.joins_next:
                return
            runs, self._joined = self._joined, []
        has_words = any(run.words.strip() for run in runs)
        self._gathering.add_paragraph(runs, self._marks(paragraph, has_words=has_words), blank=True)

    def _marks(self, paragraph: _Paragraph, *, has_words: bool) -> Marks:
        outline = paragraph.outline
        heading = self._styles.heading(paragraph.style) if outline is None else heading_of_outline(outline)
        item = self._item(paragraph) if has_words else ""
        return Marks(heading, item, self._styles.is_quote(paragraph.style))

    def _item(self, paragraph: _Paragraph) -> str:
        style_id, style_level = self._styles.numbering(paragraph.style)
        number_id = paragraph.number_id or style_id
        level = style_level if paragraph.number_level is None else paragraph.number_level
        if number_id == "0":
            return ""
        if number_id:
            return self._numbering.item(number_id, level)
        return "bullet" if self._styles.is_bullet_list(paragraph.style) else ""


_TALLIED = {
    "ins": "inserted",
    "moveTo": "inserted",
    "commentReference": "comments",
    "drawing": "pictures",
    "pict": "pictures",
    "object": "objects",
    "altChunk": "objects",
    "headerReference": "headers",
    "footerReference": "headers",
}


def _field_address(instruction: str) -> str:
    found = _HYPERLINK.match(instruction[:4_096])
    address = (found[1] or found[2] or "") if found else ""
    return "" if address.startswith("\\") else address


def _symbol(written: str) -> str:
    """A sign of a symbol font: the bullets are known, others are shown as what they are, a private sign."""
    try:
        code = int(written[:6], 16)
    except ValueError:
        return ""
    if code & 0xFF in _BULLETS and _SYMBOL_FONTS_FROM <= code < _SYMBOL_FONTS_FROM + 0x100:
        return "•"
    is_sign = 0 < code < 0xD800 or 0xE000 <= code <= 0xFFFD
    return chr(code) if is_sign else ""
