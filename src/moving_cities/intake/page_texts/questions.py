"""What a person should decide, in whole sentences. Where the recogniser was not sure, it asks."""

from collections.abc import Iterator, Sequence

from moving_cities.intake.page_texts.page_text import Block
from moving_cities.intake.page_texts.signs import Sign
from moving_cities.intake.page_texts.title_lines import Head

_SHOWN = 80


def questions_of(
    head: Head, takeaways: Sequence[str], has_takeaways_heading: bool, blocks: Sequence[Block], signs: Sequence[Sign]
) -> Iterator[str]:
    """The questions about title, takeaways, headings and quotes, in the order of the page."""
    if not head.title:
        yield "No line is the title. The name of the city will be used; say if it is another."
    if takeaways and not has_takeaways_heading:
        yield "A list stands before the first heading and was taken for the takeaways. Is it?"
    for sign in signs:
        if sign.heading and sign.heading.similarity < 100:
            yield f"A heading differs by some letters from “{sign.heading.wording}” and was taken for it. Is it?"
    for number, block in enumerate(blocks, start=1):
        yield from _about(number, block)


def _about(number: int, block: Block) -> Iterator[str]:
    if block.type == "quote" and not block.speaker:
        yield f"Block {number} is a quote (“{block.text[:_SHOWN]}”) without a speaker. Who says it?"
    if block.type == "quote" and block.speaker and not block.role:
        yield f"Block {number} is a quote of {block.speaker}. What is that person's role?"
    if block.type == "section" and not block.heading and number > 1:
        yield f"Block {number} has no heading. Does it belong to the section before it?"
    if block.type == "report" and not block.years:
        yield f"Block {number} is about the report and names no year. Of which year is it?"
