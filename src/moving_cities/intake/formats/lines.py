"""What every format is read into: lines of text with the marks that the file gave them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a paragraph of a file.

    Attributes:
        number: its number, from 1, as a person counts lines of a text file or paragraphs of a document.
        text: its words without the marks; empty for a blank line.
        heading: the level of a heading, 1 to 6; 0 for other lines.
        item: the number that stands before an item of a list, as written; `bullet` where a sign stands there;
            empty for other lines.
        is_quote: whether the file marks it as somebody's words.
        strong_lead: the words that open the line in bold, where only its beginning is bold; of a paragraph that the
            file breaks into lines, all of them at its first line, even where they go on in the next.
        links: words and address of each link in the line.
        goes_on: whether the file says that the line belongs to the paragraph of the line before it.
        frame: the part of the frame of a page that the file says it stands in: `navigation`, `cookies` or `footer`;
            empty for other lines.
    """

    number: int
    text: str
    heading: int = 0
    item: str = ""
    is_quote: bool = False
    strong_lead: str = ""
    links: tuple[tuple[str, str], ...] = ()
    goes_on: bool = False
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A damage that was mended because only one reading is possible.

    Attributes:
        line: where; 0 for the file as a whole.
        what: what was done, a sentence.
        before: the damaged words, or the beginning of them.
        after: the mended words.
    """

    line: int
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read.

    Attributes:
        name: of the file.
        format: `text`, `html`, `markdown`, `docx` or `odt`.
        sha256: of its bytes.
        lines: in their order.
        repairs: what was mended while reading.
        half_words: number of the line and word, for each word of which a sign was taken out that nobody sees, and that
            may have been decoded in a wrong encoding; what is left of it does not show that any more.
    """

    name: str
    format: str
    sha256: str
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()
    half_words: tuple[tuple[int, str], ...] = ()

    @property
    def characters(self) -> int:
        """How many characters its lines hold, without their ends."""
        return sum(len(line.text) for line in self.lines)
