"""The source of a row: one that the atlas has, or a new one of an address."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.records import Source
from moving_cities.atlas.sentences import say
from moving_cities.desk.table_plans import Change, RowState
from moving_cities.intake.tables.cells import cleaned
from moving_cities.intake.tables.errors import SettingError
from moving_cities.intake.tables.judging import Verdict
from moving_cities.intake.tables.knowledge import Knowledge, comparable, source_id
from moving_cities.intake.tables.statements import Statement
from moving_cities.intake.tables.values import address


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source, and what making it would change.

    Attributes:
        source: the source.
        changes: its making, where the atlas does not have it yet.
    """

    source: Source
    changes: tuple[Change, ...] = ()


class SourceFinder:
    """Finds or makes the source of each row.

    Args:
        knowledge: of the atlas.
        given: id or address of the source of the whole table; empty where rows name theirs or none does.
        title: of the source given, where the atlas does not have it.
        retrieved: when new sources were read.

    Raises:
        SettingError: the source given is none, or is new and has no title.
    """

    def __init__(self, knowledge: Knowledge, given: str, title: str, retrieved: PartialDate) -> None:
        self._knowledge = knowledge
        self._retrieved = retrieved
        self._made: dict[str, Source] = {}
        self._given = self._of_table(given.strip(), cleaned(title)) if given.strip() else None

    def of(self, said: Statement) -> FoundSource | Verdict | None:
        """The source of a row; None where nothing names one, a verdict where the row names none that can be."""
        if not said.source:
            return self._given
        known = self._knowledge.source(said.source)
        if known is not None:
            return FoundSource(known)
        url = address(said.source)
        if url is None:
            return Verdict(
                RowState.UNRESOLVED,
                say("“{source}” is neither a source of the atlas nor one web address.", source=said.source[:80]),
                say("Write an address or the id of a source; or leave the column out and give one source for all."),
            )
        try:
            return self._new(url, said.source_title)
        except AtlasError as error:
            return Verdict(RowState.UNRESOLVED, str(error), say("Correct the address of the source."))

    def _of_table(self, given: str, title: str) -> FoundSource:
        known = self._knowledge.source(given)
        if known is not None:
            return FoundSource(known)
        url = address(given)
        if url is None:
            raise SettingError(
                say(
                    "The atlas has no source “{given}”. Give the id of a source, or an address and a title.",
                    given=given,
                )
            )
        if not title:
            raise SettingError(
                say("The atlas does not have the source {url} yet. Give its title too, with --source-title.", url=url)
            )
        try:
            return self._new(url, title)
        except AtlasError as error:
            raise SettingError(say("The source cannot be added: {error}", error=error)) from None

    def _new(self, url: str, title: str) -> FoundSource:
        key = comparable(url)
        source = self._made.get(key)
        if source is None:
            publisher = (urlsplit(url).hostname or "").removeprefix("www.")
            source = Source(source_id(url), url, title or f"Page of {publisher}", publisher, retrieved=self._retrieved)
            if self._knowledge.source(source.id) is not None:
                raise SettingError(
                    say(
                        "The id {source} of {url} belongs to another source. Add the source at the desk.",
                        source=source.id,
                        url=url,
                    )
                )
            self._made[key] = source
        return FoundSource(source, (Change(None, source),))
