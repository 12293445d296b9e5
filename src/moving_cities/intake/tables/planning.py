"""What taking a table in would do, row by row."""

from dataclasses import replace
from datetime import date

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.records import Network
from moving_cities.atlas.sentences import say, say_together
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.table_plans import Choice, ColumnUse, PlannedRow, RowState, TablePlan, TableSettings
from moving_cities.intake.tables.city_resolving import Resolved, Resolver
from moving_cities.intake.tables.city_rows import city_facts, judge_city
from moving_cities.intake.tables.doubles import Judged, without_doubles
from moving_cities.intake.tables.errors import MappingError, SettingError
from moving_cities.intake.tables.field_names import Field
from moving_cities.intake.tables.judging import Verdict, together
from moving_cities.intake.tables.knowledge import Knowledge, PlaceFinder
from moving_cities.intake.tables.mapping import ColumnMapping, map_columns
from moving_cities.intake.tables.membership_rows import Defaults, MembershipJudge, membership_facts
from moving_cities.intake.tables.sheets import Row, Sheet
from moving_cities.intake.tables.sources import SourceFinder
from moving_cities.intake.tables.statements import Reader, Statement
from moving_cities.intake.tables.values import is_after, partial_date


def plan(sheet: Sheet, atlas: Atlas, places: PlaceFinder, settings: TableSettings | None = None) -> TablePlan:
    """What taking this table into this atlas would do. Nothing is changed.

    The same table, atlas and settings always give the same plan.

    Args:
        sheet: the table.
        atlas: what it is compared with.
        places: finds the cities that names mean.
        settings: what a person says about it.

    Raises:
        MappingError: a column or field was named that there is not, or no column says which city is meant.
        SettingError: the network, source, date or row that was named cannot be.
    """
    settings = settings or TableSettings()
    knowledge = Knowledge(atlas, places)
    mapping = map_columns(sheet, knowledge, settings.columns)
    _require_city(sheet, mapping)
    rows = _Rows(sheet, knowledge, mapping, settings)
    planned = without_doubles([rows.judged(row) for row in sheet.rows])
    remarks = (*sheet.remarks, *_remarks(mapping, settings))
    return described(sheet, mapping, planned, remarks)


def described(
    sheet: Sheet, mapping: ColumnMapping, rows: tuple[PlannedRow, ...] = (), remarks: tuple[str, ...] = ()
) -> TablePlan:
    """A plan of these rows, with what was understood of the columns."""
    return TablePlan(
        file_name=sheet.file_name,
        format=sheet.format,
        sha256=sheet.sha256,
        sheet=sheet.name,
        sheets=sheet.sheets,
        remarks=remarks or sheet.remarks,
        columns=tuple(
            ColumnUse(
                use.column.letter,
                use.column.header,
                str(use.field or ""),
                use.confidence,
                use.reason,
                next(iter(sheet.values(place)), "")[:60],
            )
            for place, use in enumerate(mapping.uses)
        ),
        rows=rows,
    )


_NAMING_CITY = (Field.CITY, Field.CITY_ID, Field.GEONAMES, Field.WIKIDATA, Field.LAU, Field.NAME_IN_SOURCE)


def _require_city(sheet: Sheet, mapping: ColumnMapping) -> None:
    if mapping.has(*_NAMING_CITY):
        return
    listed = ", ".join(f"{one.letter} “{one.header}”" if one.header else one.letter for one in sheet.columns)
    raise MappingError(
        say(
            "No column was recognised that names the city. Say which does, such as “A=city”. The columns "
            "are: {listed}.",
            listed=listed,
        )
    )


class _Rows:
    """Judges the rows of a table."""

    def __init__(self, sheet: Sheet, knowledge: Knowledge, mapping: ColumnMapping, settings: TableSettings) -> None:
        numbers = {row.number for row in sheet.rows}
        unknown = sorted(set(settings.places) - numbers)
        if unknown:
            raise SettingError(say("The table has no row {row}, for which a city was named.", row=unknown[0]))
        today = _date(settings.today) or PartialDate(date.today().isoformat())  # noqa: DTZ011
        retrieved = _date(settings.retrieved)
        if retrieved is not None and is_after(retrieved, today):
            raise SettingError(say("The date of reading, {date}, lies in the future. Correct it.", date=retrieved))
        self._settings = settings
        self._reader = Reader(mapping, today)
        self._resolver = Resolver(knowledge)
        sources = SourceFinder(knowledge, settings.source, settings.source_title, retrieved or today)
        defaults = Defaults(_network(knowledge, settings.network), retrieved, today)
        self._memberships = MembershipJudge(knowledge, sources, defaults)
        self._is_member_list = bool(settings.network) or mapping.has(Field.NETWORK)
        self._origin = settings.source_title or sheet.file_name

    def judged(self, row: Row) -> Judged:
        """A row with its state, and what it is about."""
        said = self._reader.read(row)
        if said.complaints:
            verdict = Verdict(
                RowState.UNRESOLVED, say_together(said.complaints), say("Correct the row, or leave the column out.")
            )
            return Judged(_planned(said, verdict))
        network = self._network(said)
        named = network if isinstance(network, Network) else None
        resolved = self._resolver.resolve(said, self._settings.places.get(row.number, ""), named)
        if resolved.city is None:
            verdict = Verdict(RowState.UNRESOLVED, resolved.reason, resolved.remedy)
            return Judged(_planned(said, verdict, resolved.choices))
        if isinstance(network, Verdict):
            return Judged(_planned(said, network))
        facts = city_facts(said, resolved.city, self._origin)
        verdict = judge_city(said, resolved, self._origin)
        if network is None:
            return Judged(_planned(said, _with_match(verdict, said, resolved)), resolved.city.id, of_city=facts)
        verdict = together([verdict, self._memberships.judge(said, resolved.city, network)])
        return Judged(
            _planned(said, _with_match(verdict, said, resolved)),
            resolved.city.id,
            network.id,
            facts,
            membership_facts(said),
        )

    def _network(self, said: Statement) -> Network | Verdict | None:
        network = self._memberships.network(said)
        if network is None and self._is_member_list:
            return Verdict(RowState.UNRESOLVED, say("The row names no network."), say("Add the network to the row."))
        return network


def _with_match(verdict: Verdict, said: Statement, resolved: Resolved) -> Verdict:
    """The verdict with why this city is meant, where the row does not write its name as the atlas does."""
    name, city = said.city or said.name_in_source, resolved.city
    if city is None or not name or name.casefold() == city.name_local.casefold() or resolved.is_new:
        return verdict
    meant = say(
        "“{name}” counts as {city} ({country}).", name=name, city=city.name_local, country=city.country_id.upper()
    )
    return replace(verdict, reason=say_together([verdict.reason, meant, resolved.reason]))


def _planned(said: Statement, verdict: Verdict, choices: tuple[Choice, ...] = ()) -> PlannedRow:
    return PlannedRow(
        said.number,
        said.shown or say("(no city)"),
        verdict.state,
        verdict.reason,
        verdict.remedy,
        verdict.changes,
        choices,
    )


def _network(knowledge: Knowledge, name: str) -> Network | None:
    if not name:
        return None
    network = knowledge.network(name)
    if network is None:
        listed = ", ".join(one.id for one in knowledge.atlas.networks[:60])
        raise SettingError(say("The atlas has no network “{name}”. Choose one of: {listed}.", name=name, listed=listed))
    return network


def _date(text: str) -> PartialDate | None:
    if not text:
        return None
    found = partial_date(text)
    if found is None:
        raise SettingError(say("“{text}” is not a date; write 2024, 2024-03 or 2024-03-15.", text=text))
    return found


def _remarks(mapping: ColumnMapping, settings: TableSettings) -> list[str]:
    said: list[str] = []
    if mapping.has(Field.WEBSITE):
        said.append(say("The websites of cities were read and left out, because the atlas keeps none."))
    has_network = bool(settings.network) or mapping.has(Field.NETWORK)
    only_of_members = [one for one in (Field.SINCE, Field.STATUS, Field.NOTE) if mapping.has(one)]
    if not has_network and only_of_members:
        said.append(
            say(
                "The table names no network, so it counts as a list of cities, and nothing is taken of these "
                "columns: {listed}. If it lists members, name the network.",
                listed=", ".join(only_of_members),
            )
        )
    return said
