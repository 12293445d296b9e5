"""Blocks while they are being put together."""

from dataclasses import dataclass, field

from moving_cities.intake.page_texts.attributions import Attribution
from moving_cities.intake.page_texts.paragraphs import Paragraph


@dataclass(slots=True, eq=False)
class Draft:
    """A block of which the paragraphs are being gathered.

    Attributes:
        type: `section`, `quote`, `networks`, `report`, `context` or `contact`.
        key: of a recurring heading (`atlas.kinds.HEADING_KEYS`); empty for a free one.
        heading: the paragraph that is its heading, if it has one.
        heading_words: the words of the heading, where they are not those of the whole paragraph.
        run_in: what follows the heading in the same paragraph.
        body: its paragraphs, in order.
        words: of a quote: its paragraphs without quotation marks.
        attribution: of a quote: whose words.
    """

    type: str
    key: str = ""
    heading: Paragraph | None = None
    heading_words: str = ""
    run_in: str = ""
    body: list[Paragraph] = field(default_factory=list)
    words: tuple[str, ...] = ()
    attribution: Attribution | None = None

    @property
    def paragraphs(self) -> list[Paragraph]:
        """All its paragraphs, its heading first."""
        return [self.heading, *self.body] if self.heading else self.body
