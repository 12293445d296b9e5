"""Markdown: what CommonMark makes of it, as lines with the numbers that they have in the file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from moving_cities.atlas.sentences import say
from moving_cities.intake.formats.gathering import Gathering, Marks, Run
from moving_cities.intake.formats.hypertext import read_hypertext
from moving_cities.intake.formats.markdown_wrapping import SourceWrapping
from moving_cities.intake.formats.numerals import counted
from moving_cities.intake.formats.plain import read_plain

LONGEST = 200_000
"""Characters of Markdown that are read as such, which takes 3 seconds at worst; longer files are read as "
    "plain text."""

_FRONT = re.compile(r"---[ \t]*\n(?:(?!---)[^\n]*\n){0,100}---[ \t]*(?:\n|$)")
_TAG = re.compile(r"</?([a-zA-Z0-9]+)")
_HEADING = re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE)
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\((?:https?://|mailto:)[^)\s]+\)")
_STRONG = re.compile(r"\*\*[^*\s][^*\n]{0,200}\*\*")
_HEADINGS_THAT_PROVE = 2


def looks_like_markdown(text: str) -> bool:
    """Whether a text without a name that says so is written in Markdown: by two headings, or by marks of two kinds."""
    headings = len(_HEADING.findall(text))
    kinds = (headings > 0) + bool(_LINK.search(text)) + bool(_STRONG.search(text))
    return headings >= _HEADINGS_THAT_PROVE or kinds > 1


def read_markdown(text: str, gathering: Gathering) -> None:
    """Adds each paragraph, heading and item as a line without its marks.

    Indented text is a paragraph, not code: people indent, and page texts have no code. The lines of a paragraph stay
    lines, with their numbers; which of them go on with the one above, `markdown_wrapping` says.

    Raises:
        FormatError: there are more lines or characters than any page text has.
    """
    if len(text) > LONGEST:
        gathering.note(
            0,
            say(
                "The file is longer than {longest:,} characters, so its Markdown was not read: it is taken as"
                " plain text, with the marks.",
                longest=LONGEST,
            ),
        )
        read_plain(text, gathering)
        return
    text = re.sub("\r\n?", "\n", text).replace("\0", "\ufffd")
    front = _FRONT.match(text)
    first = 0
    if front:
        read_plain(front[0], gathering)
        text, first = text[front.end() :], front[0].count("\n")
    tokens = MarkdownIt("commonmark").enable("table").disable("code").parse(text)
    _Reader(gathering, first, text.split("\n")).read(tokens)


class _Reader:
    """Walks through the tokens and keeps what holds for the lines inside."""

    def __init__(self, gathering: Gathering, first: int, source: Sequence[str]) -> None:
        self._gathering = gathering
        self._source = source
        self._wrapping = SourceWrapping(())
        self._first = first
        self._heading = 0
        self._quotes = 0
        self._item = ""
        self._number = first + 1
        self._pictures: list[str] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Adds the lines of all tokens."""
        paragraphs = (token.map for token in tokens if token.type == "inline" and token.map)
        self._wrapping = SourceWrapping(self._source[first:end] for first, end in paragraphs if end - first > 1)
        for token in tokens:
            if token.map:
                self._number = self._first + token.map[0] + 1
            self._take(token)
        if self._pictures:
            told = " · ".join(filter(None, self._pictures))
            self._gathering.note(
                0, say("Left out: {things}; in words they show:", things=counted(len(self._pictures), "picture")), told
            )

    def _take(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
            case "list_item_open":
                self._item = token.info or "bullet"
            case "list_item_close":
                self._item = ""
            case "inline":
                self._paragraph(token)
            case "fence" | "code_block":
                self._typed(token)
            case "html_block":
                read_hypertext(token.content, self._gathering, number=self._number)
            case _:
                pass

    def _paragraph(self, token: Token) -> None:
        number, end = self._number, self._first + (token.map[1] if token.map else 0)
        look = _Look()
        together: list[tuple[int, list[Run]]] = []
        for children in _lines(token.children or []):
            if together and not self._goes_on(number - 1, end):
                self._add(together)
                together = []
            runs = list(self._runs(children, look))
            together.append((number, runs))
            number += 1
            if children and children[-1].type == "hardbreak":
                self._add(together)
                together = []
        self._add(together)

    def _goes_on(self, number: int, end: int) -> bool:
        """Whether the line with this number goes on in the next; `end` is the number of the paragraph's last."""
        index = number - self._first - 1
        line, following = self._source[index : index + 2] if index + 2 <= len(self._source) else ("", "")
        return self._wrapping.goes_on(line, following, is_last=number + 1 >= end)

    def _add(self, lines: Sequence[tuple[int, list[Run]]]) -> None:
        """Adds lines that go on in each other; those that a tag breaks are lines apart."""
        before = len(self._gathering.lines)
        marks = Marks(self._heading, self._item, self._quotes > 0)
        if any("\n" in run.words for _, runs in lines for run in runs):
            for number, runs in lines:
                self._gathering.add_paragraph(runs, marks, number=number)
                marks = marks.going_on()
        else:
            self._gathering.add_broken_paragraph(lines, marks)
        self._item = "" if len(self._gathering.lines) > before else self._item

    def _typed(self, token: Token) -> None:
        """The lines of a block of code."""
        for offset, line in enumerate(token.content.splitlines()):
            self._gathering.add_paragraph(
                [Run(line)],
                Marks(0, self._item, self._quotes > 0),
                number=self._number + offset + (token.type == "fence"),
            )
            self._item = ""

    def _runs(self, children: Iterable[Token], look: "_Look") -> Iterable[Run]:
        for child in children:
            match child.type:
                case "strong_open" | "strong_close":
                    look.strong += child.nesting
                case "link_open":
                    look.address = str(child.attrs.get("href", ""))
                case "link_close":
                    look.address = ""
                case "softbreak" | "hardbreak":
                    pass
                case "image":
                    self._pictures.append(child.content)
                case "html_inline":
                    yield from _tag(child.content)
                case _:
                    yield Run(child.content, look.strong > 0, look.address)


@dataclass(slots=True)
class _Look:
    """What holds for the words at one place of a paragraph; links do not lie in each other."""

    strong: int = 0
    address: str = ""


def _tag(written: str) -> Iterable[Run]:
    """A line feed for `<br>`; other tags are marks without words."""
    found = _TAG.match(written)
    if found and found[1].lower() == "br":
        yield Run("\n")


def _lines(children: Sequence[Token]) -> Iterable[list[Token]]:
    """The tokens of each line of a paragraph, with the token that ends it."""
    line: list[Token] = []
    for child in children:
        line.append(child)
        if child.type in {"hardbreak", "softbreak"}:
            yield line
            line = []
    yield line
