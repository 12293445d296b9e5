"""Mends letters that were decoded in a wrong encoding, where only one reading is possible.

`GdaÅ„sk` was `Gdańsk` once. Three ways lead back, all per line. A line that, taken back into the bytes of one old
encoding, is whole UTF-8 with several letters can hardly be anything else: real text is not UTF-8 by chance. For the
rest, ftfy knows which sequences of signs no language has. Then single words: a quotation mark amid letters that is a
letter of our languages when read again. A mend is taken only if nothing odd is left.

Measured on 5,597 lines with letters beyond ASCII of the start pack and the research data, in nine languages: none was
touched. Of 2,810 samples of them damaged through Windows-1252, 2,795 came back, and 87 % through Windows-1250; in the
rest words stayed damaged, and none became another word.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import ftfy.bad_codecs  # noqa: F401 (registers the encodings named "sloppy-")
from ftfy import TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad

from moving_cities.atlas.sentences import say
from moving_cities.intake.formats.letter_fit import is_of_one_language, is_word

_LONGEST = 100_000
_LOST = "\ufffd"
_LOSSES = re.compile(f"({_LOST}+)")
_MOST_LOSSES = 200
_ENCODINGS = {
    "sloppy-windows-1252": "Windows-1252",
    "iso-8859-1": "ISO-8859-1",
    "sloppy-windows-1250": "Windows-1250",
    "iso-8859-2": "ISO-8859-2",
    "sloppy-windows-1253": "Windows-1253",
    "cp1256": "Windows-1256",
    "mac-roman": "Mac Roman",
}
_DOUBTFUL = frozenset({"sloppy-windows-1250", "iso-8859-2"})
_LETTERS_THAT_PROVE = 3
_MOST_LAYERS = 3
_NOT_SPACE = re.compile(r"[^ \t\r\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SIGN_AMID_LETTERS = re.compile(r"[^\W\d_]+(?:[^\w\s\x00-\x7f‘’–—…·•]+[^\W\d_]+)+")
_MAY_BE_RIGHT = re.compile("[A-ZÀ-Þ][À-Þ][‘’–—…][A-ZÀ-Þ]")
_ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff]")
_FAR_LETTERS = re.compile("[\u0180-\u0217\u021c-\u036f\u0530-\u05ff\u0700-\u1dff\u2c00-\ud7ff\uf900-\ufaff]")
_CAUTIOUS = TextFixerConfig(unescape_html=False, replace_lossy_sequences=False)


class Mend(NamedTuple):
    """What a damaged line said, and how that is known.

    Attributes:
        text: the line as it was meant.
        what: what was done, a sentence.
        codecs: the encodings that UTF-8 had been read in, one after the other, where the whole line had been.
    """

    text: str
    what: str
    codecs: tuple[str, ...] = ()


def mended(text: str, *, is_thorough: bool = True) -> Mend | None:
    """The line as it was meant, or None where it may be right as it is or where more than one reading is possible.

    Args:
        text: the line.
        is_thorough: whether lines are mended too that are not damaged as a whole, which takes a quarter of a
            millisecond for each that is.
    """
    if text.isascii() or len(text) > _LONGEST:
        return None
    if _LOST in text:
        return _mended_around_losses(text, is_thorough)
    readings = _readings(text)
    if len(readings) > 1:
        return None
    mend = _read_again(text, readings)
    if mend is None and is_thorough:
        mend = _by_ftfy(text) or _by_words(text)
    return mend if mend and not _is_worse(text, mend.text) else None


def mended_as(text: str, codecs: Sequence[str]) -> Mend | None:
    """The line as it was meant, if other lines prove that this file is UTF-8 that was read in an old encoding.

    Words are read again one by one, so that one that is right stays; where none can be, the line is right.

    Args:
        text: the line.
        codecs: the encodings, as `Mend.codecs` tells them for the other lines.
    """
    if text.isascii() or len(text) > _LONGEST:
        return None
    fixed = _NOT_SPACE.sub(lambda found: _reread(found[0], codecs), text)
    if fixed == text or _is_worse(text, fixed):
        return None
    what = say(
        "UTF-8 had been read as {encodings}, as in other lines of the file; the line was read as UTF-8.",
        encodings=" → ".join(_ENCODINGS[codec] for codec in codecs),
    )
    return Mend(fixed, what, tuple(codecs))


def doubtful_words(text: str) -> tuple[str, ...]:
    """Words that may have been decoded in a wrong encoding, and were not mended because that is not certain."""
    if text.isascii() or len(text) > _LONGEST or not _pairs().search(text):
        return ()
    return tuple(word for word in _NOT_SPACE.findall(text) if not word.isascii() and _is_doubtful(word))


def _mended_around_losses(text: str, is_thorough: bool) -> Mend | None:
    """The line, where what stands before, between and behind lost letters is mended as if it were a line each."""
    pieces = _LOSSES.split(text, maxsplit=_MOST_LOSSES)
    mends = [mended(piece, is_thorough=is_thorough) if _LOST not in piece else None for piece in pieces]
    first = next((mend for mend in mends if mend), None)
    if first is None:
        return None
    whole = "".join(mend.text if mend else piece for piece, mend in zip(pieces, mends, strict=True))
    codecs = next((mend.codecs for mend in mends if mend and mend.codecs), ())
    return Mend(whole, first.what, codecs)


@cache
def _pairs() -> re.Pattern[str]:
    """Two signs that may be the two bytes of one letter in UTF-8, in one of the old encodings."""
    classes = []
    for codec in _ENCODINGS:
        first = bytes(range(0xC2, 0xF5)).decode(codec, errors="ignore")
        second = bytes(range(0x80, 0xC0)).decode(codec, errors="ignore")
        classes.append(f"[{re.escape(first)}][{re.escape(second)}]")
    return re.compile("|".join(classes))


def _is_doubtful(word: str) -> bool:
    """Whether a word has another reading, which is of letters; or has a letter that only wrong decoding makes."""
    if any(is_of_one_language(reading) and _LETTER.search(reading) for reading in _readings(word)):
        return _LETTER.search(word) is not None
    return is_bad(word)


def _reread(word: str, codecs: Sequence[str]) -> str:
    for codec in codecs:
        try:
            word = word.encode(codec).decode("utf-8")
        except UnicodeError:
            break
    return word


def _readings(text: str) -> dict[str, str]:
    """What a text says if it is UTF-8 read in one of the old encodings, with the name of that.

    If there are several, those count that are written in the letters of one language; `fĂĽr` is `für` then, and not
    `får`, while `Ăź` may have been `ü` or `ß` and stays as it is.
    """
    readings: dict[str, str] = {}
    for codec, name in _ENCODINGS.items():
        try:
            readings.setdefault(text.encode(codec).decode("utf-8"), name)
        except UnicodeError:
            continue
    if len(readings) < 2:
        return readings
    return {reading: name for reading, name in readings.items() if is_of_one_language(reading)} or readings


def _read_again(text: str, readings: dict[str, str]) -> Mend | None:
    """The mend for a line that is whole UTF-8 in the bytes of one old encoding, damaged once or more."""
    ways: list[str] = []
    codecs: list[str] = []
    while len(ways) < _MOST_LAYERS and len(readings) == 1 and _proves(text, min(readings)):
        ((text, name),) = readings.items()
        ways.append(name)
        codecs.append(next(codec for codec, other in _ENCODINGS.items() if other == name))
        readings = _readings(text)
    if not ways:
        return None
    return Mend(
        text,
        say("UTF-8 had been read as {encodings}; the line was read as UTF-8.", encodings=" → ".join(ways)),
        tuple(codecs),
    )


def _proves(damaged: str, reading: str) -> bool:
    """Whether a reading is no chance: many letters beyond ASCII come out, or no language has what went in."""
    beyond = _BEYOND_ASCII.findall(reading)
    if not any(map(_LETTER.match, beyond)):
        return False
    return len(beyond) >= _LETTERS_THAT_PROVE or (is_bad(damaged) and is_of_one_language(reading))


def _by_ftfy(text: str) -> Mend | None:
    if not is_bad(text) or _MAY_BE_RIGHT.search(text):
        return None
    fixed, steps = fix_encoding_and_explain(text, _CAUTIOUS)
    if fixed == text or is_bad(fixed) or any(step.parameter in _DOUBTFUL for step in steps or ()):
        return None
    told = ", ".join(f"{step.action} {step.parameter}" for step in steps or ())
    return Mend(fixed, say("Letters that had been decoded in a wrong encoding were mended (ftfy: {told}).", told=told))


def _by_words(text: str) -> Mend | None:
    """The mend for single words with a sign amid letters, such as `GdaÅ„sk`, that ftfy does not dare to touch."""
    fixed = _SIGN_AMID_LETTERS.sub(_read_word_again, text)
    return Mend(fixed, say("Words that had been decoded in a wrong encoding were mended.")) if fixed != text else None


def _read_word_again(found: re.Match[str]) -> str:
    readings = _readings(found[0])
    return min(readings) if len(readings) == 1 and is_word(min(readings)) else found[0]


def _is_worse(before: str, after: str) -> bool:
    """Whether odd signs, or letters of no European language and no Arabic, were added, or a mark of loss is gone."""
    if len(_FAR_LETTERS.findall(after)) > len(_FAR_LETTERS.findall(before)):
        return True
    return after.count("\ufffd") != before.count("\ufffd") or len(_ODD.findall(after)) > len(_ODD.findall(before))
