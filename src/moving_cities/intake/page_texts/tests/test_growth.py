"""Reading takes work in proportion to the lines, whatever they are; a quadratic step would show here first."""

import pytest

from tests.instruments.named_places import file_of
from tests.instruments.steps import steps_of

FEW, MANY = 500, 4_000
LINES = {
    "headings": ("", "What is unique about the city?"),
    "unknown headings": ("", "Something {number} that nobody has heard of\n"),
    "takeaways": ("Key Takeaways\n", "- Point {number} is made here."),
    "bare takeaways": ("Key Takeaways\n", "Point {number} is made here."),
    "networks": ("Member of the following networks\n", "Network {number}"),
    "short lines": ("", "Office {number}"),
    "contacts": ("", "Office {number}\n" * 50 + "office{number}@example.org"),
    "open quotes": ("", "“The words {number} of a quote that nobody closes."),
    "attributions": ("", "Words that somebody said in this place.\nAda Colau, mayor"),
    "broken lines": ("", "a line of some sixty signs that goes on in the next one and"),
    "the same again": ("", "A paragraph that is long enough to be known as one that stood here before."),
    "lost": ("", "\ufffd" * 9),
    "bullets": ("", "•"),
}
"""The first line, and the line that is repeated."""


@pytest.mark.parametrize("kind", LINES)
def test_eight_times_the_lines_take_at_most_ten_times_the_work(read, kind: str) -> None:
    few, many = (file_of(_text(kind, count)) for count in (FEW, MANY))
    read(few)

    assert steps_of(lambda: read(many)) <= 10 * steps_of(lambda: read(few))


def _text(kind: str, count: int) -> str:
    first, line = LINES[kind]
    repeated = (line.format(number=number) for number in range(count))
    return "\n".join((first + "\n".join(repeated)).split("\n")[:count])
