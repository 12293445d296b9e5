"""From bytes to text: Unicode where it is, and otherwise the encoding whose letters fit, which is said."""

import codecs
import re
from typing import NamedTuple

from moving_cities.atlas.sentences import enumeration, say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.letter_fit import fit, likely_languages

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_OLD = {
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1253": "Windows-1253",
    "cp1256": "Windows-1256",
    "iso8859-15": "ISO-8859-15",
    "iso8859-1": "ISO-8859-1",
    "iso8859-2": "ISO-8859-2",
    "iso8859-7": "ISO-8859-7",
    "iso8859-6": "ISO-8859-6",
}
_MAC = ("mac-roman", "Mac Roman")
_MAC_MUST_FIT = 0.8
_OTHERS_MUST_FIT_LESS_BY = 0.6
_SURE = 0.05
_DECLARED = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_SAMPLE = 200_000
_HIGH_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_OF_OUR_SCRIPTS = re.compile("[\t\n\r -~\u00a0-\u06ff\u1e00-\u2122]")
_MOSTLY = 0.95


class Decoded(NamedTuple):
    """A text, and what is to be said about how it was decoded; empty for plain UTF-8."""

    text: str
    said: str


def decoded(content: bytes, declared: str = "") -> Decoded:
    """The text that the bytes hold.

    Args:
        content: of the file.
        declared: the encoding that the file itself names, as HTML does; believed if it can be true.

    Raises:
        FormatError: the bytes hold NUL, which no text has.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], codec, name)
    if b"\0" in content:
        return _without_mark(content)
    try:
        return Decoded(content.decode("utf-8"), "")
    except UnicodeDecodeError:
        return _as_declared(content, declared) or _mostly_utf8(content) or _guessed(content)


def _marked(content: bytes, codec: str, name: str) -> Decoded:
    text = content.decode(codec, errors="replace")
    if "\0" in text:
        raise FormatError(
            say("The file holds NUL characters, which no text has. Save it again as plain text in UTF-8.")
        )
    lost = text.count("\ufffd")
    if codec == "utf-8":
        return Decoded(text, "")
    if lost:
        return Decoded(
            text,
            say(
                "The file is in {encoding}; {lost:,} signs in it cannot be read and show as U+FFFD.",
                encoding=name,
                lost=lost,
            ),
        )
    return Decoded(text, say("The file is in {encoding}.", encoding=name))


def _without_mark(content: bytes) -> Decoded:
    """UTF-16 that does not begin with its mark has NUL at every second place, or at none."""
    for codec, place in (("utf-16-le", 1), ("utf-16-be", 0)):
        if content[place::2].count(0) and not content[1 - place :: 2].count(0):
            text = content.decode(codec, errors="replace")
            if len(_OF_OUR_SCRIPTS.findall(text)) >= len(text) * _MOSTLY:
                return Decoded(text, say("The file is in UTF-16, without the mark that should say so."))
    raise FormatError(
        say("The file holds NUL bytes, which no text has. Send the text as DOCX, ODT, HTML or plain text.")
    )


def _as_declared(content: bytes, declared: str) -> Decoded | None:
    try:
        info = codecs.lookup(declared)
        codec = _DECLARED.get(info.name, info.name)
        if not declared or not _is_old(codec):
            return None
        return Decoded(content.decode(codec), say("The file is in {encoding}, as it says.", encoding=declared))
    except (LookupError, UnicodeError, ValueError):
        return None


def _is_old(codec: str) -> bool:
    """Whether it is one of the encodings with one byte per letter that texts are written in."""
    return bool(re.fullmatch(r"cp12\d\d|cp874|iso8859-\d+|koi8-[ru]|mac-roman|macintosh", codec))


def _mostly_utf8(content: bytes) -> Decoded | None:
    """UTF-8 in which some bytes are damaged; they show as U+FFFD."""
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd") - content.count("\ufffd".encode())
    whole = len(_UTF8_LETTER.findall(content))
    if whole < 4 * damaged:
        return None
    return Decoded(
        text, say("The file is in UTF-8 with {damaged:,} damaged places, which show as U+FFFD.", damaged=damaged)
    )


def _guessed(content: bytes) -> Decoded:
    sample = b"\n".join(_HIGH_LINE.findall(content[:_SAMPLE])) or content[-_SAMPLE:]
    languages = likely_languages(content[:_SAMPLE])
    fits = {codec: fit(sample.decode(codec, errors="replace"), languages) for codec in (*_OLD, _MAC[0])}
    mac = fits.pop(_MAC[0])
    best = max(fits, key=lambda codec: fits[codec])
    if mac >= _MAC_MUST_FIT and mac - fits[best] >= _OTHERS_MUST_FIT_LESS_BY:
        return Decoded(
            content.decode(_MAC[0]), say("The file is not in Unicode; its letters fit {encoding}.", encoding=_MAC[1])
        )
    text = content.decode(best, errors="replace")
    others = [
        _OLD[codec]
        for codec in fits
        if fits[codec] > fits[best] - _SURE and content.decode(codec, errors="replace") != text
    ]
    if not others:
        return Decoded(text, say("The file is not in Unicode; its letters fit {encoding}.", encoding=_OLD[best]))
    said = say(
        "The file is not in Unicode; its letters fit {encoding} best, and nearly as well {others}: please check the "
        "letters with accents.",
        encoding=_OLD[best],
        others=enumeration(others),
    )
    return Decoded(text, said)
