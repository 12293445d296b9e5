"""Numbers as lists and sentences write them."""

from moving_cities.atlas.sentences import Sentence, say_count, to_be_counted

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 4_999
_MOST_LETTERS = 780
_LETTERS_IN_ALL = 26


def numeral(number: int, form: str) -> str:
    """A number in the form that a list has: `decimal`, `lowerLetter`, `upperRoman` and so on, as Word names them.

    Forms that are not known, and numbers that a form cannot write, are written in digits.
    """
    if form == "decimalZero":
        return f"{number:02}"
    if form in {"lowerRoman", "upperRoman"} and 0 < number <= _MOST_ROMAN:
        return _cased(_roman(number), form)
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= _MOST_LETTERS:
        return _cased(_letters(number), form)
    return str(number)


def counted(count: int, thing: str) -> Sentence:
    """A count with its thing, for sentences: `1 picture`, `2,000 pictures`.

    Args:
        count: how many.
        thing: one of those that `COUNTED` names.
    """
    return say_count(*COUNTED[thing], count)


COUNTED = {
    "character": to_be_counted("{count:,} character", "{count:,} characters"),
    "picture": to_be_counted("{count:,} picture", "{count:,} pictures"),
    "comment": to_be_counted("{count:,} comment", "{count:,} comments"),
    "embedded object": to_be_counted("{count:,} embedded object", "{count:,} embedded objects"),
    "header and footer reference": to_be_counted(
        "{count:,} header and footer reference", "{count:,} header and footer references"
    ),
    "insertion": to_be_counted("{count:,} insertion", "{count:,} insertions"),
    "row": to_be_counted("{count:,} row", "{count:,} rows"),
    "soft hyphen": to_be_counted("{count:,} soft hyphen", "{count:,} soft hyphens"),
    "zero-width space": to_be_counted("{count:,} zero-width space", "{count:,} zero-width spaces"),
    "zero-width joiner": to_be_counted("{count:,} zero-width joiner", "{count:,} zero-width joiners"),
    "byte order mark": to_be_counted("{count:,} byte order mark", "{count:,} byte order marks"),
    "direction sign": to_be_counted("{count:,} direction sign", "{count:,} direction signs"),
    "control character": to_be_counted("{count:,} control character", "{count:,} control characters"),
    "shapeless sign": to_be_counted("{count:,} shapeless sign", "{count:,} shapeless signs"),
}
"""Things that are counted in sentences, one and many."""


def _cased(written: str, form: str) -> str:
    return written.upper() if form.startswith("upper") else written


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letters(number: int) -> str:
    """A to z, then aa to zz: the letter is repeated, as Word does."""
    count, place = divmod(number - 1, _LETTERS_IN_ALL)
    return chr(ord("a") + place) * (count + 1)
