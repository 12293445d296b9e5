"""HTML: the words that a browser shows, in their order, as lines.

lxml hands over one tag after the other and keeps no tree. This is why it was chosen: measured on 5 MB of each of
thirty ways to nest, to leave open and to repeat (`<div>` a million times among them) it takes at most 0.7 s and 90 MB.
selectolax does not end on nested `<div>` within 20 s, Python's own parser is quadratic on tags that are never closed
in the versions that we support, html5lib takes a second per megabyte of ordinary paragraphs, and lxml's tree leaves out
without a word what is nested deeper than 256 elements.
"""

import re
from collections import Counter
from collections.abc import Mapping

from lxml import etree

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.gathering import Gathering, Marks
from moving_cities.intake.formats.hypertext_lists import PageList
from moving_cities.intake.formats.hypertext_tags import AS_TYPED, BLOCKS, DROPPED, HEADINGS, LISTS, QUOTES, STRONG
from moving_cities.intake.formats.numerals import counted
from moving_cities.intake.formats.page_frame import OF_TEXT, frame_of
from moving_cities.intake.formats.page_line import PageLine

_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_FOLLOWED = re.compile(r"(?!\s*(?:javascript|data|vbscript)\s*:)", re.IGNORECASE)
LONGEST = 10_000_000
"""Characters of a page with its tags; pictures written into the page make most of long ones."""

MOST_PIECES = 500_000
"""Tags and pieces of text that a page may have; a long page has some thousand."""
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4_096


def declared_encoding(content: bytes) -> str:
    """The encoding that a page says it is in, or nothing."""
    found = _CHARSET.search(content[:_HEAD])
    return (found[1] or found[2]).decode("ascii") if found else ""


def read_hypertext(text: str, gathering: Gathering, *, number: int = 0) -> None:
    """Adds the visible words of a page, and notes what was left out.

    Args:
        text: the page, or a piece of one.
        gathering: takes the lines.
        number: of all its lines, where it is a piece within another format.

    Raises:
        FormatError: the page cannot be read, or has more text than any page text.
    """
    if len(text) > LONGEST:
        raise FormatError(
            say(
                "The page has more than {longest:,} characters with its tags. Save it without pictures and "
                "scripts, or the part that is meant.",
                longest=LONGEST,
            )
        )
    if not text.strip():
        return
    page = _Page(gathering, number)
    parser = etree.HTMLParser(target=page, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        parser.feed(text.replace("\0", "\ufffd"))
        parser.close()
    except etree.LxmlError:
        raise FormatError(
            say("The page cannot be read as HTML. Save its text as plain text or DOCX and send that.")
        ) from None
    page.say_what_was_left_out()


class _Page:
    """Takes the tags and words of a page as they come and hands on lines."""

    def __init__(self, gathering: Gathering, number: int) -> None:
        self._gathering = gathering
        self._number = number
        self._line = PageLine()
        self._item = ""
        self._heading = 0
        self._open: Counter[str] = Counter()
        self._lists: list[PageList] = []
        self._frames: list[str] = [""]
        self._dropped_depth = 0
        self._dropping = ""
        self._dropped: Counter[str] = Counter()
        self._pictures: list[str] = []
        self._title = ""
        self._pieces = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        self._count()
        if self._dropped_depth:
            self._dropped_depth += 1
            return
        if tag in DROPPED or _is_hidden(attributes):
            self._dropped_depth = 1
            self._dropping = tag if tag in DROPPED else "hidden"
            return
        if tag in BLOCKS:
            self._flush()
        own = frame_of(tag, attributes, is_in_text=self._open["text"] > 0) if tag in BLOCKS else ""
        self._frames.append(self._frames[-1] or own)
        self._open["text"] += tag in OF_TEXT
        if tag == "br":
            self._line.end_here()
        elif tag == "img":
            self._pictures.append(attributes.get("alt", ""))
        else:
            self._opened(tag, attributes)

    def end(self, tag: str) -> None:
        """A tag closes, or the parser closes it."""
        if self._dropped_depth:
            self._dropped_depth -= 1
            return
        if tag in BLOCKS:
            self._flush()
        if len(self._frames) > 1:
            self._frames.pop()
        self._open["text"] -= tag in OF_TEXT
        if tag in STRONG or tag in QUOTES:
            self._open["strong" if tag in STRONG else "quote"] -= 1
        elif tag == "a":
            self._line.close_link()
        elif (tag in LISTS or tag == "ol") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = ""
        elif tag in HEADINGS:
            self._heading = 0
        elif tag in AS_TYPED:
            self._open["pre"] -= 1

    def data(self, words: str) -> None:
        """Words between tags."""
        self._count()
        if self._dropping == "title" and self._dropped_depth:
            self._title = self._title or _SPACES.sub(" ", words).strip()
        elif self._dropped_depth:
            self._dropped[self._dropping] += len(_SPACES.sub("", words))
        else:
            shown = words if self._open["pre"] > 0 else _SPACES.sub(" ", words)
            self._line.add(shown, is_strong=self._open["strong"] > 0)

    def close(self) -> None:
        """The page ends, perhaps within a block."""
        self._flush()

    def say_what_was_left_out(self) -> None:
        """Notes the title, the pictures and everything that a browser does not show."""
        if self._title:
            self._gathering.note(
                self._number, say("The title of the page is not shown on it and was left out."), self._title
            )
        for tag, count in sorted(self._dropped.items()):
            what = DROPPED.get(tag, say("hidden words")) or say("parts that are not shown")
            if count:
                self._gathering.note(
                    self._number,
                    say(
                        "Left out, because a browser does not show it: {characters} of {what}.",
                        characters=counted(count, "character"),
                        what=what,
                    ),
                )
        if self._pictures:
            told = " · ".join(filter(None, self._pictures))
            self._gathering.note(
                self._number,
                say("Left out: {things}; in words they show:", things=counted(len(self._pictures), "picture")),
                told,
            )

    def _count(self) -> None:
        self._pieces += 1
        if self._pieces > MOST_PIECES:
            raise FormatError(
                say(
                    "The page has more than {most_pieces:,} tags, which no page text has. Save the part that is "
                    "meant as a file of its own.",
                    most_pieces=MOST_PIECES,
                )
            )

    def _opened(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in STRONG or tag in QUOTES:
            self._open["strong" if tag in STRONG else "quote"] += 1
        elif tag == "a":
            self._line.open_link(_address(attributes.get("href", "")))
        elif tag in LISTS or tag == "ol":
            self._lists.append(PageList(attributes, is_numbered=tag == "ol"))
        elif tag == "li":
            self._item = self._lists[-1].item(attributes.get("value", "")) if self._lists else "bullet"
        elif tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag in AS_TYPED:
            self._open["pre"] += 1

    def _flush(self) -> None:
        """Ends the line that is being read, if it has words."""
        for runs in self._line.taken():
            before = len(self._gathering.lines)
            marks = Marks(self._heading, self._item, self._open["quote"] > 0, self._frames[-1])
            self._gathering.add_paragraph(runs, marks, number=self._number)
            if len(self._gathering.lines) > before:
                self._item = ""


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))


def _address(written: str) -> str:
    """The address of a link, unless it is one that runs something instead of leading somewhere."""
    return written.strip() if _FOLLOWED.match(written) else ""
