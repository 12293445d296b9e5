r"""The written notation of rich text: a strict subset of Markdown, without surprises.

    Paragraphs are separated by an empty line. _Emphasis_, **strong**, [link](https://example.org),
    [woorden]{nl} in another language, and a citation[^s-a0b0c9ac] of a source.

    - a bullet list,
    - one item a line

    1. a numbered list

    > somebody else's words

Every mark is a plain toggle, a backslash takes its meaning away, and HTML is refused. So every tree
can be written and every text read in one way only: `parse(write(text)) == text` for every normalised
tree, which CommonMark's flanking rules do not allow (decision 0003).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from moving_cities.atlas.errors import NotationError, TextError
from moving_cities.atlas.richtext import (
    BulletList,
    Citation,
    Emphasis,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Phrase,
    Quotation,
    RichBlock,
    RichText,
    Span,
    Strong,
    Text,
    link_address,
    normalise_span,
)
from moving_cities.atlas.sentences import said_by, say

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<strong>\*\*)|(?P<emphasis>_)|\[\^(?P<citation>[^\]\s]*)\]"
    r"|(?P<open>\[)|(?P<close>\])|(?P<markup><(?=[A-Za-z/!?]))"
)
_MARKS = re.compile(r"[\\*_\[\]<`^]")
_LINE_START = re.compile(r"(?:[->#:](?=.)|\d+(?=\. ))|[->#:]$")
_BULLET = re.compile(r"- ")
_NUMBERED = re.compile(r"\d{1,9}\. ")


@dataclass(slots=True)
class _Frame:
    """An opened mark that waits for its end."""

    mark: str
    children: list[Inline] = field(default_factory=list)


def parse(text: str) -> RichText:
    """The tree that the text writes down, in canonical form.

    Raises:
        NotationError: a mark without its end, a link that is not allowed, HTML; with the line.
    """
    blocks: list[RichBlock] = []
    for first_line, lines in _chunks(text):
        try:
            block = _block(lines)
        except NotationError as error:
            raise NotationError(said_by(error), first_line + error.line) from None
        if block:
            blocks.append(block)
    return RichText(tuple(blocks))


def write(text: RichText) -> str:
    """The text in the notation: one line per paragraph or item, blocks apart by an empty line."""
    return "\n\n".join(_written_block(block) for block in text.blocks)


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of non-empty lines, each with the number of its first line, counted from 1."""
    chunk: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip(" \t\r")
        if stripped:
            chunk.append(stripped)
        elif chunk:
            yield number - len(chunk), chunk
            chunk = []
    if chunk:
        yield len(text.split("\n")) - len(chunk) + 1, chunk


def _block(lines: list[str]) -> RichBlock | None:
    """The block that these lines write down; None if there are no words in it."""
    kind: type[BulletList | NumberedList | Quotation] | None = None
    if lines[0].startswith(">"):
        kind, written = Quotation, tuple(filter(None, _quoted(lines)))
    elif lines[0].startswith("- "):
        kind, written = BulletList, tuple(filter(None, _items(lines, _BULLET)))
    elif _NUMBERED.match(lines[0]):
        kind, written = NumberedList, tuple(filter(None, _items(lines, _NUMBERED)))
    if kind:
        return kind(written) if written else None
    for number, line in enumerate(lines):
        _refuse_other_block(line, number)
    children = _span_of(lines, 0)
    return Paragraph(children) if children else None


def _refuse_other_block(line: str, number: int) -> None:
    """A line that would begin a block of its own, but stands inside a paragraph or a list."""
    if line.startswith("#"):
        raise NotationError(say("A heading cannot stand inside a text; start a new block instead."), number)
    if line.startswith((">", "- ")) or _NUMBERED.match(line):
        raise NotationError(
            say(
                "A list or a quotation stands apart from what is above it; set an empty line before it, or "
                "write the paragraph in one line."
            ),
            number,
        )


def _refuse_nested(content: str, number: int) -> None:
    """An item or a line of a quotation that would begin a list or a quotation of its own."""
    if content.startswith((">", "- ")) or _NUMBERED.match(content):
        raise NotationError(
            say(
                "A list or a quotation cannot stand inside another; write \\> or \\- for the sign itself, and 1\\. "
                "for a number."
            ),
            number,
        )


def _quoted(lines: list[str]) -> Iterator[Span]:
    paragraph: list[str] = []
    for number, line in enumerate(lines):
        if not line.startswith(">"):
            raise NotationError(say("Every line of a quotation starts with “> ”."), number)
        content = line[1:].strip(" ")
        _refuse_nested(content, number)
        if content:
            paragraph.append(content)
        elif paragraph:
            yield _span_of(paragraph, number - len(paragraph))
            paragraph = []
    if paragraph:
        yield _span_of(paragraph, len(lines) - len(paragraph))


def _items(lines: list[str], marker: re.Pattern[str]) -> Iterator[Span]:
    item: list[str] = []
    for number, line in enumerate(lines):
        match = marker.match(line)
        if match is None:
            _refuse_other_block(line, number)
        elif item:
            yield _span_of(item, number - len(item))
            item = []
        if match:
            _refuse_nested(line[match.end() :], number)
        item.append(line[match.end() :] if match else line)
    yield _span_of(item, len(lines) - len(item))


def _span_of(lines: list[str], number: int) -> Span:
    try:
        return normalise_span(_inline(" ".join(lines)))
    except TextError as error:
        raise NotationError(said_by(error), number) from None


def _inline(source: str) -> Span:
    stack = [_Frame("")]
    position = 0
    while match := _TOKEN.search(source, position):
        _add_text(stack, source[position : match.start()])
        position = _take(source, match, stack)
    _add_text(stack, source[position:])
    if len(stack) > 1:
        raise NotationError(say("“{mark}” is opened but never closed; write \\{mark}.", mark=stack[-1].mark), 0)
    return tuple(stack[0].children)


def _take(source: str, match: re.Match[str], stack: list[_Frame]) -> int:
    """Acts on one mark and returns where reading goes on."""
    kind = match.lastgroup
    if kind == "markup":
        raise NotationError(say("HTML is not allowed in a text; write \\< for the sign itself."), 0)
    if kind == "escaped":
        _add_text(stack, match["escaped"])
    elif kind == "citation":
        stack[-1].children.append(Citation(match["citation"]))
    elif kind == "open":
        stack.append(_Frame("["))
    elif kind == "close":
        return _close_bracket(source, match.end(), stack)
    else:
        _toggle(match[0], stack)
    return match.end()


def _toggle(mark: str, stack: list[_Frame]) -> None:
    if stack[-1].mark == mark:
        children = tuple(stack.pop().children)
        stack[-1].children.append(Strong(children) if mark == "**" else Emphasis(children))
    elif any(frame.mark == mark for frame in stack):
        raise NotationError(
            say("“{mark}” is closed while “{other}” is still open.", mark=mark, other=stack[-1].mark), 0
        )
    else:
        stack.append(_Frame(mark))


def _close_bracket(source: str, position: int, stack: list[_Frame]) -> int:
    if stack[-1].mark != "[":
        raise NotationError(say("“]” closes nothing; write \\] for the sign itself."), 0)
    children = tuple(stack.pop().children)
    following = source[position : position + 1]
    if following == "(":
        end = _balanced_end(source, position)
        stack[-1].children.append(Link(children, link_address(source[position + 1 : end])))
    elif following == "{":
        end = source.find("}", position)
        stack[-1].children.append(Phrase(children, source[position + 1 : max(end, position)]))
    else:
        end = -1
    if end < 0:
        raise NotationError(say("“[…]” must be followed by (address) or {language}; write \\[ for the sign."), 0)
    return end + 1


def _balanced_end(source: str, start: int) -> int:
    depth = 0
    for position in range(start, len(source)):
        depth += {"(": 1, ")": -1}.get(source[position], 0)
        if depth == 0:
            return position
    raise NotationError(say("The address of a link is not closed with “)”."), 0)


def _add_text(stack: list[_Frame], text: str) -> None:
    if text:
        stack[-1].children.append(Text(text))


def _written_block(block: RichBlock) -> str:
    if isinstance(block, Paragraph):
        return _written_line(block.children)
    if isinstance(block, BulletList):
        return "\n".join(f"- {_written_line(item)}" for item in block.items)
    if isinstance(block, NumberedList):
        return "\n".join(f"{number}. {_written_line(item)}" for number, item in enumerate(block.items, 1))
    return "\n>\n".join(f"> {_written_line(paragraph)}" for paragraph in block.paragraphs)


def _written_line(span: Span) -> str:
    line = _written_span(span)
    return _LINE_START.sub(_escaped_start, line, count=1) if _LINE_START.match(line) else line


def _escaped_start(match: re.Match[str]) -> str:
    start = match[0]
    return f"{start}\\" if start.isdigit() else f"\\{start}"


def _written_span(span: Span) -> str:
    return "".join(map(_written, span))


def _written(node: Inline) -> str:
    if isinstance(node, Text):
        return _MARKS.sub(lambda match: f"\\{match[0]}", node.text)
    if isinstance(node, Citation):
        return f"[^{node.source_id}]"
    inner = _written_span(node.children)
    if isinstance(node, Emphasis):
        return f"_{inner}_"
    if isinstance(node, Strong):
        return f"**{inner}**"
    if isinstance(node, Phrase):
        return f"[{inner}]{{{node.language}}}"
    return f"[{inner}]({node.href})"
