"""The reader of texts that the desk is given: intake behind the desk's port (`desk.intake_port`).

Intake is imported when the first text is read: its word lists and its gazetteer take a second, which nobody
should wait for who only publishes or looks at a list.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from moving_cities.atlas.sentences import said_by
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.intake_port import Hints, InputLine, Reading, UnreadableFileError, register_reader

if TYPE_CHECKING:
    from moving_cities.intake.formats.lines import Line, ReadFile
    from moving_cities.intake.places import Places

LOOK_EVERY_SECONDS = 10.0
"""So often it is looked whether the desk knows other cities than before."""


class TextReader:
    """Reads page texts with intake; a `desk.intake_port.Reader`.

    Args:
        places: the municipalities that are known.
    """

    def __init__(self, places: "Callable[[], Places]") -> None:
        self._places = places

    def read(self, content: bytes, name: str, hints: Hints) -> Reading:
        """What was understood of a file.

        Raises:
            UnreadableFileError: the file cannot be read, or is refused.
        """
        from moving_cities.intake.errors import IntakeError
        from moving_cities.intake.formats.reading import read_file

        try:
            return self._understood(read_file(content, name), hints)
        except IntakeError as error:
            raise UnreadableFileError(said_by(error)) from error

    def read_again(self, file: Mapping[str, Any], lines: Sequence[InputLine], hints: Hints) -> Reading:
        """The same of a file that was read before; only what this reading repairs is told."""
        from moving_cities.intake.formats.lines import ReadFile

        again = tuple(_line(line) for line in lines)
        return self._understood(ReadFile(file["name"], file["format"], file["sha256"], again), hints)

    def _understood(self, file: "ReadFile", hints: Hints) -> Reading:
        from moving_cities.intake.page_texts.reading import read_page_text

        text = read_page_text(file, self._places(), language=hints.language, kind=hints.kind, city=hints.city)
        return Reading(text.as_json(), tuple(map(_kept, file.lines)))


class PlacesOfTheDesk:
    """The municipalities that the desk knows, made anew when they change."""

    def __init__(self) -> None:
        self._made_of: tuple[object, ...] = ()
        self._places: Places | None = None
        self._looked_at = 0.0

    def __call__(self) -> "Places":
        """The municipalities, as they were at most `LOOK_EVERY_SECONDS` ago."""
        if self._places is not None and time.monotonic() - self._looked_at < LOOK_EVERY_SECONDS:
            return self._places
        from moving_cities.desk.snapshot import take_snapshot_of_facts

        atlas = take_snapshot_of_facts()
        made_of = (atlas.cities, atlas.countries)
        places = places_of(atlas) if self._places is None or made_of != self._made_of else self._places
        self._places, self._made_of, self._looked_at = places, made_of, time.monotonic()
        return places


def places_of(atlas: Atlas) -> "Places":
    """The municipalities that this atlas and GeoNames know."""
    from moving_cities.intake.places import Places

    return Places.from_atlas(atlas)


def register_text_reader() -> None:
    """Gives the desk of this process its reader."""
    register_reader(TextReader(PlacesOfTheDesk()))


def _kept(line: "Line") -> InputLine:
    """A line as the draft keeps it: number, text, and those marks that it has."""
    return {name: value for name, value in asdict(line).items() if value or name in {"number", "text"}}


def _line(kept: InputLine) -> "Line":
    """A line as the draft keeps it; links are pairs again."""
    from moving_cities.intake.formats.lines import Line

    known = {field.name for field in fields(Line)}
    values = {name: value for name, value in kept.items() if name in known}
    values["links"] = tuple((words, address) for words, address in values.get("links") or ())
    return Line(**values)
