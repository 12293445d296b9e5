"""From a table into the desk and back: nothing is doubled, everything can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.records import City, Membership, MembershipStatus
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import (
    Applied,
    ChangedSinceError,
    TableImportError,
    apply_table,
    import_atlas,
    undo_table_import,
)
from moving_cities.desk.models import ActivityRecord, TableImport
from moving_cities.desk.models import City as CityRow
from moving_cities.desk.models import Membership as MembershipRow
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.desk.table_acceptance import (
    Acceptance,
    AcceptanceError,
    accepted_rows,
    changes_of,
    read_acceptance,
    with_changes,
)
from moving_cities.desk.table_plans import CERTAIN_STATES, RowState, TablePlan, TableSettings
from moving_cities.intake.places import Places
from moving_cities.intake.tables.planning import plan
from moving_cities.intake.tables.reading import read_table
from moving_cities.pack import read_pack, write_pack
from tests.instruments.full_atlas import full_atlas, large_atlas

START_PACK = Path(__file__).parents[5] / "data" / "start"
SAID = TableSettings(network="lokaal", source="s-one", today="2026-11-20")
TABLE = "Stad;Land;Sinds;Inwoners\nGent;België;2016;270000\nGdańsk;Polska;2018;486000\nMechelen;België;2019;\n"


def planned(words: str, said: TableSettings = SAID, atlas: Atlas | None = None) -> TablePlan:
    atlas = atlas or full_atlas()
    return plan(read_table(words.encode(), "members.csv"), atlas, places_of(atlas), said)


@cache
def _places(cities: tuple[City, ...], memberships: tuple[Membership, ...]) -> Places:
    return Places.from_atlas(Atlas(as_of=PartialDate("2026"), cities=cities, memberships=memberships))


def places_of(atlas: Atlas) -> Places:
    """The places of an atlas; made once for the same cities."""
    return _places(atlas.cities, atlas.memberships)


def taken(words: str, accept: str = "new,changed", said: TableSettings = SAID) -> Applied:
    acceptance = read_acceptance(accept)
    said = TableSettings(**{**_fields(said), "places": acceptance.places})
    return apply_table(plan=planned(words, said, take_snapshot()), acceptance=acceptance, settings=said, said=accept)


def _fields(said: TableSettings) -> dict[str, object]:
    return {name: getattr(said, name) for name in TableSettings.__dataclass_fields__}


def states(of: TablePlan) -> list[RowState]:
    return [row.state for row in of.rows]


@pytest.fixture
def held(db: None) -> Atlas:
    """An atlas in the desk."""
    import_atlas(atlas=full_atlas())
    return take_snapshot()


def exported(atlas: Atlas, folder: Path) -> dict[str, bytes]:
    """Every file of the atlas as a pack."""
    write_pack(atlas, folder)
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_is_taken_is_in_the_desk(held: Atlas) -> None:
    applied = taken(TABLE)
    atlas = take_snapshot()
    assert applied.rows == 2, "Ghent has an other number of inhabitants, so its row waits for a person."
    assert {one.city_id for one in atlas.members_of("lokaal")} == {"gdansk", "mechelen"}
    assert atlas.city("gdansk").population == 486_000
    assert atlas.city("mechelen").geonames_id == 2791537
    assert atlas.members_of("lokaal")[0].retrieved == PartialDate("2026-11-20")


def test_taking_it_again_changes_nothing(held: Atlas) -> None:
    taken(TABLE)
    before = take_snapshot()
    again = taken(TABLE)
    assert again.changes == ()
    assert again.table_import is None
    assert take_snapshot() == before
    assert TableImport.objects.count() == 1


def test_taken_back_the_export_is_the_same_byte_for_byte(held: Atlas, tmp_path: Path) -> None:
    before = exported(held, tmp_path / "before")
    number = taken(TABLE, "new,changed,2").table_import.pk
    assert exported(take_snapshot(), tmp_path / "between") != before
    undone = undo_table_import(number=number)
    assert exported(take_snapshot(), tmp_path / "after") == before
    assert undone.state == TableImport.State.UNDONE
    assert take_snapshot().content_hash == held.content_hash


def test_an_import_remembers_each_record_before_and_after(held: Atlas) -> None:
    remembered = {one.record_id: one for one in taken(TABLE, "3").table_import.records.all()}
    assert remembered.keys() == {"gdansk", "lokaal.gdansk"}
    assert remembered["gdansk"].before["population"] is None
    assert remembered["gdansk"].after["population"] == 486_000
    assert remembered["lokaal.gdansk"].before is None


def test_what_was_changed_since_is_named_and_nothing_is_taken_back(held: Atlas) -> None:
    number = taken(TABLE).table_import.pk
    MembershipRow.objects.filter(city_id="gdansk", network_id="lokaal").update(since_year=2020)
    CityRow.objects.filter(pk="mechelen").update(population=90_000)
    before = take_snapshot()
    with pytest.raises(ChangedSinceError) as refused:
        undo_table_import(number=number)
    assert "membership lokaal.gdansk was changed since (since_year)" in str(refused.value)
    assert "city mechelen was changed since (population)" in str(refused.value)
    assert take_snapshot() == before


def test_a_record_that_was_removed_since_is_named(held: Atlas) -> None:
    number = taken(TABLE).table_import.pk
    MembershipRow.objects.filter(city_id="gdansk", network_id="lokaal").delete()
    with pytest.raises(ChangedSinceError, match=r"membership lokaal\.gdansk was removed since"):
        undo_table_import(number=number)


def test_a_city_that_something_else_needs_by_now_is_not_taken_away(held: Atlas) -> None:
    number = taken(TABLE).table_import.pk
    atlas = take_snapshot()
    other = Membership("mechelen", "eurocities", MembershipStatus.MEMBER, "s-one", PartialDate("2026"))
    import_atlas(atlas=with_members(atlas, other))
    before = take_snapshot()
    with pytest.raises(ChangedSinceError, match=r"memberships eurocities\.mechelen") as refused:
        undo_table_import(number=number)
    assert "what was added since needs records that it made" in str(refused.value)
    assert "There is no city" not in str(refused.value)
    assert take_snapshot() == before


def with_members(atlas: Atlas, *more: Membership) -> Atlas:
    return replace(atlas, memberships=(*atlas.memberships, *more))


def test_an_import_is_taken_back_once(held: Atlas) -> None:
    number = taken(TABLE).table_import.pk
    undo_table_import(number=number)
    with pytest.raises(TableImportError, match=r"The import \d+ \(members\.csv\) was taken back already\."):
        undo_table_import(number=number)


def test_an_unknown_number_is_answered_with_those_there_are(held: Atlas) -> None:
    with pytest.raises(TableImportError, match="None was made yet"):
        undo_table_import(number=77)
    number = taken(TABLE).table_import.pk
    with pytest.raises(TableImportError, match=f"These can be taken back: {number}"):
        undo_table_import(number=number + 5)


def test_two_imports_are_taken_back_in_any_order_if_they_touch_other_records(held: Atlas) -> None:
    one = taken("city,country,since\nGdansk,PL,2018\n").table_import.pk
    other = taken("city,country,since\nMechelen,BE,2019\n").table_import.pk
    undo_table_import(number=one)
    undo_table_import(number=other)
    assert take_snapshot() == held


def test_what_changed_between_looking_and_accepting_is_noticed(held: Atlas) -> None:
    looked = planned(TABLE, SAID, take_snapshot())
    CityRow.objects.filter(pk="gdansk").update(population=1)
    with pytest.raises(TableImportError, match=r"changed meanwhile \(cities gdansk\)"):
        apply_table(plan=looked, acceptance=read_acceptance("new"), settings=SAID)


def test_who_did_what_is_noted(held: Atlas, admin_user: object) -> None:
    applied = apply_table(
        plan=planned(TABLE),
        acceptance=read_acceptance("new"),
        settings=SAID,
        by=admin_user,  # type: ignore[arg-type]
    )
    undo_table_import(number=applied.table_import.pk, by=admin_user)  # type: ignore[arg-type, union-attr]
    verbs = list(ActivityRecord.objects.filter(by=admin_user).values_list("verb", flat=True))
    assert {"import table", "undo table"} <= set(verbs)


@pytest.mark.parametrize(
    ("accept", "why"),
    [
        ("conflicting", "not accepted all at once"),
        ("unresolved", "not accepted all at once"),
        ("everything", "cannot be accepted. Write new, changed"),
        ("9-3", "no run of rows"),
        ("99", "has no row 99"),
        ("3=", "cannot be accepted"),
    ],
)
def test_what_cannot_be_accepted_is_said(accept: str, why: str) -> None:
    with pytest.raises(AcceptanceError, match=why):
        accepted_rows(planned(TABLE), read_acceptance(accept))


def test_an_uncertain_row_is_taken_only_with_its_city() -> None:
    table = "Gemeinde,Land\nNeuenkirchen,DE\n"
    atlas = read_pack_facts()
    said = TableSettings(
        network="sichere-haefen", source="https://example.org/list", source_title="A list", today="2026"
    )
    unsure = planned(table, said, atlas)
    assert states(unsure) == [RowState.UNRESOLVED]
    with pytest.raises(AcceptanceError, match=r"Write one of these instead: 2=geonames:\d+"):
        accepted_rows(unsure, Acceptance(rows=frozenset({2})))
    key = unsure.rows[0].choices[0].key
    sure = planned(table, TableSettings(**{**_fields(said), "places": {2: key}}), atlas)
    assert states(sure) == [RowState.NEW]
    (source, city, membership) = changes_of(sure.rows)
    assert source.after.id.startswith("s-")
    assert f"geonames:{city.after.geonames_id}" == key
    assert membership.after.city_id == city.after.id


def test_the_date_of_reading_moves_with_the_source_or_not_at_all() -> None:
    """A source that was read in the month of the one before once got that one's date."""
    atlas = full_atlas()
    held = replace(atlas.memberships[0], since_year=None, source_id="s-one", retrieved=PartialDate("2026-11"))
    atlas = replace(atlas, memberships=(held, *atlas.memberships[1:]))
    words = f"city_id;since\n{held.city_id};2014\n"
    for source, expected in (("s-two", "2026-11-20"), ("s-one", "2026-11")):
        said = TableSettings(network=held.network_id, source=source, today="2026-11-20")
        [row] = planned(words, said, atlas).rows
        assert (row.changes[-1].after.source_id, row.changes[-1].after.retrieved) == (source, expected), row


def test_a_name_that_is_a_city_abroad_is_asked_in_a_national_network() -> None:
    """*Vienne* in a French network once was taken for Wien, certain."""
    atlas = read_pack_facts()
    said = TableSettings(network="anvita", source="https://example.org/list", source_title="A list", today="2026-11-20")
    [row] = planned("Ville;Depuis\nVienne;2019\n", said, atlas).rows
    assert row.state is RowState.UNRESOLVED
    assert row.choices[0].words.startswith("Vienne (FR")
    assert "The row names no country, so that of ANVITA counts: FR." in row.reason


def test_a_row_says_why_its_name_means_a_city_of_another_name() -> None:
    [gand] = planned("Stad;Land\nGand;BE\n").rows
    [gent] = planned("Stad;Land\nGENT;BE\n").rows
    assert "“Gand” counts as Gent (BE). “Gand” is " in gand.reason
    assert "counts as Gent" not in gent.reason


_START: list[Atlas] = []


def read_pack_facts() -> Atlas:
    """The facts of the start pack, read once."""
    if not _START:
        _START.append(read_pack(START_PACK))
    return _START[0]


def test_the_memberships_of_the_start_pack_are_all_unchanged() -> None:
    atlas = read_pack_facts()
    content = (START_PACK / "memberships.csv").read_bytes()
    looked = plan(read_table(content, "memberships.csv"), atlas, places_of(atlas))
    assert len(looked.rows) == len(atlas.memberships) >= 1_010
    assert set(states(looked)) == {RowState.UNCHANGED}


def test_the_cities_of_the_start_pack_are_all_unchanged() -> None:
    atlas = read_pack_facts()
    looked = plan(read_table((START_PACK / "cities.csv").read_bytes(), "c.csv"), atlas, places_of(atlas))
    assert len(looked.rows) == len(atlas.cities)
    assert set(states(looked)) == {RowState.UNCHANGED}


CITIES = ["Gent", "Gand", "Gandawa", "Gdańsk", "gdansk", "Mechelen", "Leuven", "Nowhere at all", "Łódź", ""]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(CITIES),
        st.sampled_from(["BE", "Polska", "", "Belgien"]),
        st.sampled_from(["eurocities", "Lokaal netwerk", "lokaal", "nobody"]),
        st.sampled_from(["2015", "2018", "", "seit 2019", "soon"]),
        st.sampled_from(["member", "ehemalig", "ja", "nee", "", "membre associé"]),
        st.sampled_from(["2026-11", "2027-01-02", "2019", ""]),
        st.sampled_from(["s-one", "s-two", "https://example.org/new", "", "www.example.org/other"]),
        st.sampled_from(["", "1000", "12 345", "270.000"]),
        st.sampled_from(["", "Q1296", "Q1792"]),
        st.sampled_from(["", "a note", "other words"]),
    ),
    min_size=1,
    max_size=8,
)
HEADER = "city,country,network,since,status,date,source,population,wikidata,note"


def written(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join([HEADER, *(",".join(row) for row in rows)]) + "\n"


@given(ROWS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_taken_is_unchanged_when_looked_at_again(rows: list[tuple[str, ...]]) -> None:
    atlas = full_atlas()
    said = TableSettings(today="2026-11-20")
    first = planned(written(rows), said, atlas)
    chosen = accepted_rows(first, Acceptance(states=CERTAIN_STATES))
    after = with_changes(atlas, changes_of(chosen))
    second = planned(written(rows), said, after)
    by_number = {row.number: row for row in second.rows}
    untouched = {row.number for row in first.rows if row.state is RowState.UNCHANGED}
    for number in {row.number for row in chosen} | untouched:
        assert by_number[number].state is RowState.UNCHANGED, by_number[number]
    assert not [row for row in second.rows if row.state in CERTAIN_STATES]


@given(ROWS)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_table_can_be_taken_back(held: Atlas, rows: list[tuple[str, ...]]) -> None:
    applied = taken(written(rows), said=TableSettings(today="2026-11-20"))
    if applied.table_import is not None:
        undo_table_import(number=applied.table_import.pk)
    assert take_snapshot().content_hash == held.content_hash


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_table() -> None:
    import_atlas(atlas=large_atlas(200))
    atlas = take_snapshot()
    names = [city.id for city in atlas.cities]
    network = atlas.networks[0].id

    def queries(count: int, note: str) -> int:
        rows = "\n".join(f"{one},{network},s-none,{note}" for one in names[:count])
        words = f"city_id,network,source,note\n{rows}\n".replace("s-none", take_snapshot().sources[0].id)
        acceptance = read_acceptance(f"new,changed,2-{count + 1}")
        with CaptureQueriesContext(connection) as captured:
            applied = apply_table(
                plan=planned(words, TableSettings(today="2030"), take_snapshot()), acceptance=acceptance, settings=SAID
            )
            undo_table_import(number=applied.table_import.pk)  # type: ignore[union-attr]
        assert len(applied.changes) == count
        return len(captured)

    assert queries(3, "x") == queries(75, "y") <= 200
