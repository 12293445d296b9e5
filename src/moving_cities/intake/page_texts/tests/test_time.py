"""Reading takes time in proportion to the lines, whatever they are; a quadratic step would show here first."""

import time

import pytest

from tests.instruments.named_places import file_of

FEW, MANY = 1_500, 12_000
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


@pytest.mark.slow
@pytest.mark.parametrize("kind", LINES)
def test_eight_times_the_lines_take_at_most_twenty_times_the_time(read, kind: str) -> None:
    few, many = (_text(kind, count) for count in (FEW, MANY))
    read(file_of(few))

    assert _seconds(read, many) <= 20 * _seconds(read, few) + 0.5


def _text(kind: str, count: int) -> str:
    first, line = LINES[kind]
    repeated = (line.format(number=number) for number in range(count))
    return "\n".join((first + "\n".join(repeated)).split("\n")[:count])


def _seconds(read, text: str) -> float:
    """Seconds of this process, so that others on the machine do not count."""
    file = file_of(text)
    start = time.process_time()
    read(file)
    return time.process_time() - start
