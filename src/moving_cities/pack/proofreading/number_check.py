"""Rule `numbers`: a translation has the numbers of its source."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from moving_cities.pack.proofreading.numbers import cardinal, number_words, numbers, roman_numbers
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule

_COUNTED = range(3, 13)
"""Numbers whose words are compared too. One and two are articles, duals and parts of idioms in too many languages."""

_DAY = Decimal(24)
"""Hours of a day, which some languages say twice: `24 hours`, `24 heures sur 24`."""


def number_remarks(passage: Passage) -> Iterator[Remark]:
    """Numbers of the source that the translation lacks, and numbers that the source does not have.

    Each must stand as often as in the source, in any order and by the conventions of its language (`numbers`).
    A number in digits may be a word in the other language, or a Roman numeral. A decade may be written by all
    of its year or by its tens: `1990s`, `90er`, `anni Novanta`. A word for three to twelve in the source needs
    the word or the digits in the translation.
    """
    if passage.is_source:
        return
    source = passage.source
    here, there = numbers(passage.text, passage.language), numbers(source.text, source.language)
    if here[_DAY] and there[_DAY]:
        here[_DAY] = there[_DAY] = 1
    missing = _unmatched(there - here, here - there, passage)
    added = _unmatched(here - there, there - here, source)
    if missing or added:
        yield passage.remark(Rule.NUMBERS, _written(added or missing), _difference(missing, added))
    lost = [value for value in _COUNTED if _is_lost(value, passage, here, there)]
    if lost:
        words = ", ".join(source_words(value, source) for value in lost)
        yield passage.remark(Rule.NUMBERS, words, "The source counts so many, the translation does not. Correct it.")


def source_words(value: int, source: Passage) -> str:
    """The word for a number as the source passage writes it."""
    start, end = cardinal(value, source.language).found(source.own_text)[0]
    return source.own_text[start:end]


def _unmatched(some: Counter[Decimal], others: Counter[Decimal], other_passage: Passage) -> Counter[Decimal]:
    """Those of some numbers that the other text has in no other form either."""
    left = some - roman_numbers(other_passage.text)
    return Counter(
        {
            value: count
            for value, count in left.items()
            if not number_words(value, other_passage.language).is_in(other_passage.text)
            and not _is_decade(value, others, other_passage)
        }
    )


def _is_decade(value: Decimal, others: Counter[Decimal], other_passage: Passage) -> bool:
    """Whether the other text names the same decade: by its tens, its year or its word."""
    if value % 10 or not (value < 100 or 1900 <= value < 2000):
        return False
    tens = value % 100
    is_in_digits = tens in others or tens + 1900 in others
    return is_in_digits or number_words(tens, other_passage.language).is_in(other_passage.text)


def _is_lost(value: int, passage: Passage, here: Counter[Decimal], there: Counter[Decimal]) -> bool:
    if not cardinal(value, passage.source.language).is_in(passage.source.own_text):
        return False
    in_digits = here[Decimal(value)] > there[Decimal(value)]
    return not in_digits and not number_words(Decimal(value), passage.language).is_in(passage.text)


def _difference(missing: Counter[Decimal], added: Counter[Decimal]) -> str:
    if missing and added:
        return f"Where the source has {_written(missing)}, the translation has {_written(added)}. Correct it."
    if missing:
        return "The source has this here, the translation does not, or not as often. Add it."
    return "The translation has this, the source does not, or not as often. Take it out."


def _written(values: Counter[Decimal]) -> str:
    return ", ".join(f"{value:f}" for value in sorted(values.elements()))
