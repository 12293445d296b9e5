"""The pages of a PDF, read by a process that may use so much time and memory and no more."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError

MOST_PAGES = 2_000
"""Pages that are read; of a longer document the others are said to be unread."""

MOST_CHARACTERS = 5_000_000
"""Characters that are read of one document."""

_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_SECONDS_OF_READING = 6
"""Of work, after which no further page is begun; 2,000 full pages take 1.3."""
_SECONDS_OF_WORK = 8
_SECONDS_IN_ALL = 30
_MEMORY = 200_000_000
_MEMORY_A_BYTE = 10
_REFUSED = {
    "password": say("The PDF is protected by a password. Save it without one and send that file."),
    "broken": say(
        "The PDF is damaged and cannot be opened. Open it in a PDF reader, save or print it anew and send that file."
    ),
}


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page.

    Attributes:
        text: its words, with line feeds.
        has_picture: whether a picture stands on it.
    """

    text: str
    has_picture: bool


def read_pages(content: bytes) -> tuple[int, tuple[PdfPage, ...]]:
    """How many pages a PDF has, and those that were read.

    Raises:
        FormatError: it is damaged, protected, or takes too long.
    """
    memory = _MEMORY + _MEMORY_A_BYTE * len(content)
    limits = (MOST_PAGES, MOST_CHARACTERS, _SECONDS_OF_READING, _SECONDS_OF_WORK, memory)
    command = [sys.executable, "-I", str(_PROGRAM), *map(str, limits)]
    try:
        run = subprocess.run(  # noqa: S603 (our own program, and the file goes in by a pipe)
            command, input=content, capture_output=True, timeout=_SECONDS_IN_ALL, check=False
        )
    except subprocess.TimeoutExpired:
        raise FormatError(say("The PDF takes too long to read. Save it anew, or in parts, and send that.")) from None
    if run.returncode:
        raise FormatError(
            say("The PDF cannot be read: the reader gave up on it. Save or print it anew and send that file.")
        )
    answer = json.loads(run.stdout)
    if "error" in answer:
        raise FormatError(_REFUSED[answer["error"]])
    return answer["count"], tuple(PdfPage(_tidied(page["text"]), page["has_picture"]) for page in answer["pages"])


def _tidied(text: str) -> str:
    """The text with our line ends, and without the marks that PDFium puts where a word was parted."""
    return text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "").replace("\0", "").strip()
