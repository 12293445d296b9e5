"""`moving-cities import-text`: files become drafts, or only what would be understood of them is told."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import all_languages, is_language
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.intake_port import Hints, Reader, Reading, UnreadableFileError
from moving_cities.operations.errors import OperationsError

AT_ONCE = 200
"""So many texts are entered in one transaction."""

KINDS = (RecordKind.CITY.value, RecordKind.APPROACH.value)
_SHOWN = 5
_HARMS = {
    "lost": "lost before the file came here",
    "cut": "the text breaks off",
    "empty": "nothing stands below the heading",
    "doubled": "the same text stands there twice",
}


class HintError(OperationsError):
    """What somebody said about the texts cannot be."""


@dataclass(frozen=True, slots=True)
class Known:
    """The records that texts are matched with.

    Attributes:
        atlas: cities and their names; its texts do not matter.
        source: where they come from, for people.
    """

    atlas: Atlas
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        path: the file.
        reading: what was understood; None where it could not be read.
        refusal: why it could not, a whole sentence.
        draft: number of the draft; None where none was entered.
        is_new: whether the draft is new.
        address: where the desk shows the draft.
    """

    path: Path
    reading: Reading | None = None
    refusal: str = ""
    draft: int | None = None
    is_new: bool = False
    address: str = ""


def known_records(var: Path, start_pack: Path) -> Known:
    """The records of the installation's database, or those of the start pack where there is none.

    Raises:
        PackError: there is no database, and the start pack cannot be read.
    """
    if os.environ.get("DATABASE_URL") or (var / "atlas.sqlite3").is_file():
        held = _held_by_the_desk()
        if held is not None:
            return held
    from moving_cities.pack import read_pack

    return Known(read_pack(start_pack), f"the pack {start_pack.name}, as there is no database")


def records_of_the_desk() -> Known:
    """The records of the installation's database.

    Raises:
        EmptyDeskError, BrokenRecordError, DatabaseError: there are none, or a broken one.
    """
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.desk.snapshot import take_snapshot_of_facts

    return Known(take_snapshot_of_facts(), "the database")


def check_hints(hints: Hints, atlas: Atlas) -> None:
    """Returns when what somebody said can be.

    Raises:
        HintError: there is no such language, or no such city.
    """
    if hints.language and not is_language(hints.language):
        codes = ", ".join(one.code for one in all_languages())
        raise HintError(f"There is no language “{hints.language}”.", f"Choose among: {codes}.")
    if hints.city and all(one.id != hints.city for one in atlas.cities):
        raise HintError(
            f"There is no city “{hints.city}”.",
            "Give the id of a city of the atlas, such as gent, or leave --city out: the city is found by its name.",
        )


def read_texts(paths: Sequence[Path], reader: Reader, hints: Hints) -> Iterator[Outcome]:
    """What is understood of each file, in their order."""
    for path in paths:
        try:
            yield Outcome(path, reader.read(path.read_bytes(), path.name, hints))
        except UnreadableFileError as error:
            yield Outcome(path, refusal=str(error))
        except OSError as error:
            yield Outcome(path, refusal=f"The system refused to read it: {error.strerror or error}.")


def enter(outcomes: Sequence[Outcome], licence_note: str, base_url: str) -> list[Outcome]:
    """Enters what was understood as drafts, in one transaction; refused files stay as they are.

    Args:
        outcomes: at most some hundred.
        licence_note: on which terms the texts may be used; empty while unknown.
        base_url: the address of the site, below which the desk is.
    """
    from django.urls import reverse

    from moving_cities.desk.actions import receive_drafts

    readings = [one.reading for one in outcomes if one.reading is not None]
    received = iter(receive_drafts(readings=readings, licence_note=licence_note))
    return [_entered(one, next(received), base_url, reverse) if one.reading else one for one in outcomes]


def as_json(outcome: Outcome) -> str:
    """The reading as one line of JSON; with what became of it where it was entered."""
    text = dict(outcome.reading.text) if outcome.reading else {}
    if outcome.draft is not None:
        text["draft"] = {"id": outcome.draft, "is_new": outcome.is_new, "address": outcome.address}
    return orjson.dumps(text).decode()


def in_words(outcome: Outcome) -> str:
    """What became of a file, for a person: what it is, what was understood, what is asked, what to do next."""
    if outcome.reading is None:
        return f"{outcome.path}: not taken in. {outcome.refusal}"
    text = outcome.reading.text
    lines = [f"{outcome.path}: {_what_it_is(text)}", f"  understood  {_understood(text)}"]
    lines += _list("left out", _left_out(text))
    lines += _list("repaired", [_counted(text.get("repairs") or (), "place")] if text.get("repairs") else [])
    lines += _list("damaged", [_damage(one) for one in text.get("damage") or ()])
    lines += _list("question", [str(one) for one in text.get("questions") or ()])
    if outcome.draft is not None:
        state = "entered as" if outcome.is_new else "came in before as"
        lines.append(f"  {state} draft {outcome.draft}. Next: {outcome.address}")
    return "\n".join(lines)


def _held_by_the_desk() -> Known | None:
    """What the desk holds; None where its tables are missing or empty."""
    from django.db import DatabaseError

    from moving_cities.desk.errors import EmptyDeskError

    try:
        return records_of_the_desk()
    except (EmptyDeskError, DatabaseError):
        return None


def _entered(outcome: Outcome, received: Any, base_url: str, reverse: Callable[..., str]) -> Outcome:
    draft = received.draft
    address = f"{base_url}{reverse('desk_draft', args=[draft.pk])}"
    return Outcome(outcome.path, outcome.reading, "", draft.pk, received.is_new, address)


def _what_it_is(text: Mapping[str, Any]) -> str:
    kind = {"city": "profile of a city", "approach": "approach"}.get(str(text.get("kind")), "kind of page unknown")
    city = text.get("city") or "city unknown"
    language = text.get("language") or "language unknown"
    return f"{kind}, {city}, {language}" + (f", “{text['title']}”" if text.get("title") else "")


def _understood(text: Mapping[str, Any]) -> str:
    parts = [_counted(text.get("blocks") or (), "block"), _counted(text.get("takeaways") or (), "takeaway")]
    share = f"{text['characters_accounted']:,} of {text['characters_total']:,} characters accounted for"
    return f"{', '.join(parts)}; {share}"


def _left_out(text: Mapping[str, Any]) -> list[str]:
    """One line for each reason, with the characters that it explains."""
    characters: dict[str, int] = {}
    for one in text.get("left_out") or ():
        characters[one["reason"]] = characters.get(one["reason"], 0) + one["characters"]
    return [f"{count:,} characters: {reason}" for reason, count in characters.items()]


def _damage(damage: Mapping[str, Any]) -> str:
    first, last = damage["lines"]
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    count = f", {damage['characters']:,} characters" if damage["characters"] else ""
    return f"{where}{count}: {_HARMS.get(damage['what'], damage['what'])}"


def _counted(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}" if len(things) == 1 else f"{len(things)} {noun}s"


def _list(label: str, said: Sequence[str]) -> Iterator[str]:
    for one in said[:_SHOWN]:
        yield f"  {label:<11} {one}"
    if len(said) > _SHOWN:
        yield f"  {label:<11} … and {len(said) - _SHOWN:,} more"
