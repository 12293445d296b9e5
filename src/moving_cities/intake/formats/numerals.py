"""Numbers as lists and sentences write them."""

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


def counted(count: int, thing: str) -> str:
    """A count with its thing, for sentences: `1 picture`, `2,000 pictures`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


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
