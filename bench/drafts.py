"""What it costs to take page texts in: reading them, and entering them as drafts of the desk."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from tests.instruments.served import ROOT

CORPUS = ROOT / "src" / "moving_cities" / "intake" / "tests" / "corpus"
TEXTS = 1_000
AT_ONCE = 200
"""Texts that are entered in one transaction, as `moving-cities import-text` does."""

_PLAIN = (".txt", ".md", ".html")


@dataclass(frozen=True, slots=True)
class DraftFigures:
    """A thousand page texts, on one core.

    Attributes:
        read_per_second: recognised, without a database.
        entered_per_second: recognised and entered as drafts.
    """

    read_per_second: float
    entered_per_second: float


def measure_drafts(var: Path) -> DraftFigures:
    """Reads the corpus over and over, each text a little different, and then enters it as drafts too.

    Args:
        var: an installation with a database; what was entered is taken out again.
    """
    os.environ["MOVING_CITIES_VAR"] = str(var)
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from django.db import transaction

    from moving_cities.desk.actions import receive_drafts
    from moving_cities.desk.intake_port import Hints
    from moving_cities.operations.text_reading import PlacesOfTheDesk, TextReader

    reader = TextReader(PlacesOfTheDesk())
    texts = _texts()
    reader.read(*texts[0], Hints())
    begun = time.perf_counter()
    for content, name in texts:
        reader.read(content, name, Hints())
    read = TEXTS / (time.perf_counter() - begun)
    begun = time.perf_counter()
    with transaction.atomic():
        for start in range(0, TEXTS, AT_ONCE):
            part = texts[start : start + AT_ONCE]
            receive_drafts(readings=[reader.read(content, name, Hints()) for content, name in part])
        seconds = time.perf_counter() - begun
        transaction.set_rollback(True)
    return DraftFigures(read, TEXTS / seconds)


def _texts() -> list[tuple[bytes, str]]:
    """So many texts with their names, made of those of the corpus that are text files."""
    files = sorted(path for path in CORPUS.iterdir() if path.name.endswith(_PLAIN) and path.name.count(".") == 1)
    found = []
    for number in range(TEXTS):
        file = files[number % len(files)]
        found.append((file.read_bytes() + f"\n\n{number}\n".encode(), f"{number}-{file.name}"))
    return found
