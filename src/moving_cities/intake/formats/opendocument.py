"""OpenDocument texts (ODT): the text with its marks, and a note on everything that is not part of it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.archives import Archive
from moving_cities.intake.formats.gathering import Gathering, Marks, Run
from moving_cities.intake.formats.markup import Events, read_markup
from moving_cities.intake.formats.numerals import counted
from moving_cities.intake.formats.opendocument_lists import OpenLists
from moving_cities.intake.formats.opendocument_styles import OpenStyles, StylesReader, whole

_KINDS = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_MOST_SPACES = 1_000
_DEEPEST_HEADING = 6
_SKIPPED = {
    "tracked-changes": "deletions",
    "office:annotation": "comments",
    "ruby-text": "",
    "hidden-text": "hidden",
    "svg:title": "",
    "svg:desc": "",
    "number": "",
    "note-citation": "",
    "office:scripts": "",
    "office:forms": "forms",
    "form:form": "forms",
    "table-of-content-source": "",
    "illustration-index-source": "",
    "table-index-source": "",
    "object-index-source": "",
    "user-index-source": "",
    "alphabetical-index-source": "",
    "bibliography-source": "",
    "office:meta": "",
}
_SIGNS = {"tab": "\t", "line-break": "\n"}
_TALLIED = {"draw:image": "pictures", "draw:object": "objects", "draw:object-ole": "objects", "draw:plugin": "objects"}
_OUTSIDE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//|/|\.\./|\\)")
_SPACES = re.compile(r"[ \t\r\n]+")


def is_opendocument(archive: Archive) -> bool:
    """Whether an archive is a text document (ODT) or a template of one."""
    kind = (archive.part("mimetype") or b"")[:200].strip()
    return kind in _KINDS or (not kind and "content.xml" in archive.names)


def read_opendocument(archive: Archive, gathering: Gathering) -> None:
    """Adds the paragraphs of a document, then its notes; changes count as accepted.

    Raises:
        FormatError: the document has macros, is protected, refers to something outside, is damaged, or too large.
    """
    _refuse_macros(archive)
    _refuse_protected(archive)
    content = archive.part("content.xml")
    if content is None:
        raise FormatError(say("The ODT document has no part with its text. Open it, save it again and send that file."))
    styles = OpenStyles()
    aside = Gathering()
    if (definitions := archive.part("styles.xml")) is not None:
        read_markup(definitions, _Body(aside, styles), "styles.xml")
    body = _Body(gathering, styles)
    read_markup(content, body, "content.xml")
    body.finish()
    _say(gathering, body.left_out, aside.characters)


@dataclass(slots=True)
class _Paragraph:
    style: str
    level: int = 0
    runs: list[Run] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Span:
    """How words look, unless their paragraph decides."""

    is_bold: bool | None = None
    is_hidden: bool = False


class _Body(Events):
    """Reads a part with text and styles.

    Attributes:
        left_out: what was left out, counted by kind.
    """

    def __init__(self, gathering: Gathering, styles: OpenStyles) -> None:
        super().__init__()
        self.left_out: Counter[str] = Counter()
        self._gathering = gathering
        self._styles = styles
        self._definitions = StylesReader(styles)
        self._lists = OpenLists(styles)
        self._paragraphs: list[_Paragraph] = []
        self._spans: list[_Span] = []
        self._addresses: list[str] = []
        self._notes: list[tuple[list[Run], Marks]] = []
        self._note_depth = 0
        self._skipped_from = 0
        self._skipped_as = ""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        self._refuse_outside(name, attributes)
        if self._skipped_from:
            return
        if name in _SKIPPED or self._is_hidden(name, attributes):
            self._skipped_from = len(self.path)
            self._skipped_as = _SKIPPED.get(name, "hidden")
            self.left_out[self._skipped_as] += self._skipped_as == "comments"
            return
        self._definitions.opened(name, attributes)
        self._content(name, attributes)

    def closed(self, name: str) -> None:
        """An element closes."""
        if self._skipped_from:
            self._skipped_from = 0 if len(self.path) == self._skipped_from else self._skipped_from
            return
        self._definitions.closed(name)
        match name:
            case "p" | "h" if self._paragraphs:
                self._end_paragraph(self._paragraphs.pop())
            case "span" if self._spans:
                self._spans.pop()
            case "a" if self._addresses:
                self._addresses.pop()
            case "list":
                self._lists.close_list()
            case "list-item":
                self._lists.close_item()
            case "note":
                self._note_depth -= 1
            case _:
                pass

    def words(self, words: str) -> None:
        """Words stand in the element that is open."""
        if self._skipped_from:
            if self._skipped_as != "comments":
                self.left_out[self._skipped_as] += len(_SPACES.sub("", words))
        elif self._paragraphs:
            self._add(_SPACES.sub(" ", words))

    def finish(self) -> None:
        """Adds the notes behind everything else."""
        first = self._gathering.next_number
        for runs, marks in self._notes:
            self._gathering.add_paragraph(runs, marks)
        if self._gathering.next_number > first:
            self._gathering.note(
                0, say("The footnotes and endnotes stand at the end, from line {first:,} on.", first=first)
            )

    def _content(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p" | "h":
                level = whole(attributes.get("outline-level", ""), 1) if name == "h" else 0
                self._paragraphs.append(_Paragraph(attributes.get("style-name", ""), min(level, _DEEPEST_HEADING)))
            case "span":
                self._spans.append(self._span(attributes.get("style-name", "")))
            case "a":
                self._addresses.append(attributes.get("xlink:href", "") or self._address)
            case "s" | "tab" | "line-break":
                self._add(_SIGNS.get(name) or " " * min(whole(attributes.get("c", ""), 1), _MOST_SPACES))
            case "list":
                self._lists.open_list(attributes)
            case "list-item":
                self._lists.open_item(attributes)
            case "note":
                self._note_depth += 1
            case _ if name in _TALLIED:
                self.left_out[_TALLIED[name]] += 1
            case _:
                pass

    def _add(self, words: str) -> None:
        if not self._paragraphs:
            return
        span = self._spans[-1] if self._spans else _Span()
        style = self._paragraphs[-1].style
        if span.is_hidden or self._styles.is_hidden("paragraph", style):
            self.left_out["hidden"] += len(_SPACES.sub("", words))
            return
        is_bold = self._styles.is_bold("paragraph", style) if span.is_bold is None else span.is_bold
        self._paragraphs[-1].runs.append(Run(words, bool(is_bold), self._address))

    @property
    def _address(self) -> str:
        return self._addresses[-1] if self._addresses else ""

    def _span(self, style: str) -> "_Span":
        """How the words of a span look, which lies in another or in none."""
        around = self._spans[-1] if self._spans else _Span()
        is_bold = self._styles.is_bold("text", style)
        return _Span(
            around.is_bold if is_bold is None else is_bold, around.is_hidden or self._styles.is_hidden("text", style)
        )

    @staticmethod
    def _is_hidden(name: str, attributes: Mapping[str, str]) -> bool:
        """Whether a section, a row or a paragraph is said to be hidden, whatever its style is."""
        return name in {"section", "table:table-row", "table:table"} and (
            attributes.get("display") == "none" or attributes.get("table:visibility") == "collapse"
        )

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        heading = paragraph.level or self._styles.heading(paragraph.style)
        is_quote = self._styles.is_quote(paragraph.style)
        if self._note_depth > 0:
            self._notes.append((paragraph.runs, Marks(0, "", is_quote)))
            return
        before = len(self._gathering.lines)
        marks = Marks(heading, self._lists.waiting(), is_quote)
        self._gathering.add_paragraph(paragraph.runs, marks, blank=True)
        if any(line.text for line in self._gathering.lines[before:]):
            self._lists.taken()

    def _refuse_outside(self, name: str, attributes: Mapping[str, str]) -> None:
        address = attributes.get("xlink:href", "")
        if not address or name in {"a", "draw:a", "meta:template", "dc:source"}:
            return
        if _OUTSIDE.match(address):
            raise FormatError(
                say(
                    "The document refers to something outside of it: {address} ({what}). It was not read, "
                    "and nothing was fetched. Copy its text into a new document, without linked pictures and "
                    "files, and send that.",
                    address=address[:100],
                    what=name.rpartition(":")[2],
                )
            )


def _refuse_macros(archive: Archive) -> None:
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in archive.names):
        raise FormatError(
            say("The document holds macros, which are programs. Save it without them and send that file.")
        )


def _refuse_protected(archive: Archive) -> None:
    reader = _Manifest()
    if (manifest := archive.part("META-INF/manifest.xml")) is not None:
        read_markup(manifest, reader, "manifest.xml")
    if reader.is_protected or "encrypted-package" in archive.names:
        raise FormatError(say("The document is protected by a password. Save it without one and send that file."))


class _Manifest(Events):
    """Looks for parts that are encrypted."""

    def __init__(self) -> None:
        super().__init__()
        self.is_protected = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002 (of the base)
        """An element opens."""
        self.is_protected = self.is_protected or name == "encryption-data"


def _say(gathering: Gathering, left_out: Counter[str], aside: int) -> None:
    """Notes what a person would miss who compares the lines with the document."""
    if left_out["deletions"]:
        gathering.note(
            0,
            say(
                "Tracked changes were taken as accepted: {characters} of deletions and their dates left out.",
                characters=counted(left_out["deletions"], "character"),
            ),
        )
    if left_out["hidden"]:
        gathering.note(
            0, say("Left out, because it is hidden: {things}.", things=counted(left_out["hidden"], "character"))
        )
    for kind, thing in (("comments", "comment"), ("pictures", "picture"), ("objects", "embedded object")):
        if left_out[kind]:
            gathering.note(0, say("Left out: {things}.", things=counted(left_out[kind], thing)))
    if left_out["forms"]:
        gathering.note(0, say("Left out: {characters} of forms.", characters=counted(left_out["forms"], "character")))
    if aside:
        gathering.note(0, say("Left out: {characters} of headers and footers.", characters=counted(aside, "character")))
