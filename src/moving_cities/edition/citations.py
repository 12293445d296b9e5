"""The list of sources of one page: numbered in the order in which the page first cites them."""

from moving_cities.atlas.languages import is_language
from moving_cities.atlas.records import Source
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.pages.words import SourceNote, Words
from moving_cities.edition.speech import Speech


class Citations:
    """Collects the sources of a page while it is composed."""

    def __init__(self, atlas: Atlas, speech: Speech) -> None:
        self._atlas = atlas
        self._speech = speech
        self._notes: dict[str, SourceNote] = {}

    def note(self, source_id: str) -> SourceNote:
        """The entry of this source; given the next number when it is cited for the first time."""
        if source_id not in self._notes:
            source = self._atlas.source(source_id)
            self._notes[source_id] = _note(source, len(self._notes) + 1, self._speech)
        return self._notes[source_id]

    def cite(self, source_id: str) -> tuple[int, str, str]:
        """Number, anchor and title of the entry of this source."""
        note = self.note(source_id)
        return note.number, note.anchor, note.title.text

    @property
    def notes(self) -> tuple[SourceNote, ...]:
        """All entries so far, by number."""
        return tuple(self._notes.values())


def _note(source: Source, number: int, speech: Speech) -> SourceNote:
    language = source.language if source.language != speech.language else ""
    title = Words(source.title, language, "rtl" if language == "ar" else "ltr" if language else "")
    is_described = source.title.startswith("[")
    return SourceNote(number, f"source-{number}", title, source.url, _details(source, speech), is_described)


def _details(source: Source, speech: Speech) -> str:
    details = [source.publisher] if source.publisher else []
    if source.published_year:
        details.append(str(source.published_year))
    if source.language and (is_language(source.language) or len(source.language) == 2):
        details.append(speech.language_name(source.language))
    if source.retrieved:
        details.append(speech.say("read {date}", date=speech.date(source.retrieved)))
    return " · ".join(details)
