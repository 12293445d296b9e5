"""A page text as intake reads it: what the desk is given, for tests of the desk that need no file."""

import hashlib
from typing import Any

from moving_cities.desk.intake_port import Reading

LINES = (
    "Moving Cities",
    "Gandawa",
    "Miasto",
    "Kluczowe wnioski",
    "Pierwszy wniosek.",
    "Drugi wniosek.",
    "Co czyni miasto wyjątkowym?",
    "Jest tak: wiele rzeczy.",
    "Coś własnego",
    "Słowa.",
    "„Robimy to.” A. Mayor, burmistrzyni",
    "Członek następujących sieci",
    "Raport 2021, aktualizacja 2023",
    "Belgia – kontekst polityczny",
    "\ufffd" * 7007,
    "",
)
"""The lines of the input, in our own words."""


def reading(name: str = "gent.txt", **changes: Any) -> Reading:
    """A Polish profile of Ghent. `changes` replace parts of the JSON object."""
    text = {
        "format": 1,
        "file": {"name": name, "sha256": hashlib.sha256(name.encode()).hexdigest(), "format": "text"},
        "city": "gent",
        "city_confidence": 0.98,
        "language": "pl",
        "kind": "city",
        "title": "Gandawa",
        "subtitle": "Miasto",
        "takeaways": ["Pierwszy wniosek.", "Drugi wniosek."],
        "blocks": [
            block("section", [7, 8], key="unique", lead="Jest tak:", text="wiele rzeczy."),
            block("section", [9, 10], heading="Coś własnego", text="Słowa."),
            block("quote", [11, 11], text="Robimy to.", speaker="A. Mayor", role="burmistrzyni"),
            block("networks", [12, 12], heading="Członek następujących sieci", text="Eurocities."),
            block("report", [13, 13], years=[2021, 2023]),
            block("context", [14, 14], heading="Belgia – kontekst polityczny"),
        ],
        "left_out": [
            {"lines": [1, 1], "reason": "brand", "characters": 13},
            {"lines": [15, 15], "reason": "lost", "characters": 7007},
        ],
        "repairs": [{"line": 8, "what": "Mended.", "before": "Ã³", "after": "ó"}],
        "damage": [{"lines": [15, 15], "what": "lost", "characters": 7007}],
        "accounting": [
            {"lines": [1, 1], "as": "left out: brand"},
            {"lines": [2, 2], "as": "title"},
            {"lines": [3, 3], "as": "subtitle"},
            {"lines": [4, 4], "as": "takeaways"},
            {"lines": [5, 5], "as": "takeaway 1"},
            {"lines": [6, 6], "as": "takeaway 2"},
            {"lines": [7, 8], "as": "block 1"},
            {"lines": [9, 10], "as": "block 2"},
            {"lines": [11, 11], "as": "block 3"},
            {"lines": [12, 12], "as": "block 4"},
            {"lines": [13, 13], "as": "block 5"},
            {"lines": [14, 14], "as": "block 6"},
            {"lines": [15, 15], "as": "left out: lost"},
        ],
        "questions": [],
        "characters_total": sum(map(len, LINES)),
        "characters_accounted": sum(map(len, LINES)),
    }
    return Reading(text | changes, tuple({"number": n, "text": line} for n, line in enumerate(LINES, start=1)))


def block(kind: str, lines: list[int], **fields: Any) -> dict[str, Any]:
    """A block of the JSON object."""
    empty = {"key": "", "heading": "", "lead": "", "text": "", "speaker": "", "role": "", "years": []}
    return {"type": kind, **empty, **fields, "lines": lines}
