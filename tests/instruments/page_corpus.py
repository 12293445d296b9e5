"""The corpus of page texts: what is read, beside what is right in it.

A text stands in a folder beside `<name>.expected.json`; `src/moving_cities/intake/tests/corpus/README.md` says what
the fields of an expectation mean. Documents are described in words, and made when they are needed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.instruments.documents import opendocument_text, word_document


@dataclass(frozen=True, slots=True)
class Specimen:
    """A text of the corpus: the bytes that are read, and what is right."""

    name: str
    file_name: str
    content: bytes
    expected: dict[str, Any]


def specimens(folder: Path) -> Iterator[Specimen]:
    """The texts of a folder, documents made from their descriptions."""
    for path in sorted(folder.glob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        source = folder / expected["input"]
        name = source.name
        content = source.read_bytes()
        if name.endswith(".docx.txt"):
            name, content = name.removesuffix(".txt"), word_document(content.decode())
        elif name.endswith(".odt.txt"):
            name, content = name.removesuffix(".txt"), opendocument_text(content.decode())
        yield Specimen(path.name.removesuffix(".expected.json"), name, content, expected)
