"""Reads the pages of a PDF, in a process of its own: started by `pdf.py` as a program, never imported.

PDFium is the reader of a browser, much fuzzed and fast, but it is C++ that reads what strangers send: here it may
crash, loop or eat memory, and nothing is lost but this process. Measured on a PDF of 300 pages with 2,500 characters
each: PDFium 0.3 s with the start of the process, pypdf 0.5 s without.

The PDF comes by standard input, the pages go as JSON to standard output. The arguments are how many pages and how many
characters are read at most, after how many seconds of work no further page is begun, after how many the process ends,
and how many bytes of memory it may take.
"""

import json
import sys
import time
from ctypes import c_double
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2

if TYPE_CHECKING:
    from moving_cities.intake.documents.right_to_left import Sign

if sys.platform != "win32":
    import resource

_DEEPEST_FORM = 3
_MOST_OBJECTS = 2_000
_PASSWORD = 4
_MOST_SIGNS = 100_000
"""Signs of a page that are put in order; no page that a person reads has a tenth of it."""
_PACKAGES = Path(__file__).resolve().parents[3]


def main() -> None:
    """Writes `{"error": …}` or `{"count": …, "pages": [{"text": …, "has_picture": …}]}`."""
    most_pages, most_characters, seconds_of_reading, seconds, memory = map(int, sys.argv[1:])
    _limit(seconds, memory)
    sys.path.append(str(_PACKAGES))
    content = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(content)
        result = _pages(document, most_pages, most_characters, seconds_of_reading)
    except pypdfium2.PdfiumError as error:
        result = {"error": "password" if getattr(error, "err_code", None) == _PASSWORD else "broken"}
    sys.stdout.write(json.dumps(result))


def _limit(seconds: int, memory: int) -> None:
    """Gives this process so much work and memory and no more; where the system knows no such limits, time is all."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pages(document: Any, most_pages: int, most_characters: int, seconds: int) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    left = most_characters
    for number in range(min(len(document), most_pages)):
        if pages and time.process_time() > seconds:
            break
        page = document[number]
        text = _text(page)[:left]
        left -= len(text)
        pages.append({"text": text, "has_picture": _has_picture(page)})
        page.close()
    return {"count": len(document), "pages": pages}


def _text(page: Any) -> str:
    """The words of a page, as they are read."""
    from moving_cities.intake.documents.right_to_left import in_reading_order, is_right_to_left

    signs = page.get_textpage()
    text: str = signs.get_text_bounded()
    if not is_right_to_left(text) or signs.count_chars() > _MOST_SIGNS:
        return text
    return "\n".join(in_reading_order(_lines(signs)))


def _lines(signs: Any) -> "list[list[Sign]]":
    """The signs of a page in the lines in which PDFium believes them."""
    lines: list[list[Sign]] = [[]]
    word = 0
    for place in range(signs.count_chars()):
        code = pypdfium2.raw.FPDFText_GetUnicode(signs, place)
        text = chr(code) if code <= sys.maxunicode else "\ufffd"
        if text == "\n":
            lines.append([])
        sign = _sign(signs, place, text, word)
        if not text.isspace() or (text == " " and sign.right > sign.left):
            lines[-1].append(sign)
        word += text.isspace()
    return lines


def _sign(signs: Any, place: int, text: str, word: int) -> "Sign":
    """A sign, with its place along the direction in which it is printed: a page may be turned."""
    from moving_cities.intake.documents.right_to_left import Sign

    raw = pypdfium2.raw
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    raw.FPDFText_GetLooseCharBox(signs, place, box)
    raw.FPDFText_GetMatrix(signs, place, matrix)
    raw.FPDFText_GetCharOrigin(signs, place, x, y)
    height = raw.FPDFText_GetFontSize(signs, place) * hypot(matrix.c, matrix.d)
    if abs(matrix.a) >= abs(matrix.b):
        edges, origin, turn = (box.left, box.right), x.value, matrix.a
    else:
        edges, origin, turn = (box.bottom, box.top), y.value, matrix.b
    along = -1 if turn < 0 else 1
    left, right = sorted(along * edge for edge in edges)
    return Sign(text, left, right, along * origin, height, word)


def _has_picture(page: Any) -> bool:
    """Whether a picture is among the first objects of a page."""
    found = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_FORM)
    return next((True for _, _ in zip(range(_MOST_OBJECTS), found, strict=False)), False)


if __name__ == "__main__":
    main()
