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
from typing import Any

import pypdfium2

if sys.platform != "win32":
    import resource

_DEEPEST_FORM = 3
_MOST_OBJECTS = 2_000
_PASSWORD = 4


def main() -> None:
    """Writes `{"error": …}` or `{"count": …, "pages": [{"text": …, "has_picture": …}]}`."""
    most_pages, most_characters, seconds_of_reading, seconds, memory = map(int, sys.argv[1:])
    _limit(seconds, memory)
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
        text = page.get_textpage().get_text_bounded()[:left]
        left -= len(text)
        pages.append({"text": text, "has_picture": _has_picture(page)})
        page.close()
    return {"count": len(document), "pages": pages}


def _has_picture(page: Any) -> bool:
    """Whether a picture is among the first objects of a page."""
    found = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST_FORM)
    return next((True for _, _ in zip(range(_MOST_OBJECTS), found, strict=False)), False)


if __name__ == "__main__":
    main()
