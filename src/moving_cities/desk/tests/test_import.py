"""What goes into the desk comes out again, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Alias, City, Membership
from moving_cities.atlas.segments import State, states, words_hash
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.errors import ImportRefusedError
from moving_cities.desk.models import ActivityRecord, Document, Segment, SegmentHistory, Source
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.desk.tests.conftest import START_PACK
from moving_cities.pack import write_pack
from tests.instruments.full_atlas import large_atlas, titled
from tests.strategies import atlases

UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.data_too_large, HealthCheck.too_slow]


def with_slugs(atlas: Atlas, city_id: str, **slugs: str) -> Atlas:
    """The atlas with other slugs of one city."""
    cities = [replace(one, slugs=FrozenMapping(slugs)) if one.id == city_id else one for one in atlas.cities]
    return replace(atlas, cities=tuple(cities))


@contextmanager
def undone_afterwards() -> Iterator[None]:
    """Each example of a law starts with an empty desk."""
    savepoint = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(savepoint)


def contents(folder: Path) -> dict[str, str]:
    """The files of a folder with their text."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_field_comes_out_again(held: Atlas) -> None:
    assert take_snapshot() == held


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=UNHURRIED)
@given(atlas=atlases())
def test_any_atlas_comes_out_again(atlas: Atlas) -> None:
    with undone_afterwards():
        import_atlas(atlas=atlas)
        assert take_snapshot() == atlas


@pytest.mark.django_db
@settings(max_examples=8, deadline=None, suppress_health_check=UNHURRIED)
@given(first=atlases(most=2), second=atlases(most=2))
def test_one_atlas_replaces_any_other(first: Atlas, second: Atlas) -> None:
    """Whatever the desk held: afterwards it holds the second atlas, and old addresses that still lead somewhere."""
    with undone_afterwards():
        import_atlas(atlas=first)
        import_atlas(atlas=second, replace=True)
        held = take_snapshot()
        assert replace(held, aliases=second.aliases) == second
        assert set(second.aliases) <= set(held.aliases)


def test_lists_can_grow(held: Atlas) -> None:
    """Where nothing goes and something comes, what was there must not be written twice."""
    languages = (*held.languages, "de")
    cities = tuple(replace(one, names=FrozenMapping({**one.names, "de": "Stadt"})) for one in held.cities)
    after = replace(held, languages=languages, cities=cities)
    import_atlas(atlas=after, replace=True)
    assert take_snapshot() == after


def test_another_block_can_become_the_head(held: Atlas) -> None:
    """The database holds one head per text, at every moment of the import."""
    document = held.document(RecordKind.CITY, "gent")
    assert document is not None
    head, second, *rest = document.blocks
    exchanged = (replace(head, id=second.id), replace(second, id=head.id), *rest)
    other = replace(document, blocks=exchanged, translations=FrozenMapping({}))
    documents = tuple(other if one == document else one for one in held.documents)
    after = replace(held, documents=documents)
    import_atlas(atlas=after, replace=True)
    assert take_snapshot() == after


@pytest.mark.django_db
def test_the_start_pack_comes_out_byte_for_byte(start: Atlas, tmp_path: Path) -> None:
    import_atlas(atlas=start)
    write_pack(take_snapshot(), tmp_path / "pack")
    assert contents(tmp_path / "pack") == contents(START_PACK)


def test_the_same_again_changes_nothing(held: Atlas) -> None:
    result = import_atlas(atlas=held)
    assert result.is_quiet
    assert result.counts["cities"].unchanged == 2
    assert ActivityRecord.objects.count() == 1, "the quiet import leaves no record of activity"


def test_the_record_of_activity_says_who_and_what(db: None, full: Atlas) -> None:
    editor = User.objects.create_user("editor")
    import_atlas(atlas=full, by=editor)
    record = ActivityRecord.objects.get()
    assert (record.by, record.verb) == (editor, "import")
    assert "cities: 2 new" in record.summary


def test_counts_say_what_happened(held: Atlas) -> None:
    lodz = City("lodz", "pl", "Łódź", 51.77, 19.46)
    cities = (replace(held.cities[1], population=5), lodz)
    only_gent = replace(held, cities=cities)
    result = import_atlas(atlas=only_gent)
    counts = result.counts["cities"]
    assert (counts.new, counts.changed, counts.unchanged, counts.removed) == (1, 1, 1, 0)


def test_without_replace_what_the_atlas_lacks_is_kept(held: Atlas) -> None:
    import_atlas(atlas=large_atlas(1))
    ids = {one.id for one in take_snapshot().cities}
    assert ids == {"gent", "gdansk", "city-0"}


def test_with_replace_what_the_atlas_lacks_is_removed(held: Atlas) -> None:
    import_atlas(atlas=large_atlas(1), replace=True)
    assert replace(take_snapshot(), aliases=()) == large_atlas(1)


def test_broken_references_are_refused_all_at_once(held: Atlas) -> None:
    stray = Membership("atlantis", "eurocities", held.memberships[0].status, "s-none", held.as_of)
    with pytest.raises(ImportRefusedError) as refused:
        import_atlas(atlas=replace(held, memberships=(*held.memberships, stray)))
    assert len(refused.value.problems) == 2
    assert "There is no city “atlantis”" in str(refused.value)
    assert take_snapshot() == held


@pytest.mark.parametrize("stop_at", [1, 2, 5, 9])
def test_an_import_that_is_stopped_changes_nothing(held: Atlas, stop_at: int) -> None:
    calls = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_atlas(atlas=large_atlas(30), replace=True, progress=stop)
    assert take_snapshot() == held


def test_progress_ends_at_the_total(db: None, full: Atlas) -> None:
    seen: list[tuple[int, int]] = []
    import_atlas(atlas=full, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1] > 0
    assert seen == sorted(seen)


def test_a_changed_slug_leaves_its_old_address_behind(held: Atlas) -> None:
    import_atlas(atlas=with_slugs(held, "gent", en="ghent", pl="gand"), replace=True)
    left = set(take_snapshot().aliases) - set(held.aliases)
    assert left == {
        Alias("/pl/gandawa", "pl", RecordKind.CITY, "gent"),
        Alias("/pl/gandawa/zespol", "pl", RecordKind.APPROACH, "gent-taskforce"),
    }


def test_an_old_address_stays_when_the_pack_does_not_know_it(held: Atlas) -> None:
    moved = with_slugs(held, "gent", en="ghent", pl="gand")
    import_atlas(atlas=moved, replace=True)
    assert import_atlas(atlas=moved, replace=True).is_quiet
    assert "/pl/gandawa" in {one.path for one in take_snapshot().aliases}


def test_an_old_address_goes_with_its_record(held: Atlas) -> None:
    import_atlas(atlas=large_atlas(1), replace=True)
    assert "/ghent" not in {one.path for one in take_snapshot().aliases}


def test_an_address_that_another_record_takes_gets_no_alias(held: Atlas) -> None:
    """The living page comes first."""
    swapped = with_slugs(with_slugs(held, "gent", en="ghent", pl="gdansk"), "gdansk", pl="gandawa")
    import_atlas(atlas=swapped, replace=True)
    paths = {one.path for one in take_snapshot().aliases}
    assert not paths & {"/pl/gandawa", "/pl/gdansk"}
    assert take_snapshot().city("gent").slug("pl") == "gdansk"


def test_an_old_address_goes_where_another_record_comes_to_stand(held: Atlas) -> None:
    """The living page comes first, and what the desk holds can be exported again."""
    import_atlas(atlas=with_slugs(held, "gent", en="ghent", pl="gand"))
    assert "/pl/gandawa" in {one.path for one in take_snapshot().aliases}
    import_atlas(atlas=with_slugs(with_slugs(held, "gent", en="ghent", pl="gand"), "gdansk", pl="gandawa"))
    assert "/pl/gandawa" not in {one.path for one in take_snapshot().aliases}


def test_a_city_where_a_listing_page_stands_is_refused(held: Atlas) -> None:
    """Else the desk could hold what can never be published."""
    with pytest.raises(ImportRefusedError, match="Another page stands at the address “miasta” in “pl”"):
        import_atlas(atlas=with_slugs(held, "gent", pl="miasta"))
    assert take_snapshot() == held


def test_two_records_can_swap_their_slugs(held: Atlas) -> None:
    """The rule that a slug stands once must not stop the change halfway."""
    one = with_slugs(with_slugs(held, "gent", pl="a"), "gdansk", pl="b")
    other = with_slugs(with_slugs(held, "gent", pl="b"), "gdansk", pl="a")
    import_atlas(atlas=one)
    import_atlas(atlas=other)
    assert take_snapshot().city("gent").slug("pl") == "b"


def test_replaced_source_words_are_kept_for_the_translators(held: Atlas) -> None:
    document = titled(RecordKind.TOPIC, "work")
    head = replace(document.head, words=FrozenMapping({"title": "Work and pay"}))
    changed = replace(document, blocks=(head,))
    import_atlas(atlas=replace(held, documents=(changed,)))
    old = SegmentHistory.objects.get()
    assert (old.hash, old.words) == (words_hash("The title of work"), "The title of work")
    now = take_snapshot().document(RecordKind.TOPIC, "work")
    assert now is not None
    assert states(now, "nl") == {"head.title": State.OUTDATED}


def test_hashes_kept_in_the_database_are_those_of_the_words(held: Atlas) -> None:
    for segment in Segment.objects.all():
        before = segment.words_hash
        segment.save()
        assert segment.words_hash == before
    assert not SegmentHistory.objects.exists(), "saving unchanged words keeps nothing"


def test_nothing_is_left_behind_when_a_record_is_removed(held: Atlas) -> None:
    """Words, old addresses and highlights name their record without a foreign key."""
    import_atlas(atlas=large_atlas(1), replace=True)
    assert not Document.objects.exclude(kind="city").exists()
    assert Source.objects.count() == 1
