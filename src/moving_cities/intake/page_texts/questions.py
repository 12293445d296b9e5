"""What a person should decide, in whole sentences. Where the recogniser was not sure, it asks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from moving_cities.atlas.sentences import say
from moving_cities.intake.formats.lines import Line
from moving_cities.intake.formats.mojibake import doubtful_words
from moving_cities.intake.page_texts.cleaning import LOST
from moving_cities.intake.page_texts.page_text import Block
from moving_cities.intake.page_texts.signs import Sign
from moving_cities.intake.page_texts.title_lines import Head

_SHOWN = 80
_MOST_WORDS = 5
_AROUND = ".,;:!?()"


def questions_of(
    head: Head, takeaways: Sequence[str], has_takeaways_heading: bool, blocks: Sequence[Block], signs: Sequence[Sign]
) -> Iterator[str]:
    """The questions about title, takeaways, headings and quotes, in the order of the page."""
    if not head.title:
        yield say("No line is the title. The name of the city will be used; say if it is another.")
    if takeaways and not has_takeaways_heading:
        yield say("A list stands before the first heading and was taken for the takeaways. Is it?")
    for sign in signs:
        if sign.heading and sign.heading.written:
            yield say(
                "The heading “{heading}” is not one of the known ones; by what it speaks of, it was taken for "
                "“{wording}”. Is it?",
                heading=sign.heading.written,
                wording=sign.heading.wording,
            )
        elif sign.heading and sign.heading.similarity < 100:
            yield say(
                "A heading differs by some letters from “{wording}” and was taken for it. Is it?",
                wording=sign.heading.wording,
            )
    for number, block in enumerate(blocks, start=1):
        yield from _about(number, block)


def doubtful_letters(lines: Iterable[Line], half_words: Iterable[tuple[int, str]] = ()) -> Iterator[str]:
    """A question about words that may have been decoded in a wrong encoding, where that is not certain.

    Args:
        lines: of the file.
        half_words: words of which that does not show any more (`ReadFile.half_words`), with their lines.
    """
    all_words = ((line.number, word) for line in lines for word in doubtful_words(line.text) if LOST not in word)
    found = sorted({*islice(all_words, _MOST_WORDS), *islice(half_words, _MOST_WORDS)})[:_MOST_WORDS]
    if found:
        words = " ".join(f"{word.strip(_AROUND)} ({number})" for number, word in found)
        yield say(
            "Words look as if their letters had been read in a wrong encoding, and were left as they are: {words} (in "
            "brackets the line). What should stand there?",
            words=words,
        )


def _about(number: int, block: Block) -> Iterator[str]:
    if block.type == "quote" and not block.speaker:
        yield say(
            "Block {number} is a quote (“{text}”) without a speaker. Who says it?",
            number=number,
            text=block.text[:_SHOWN],
        )
    if block.type == "quote" and block.speaker and not block.role:
        yield say(
            "Block {number} is a quote of {speaker}. What is that person's role?", number=number, speaker=block.speaker
        )
    if block.type == "section" and not block.heading and number > 1:
        yield say("Block {number} has no heading. Does it belong to the section before it?", number=number)
    if block.type == "report" and not block.years:
        yield say("Block {number} is about the report and names no year. Of which year is it?", number=number)
