"""The two laws of the pack: what is written is read again, and the same atlas gives the same bytes."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import City, Highlight
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack import PackError, pack_files, read_pack, write_pack
from moving_cities.pack.reading import read_files
from tests.strategies import atlases

Files = dict[str, bytes]
START_PACK = Path(__file__).parents[4] / "data" / "start"


@given(atlases())
@settings(max_examples=60)
def test_what_is_written_is_read_again(atlas: Atlas) -> None:
    files = pack_files(atlas)
    again = read_files(files)
    assert again == atlas
    assert again.content_hash == atlas.content_hash
    assert pack_files(again) == files


@given(atlases(most=2))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_written_to_a_disk_is_read_again(tmp_path: Path, atlas: Atlas) -> None:
    write_pack(atlas, tmp_path / "pack")
    assert read_pack(tmp_path / "pack") == atlas


@given(atlases(), st.integers(0, 99))
@settings(max_examples=20)
def test_the_bytes_do_not_depend_on_the_order_in_which_records_came(atlas: Atlas, seed: int) -> None:
    random = Random(seed)
    ordered = ("countries", "cities", "memberships", "sources", "documents", "aliases")
    shuffled = {name: tuple(random.sample(getattr(atlas, name), len(getattr(atlas, name)))) for name in ordered}
    assert pack_files(dataclasses.replace(atlas, **shuffled)) == pack_files(atlas)


def test_a_pack_in_canonical_form_is_written_as_it_was(small_pack: Files) -> None:
    assert pack_files(read_files(small_pack)) == dict(sorted(small_pack.items()))


def test_the_start_pack_is_in_canonical_form() -> None:
    """What ships is what an export of it would give, byte for byte."""
    found = {
        path.relative_to(START_PACK).as_posix(): path.read_bytes() for path in START_PACK.rglob("*") if path.is_file()
    }
    written = pack_files(read_pack(START_PACK))
    assert sorted(found) == sorted(written)
    assert [file for file in written if written[file] != found[file]] == []


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("cities.csv", lambda content: b"\xef\xbb\xbf" + content),
        ("cities.csv", lambda content: content.replace(b"\n", b"\r\n")),
        ("cities.csv", lambda content: content.replace("ń".encode(), "n\u0301".encode())),
        ("cities.csv", lambda content: content.replace(b",be,", b',"be",')),
        ("cities.csv", lambda content: content.replace(b"51.05,", b"51.0500,")),
        ("countries.csv", lambda _: b"id\npl\nbe\n"),
        ("pack.toml", lambda content: content.replace(b"\n", b"\r\n")),
        ("texts/city/gent/nl.md", lambda content: content.replace(b"\n", b"\r\n")),
        ("texts/city/gent/nl.md", lambda content: content.replace(b"Samen.\n\n", b"Samen.\n")),
        ("texts/city/gent/nl.md", lambda content: content.replace(b":title: Gent", b":title:  Gent ")),
        ("texts/city/gent/en.md", lambda content: content.replace(b"origin", b"# A remark.\norigin", 1)),
    ],
)
def test_what_other_programs_write_is_read_as_the_same_atlas(
    small_pack: Files, file: str, change: Callable[[bytes], bytes]
) -> None:
    changed = {**small_pack, file: change(small_pack[file])}
    assert changed[file] != small_pack[file]
    assert read_files(changed) == read_files(small_pack)


def test_hidden_files_are_not_looked_at(small_pack: Files, on_disk: Callable[[Files], Path]) -> None:
    folder = on_disk({**small_pack, ".git/config": b"\xff", "texts/.DS_Store": b"\0", "texts/city/.x": b""})
    assert read_pack(folder) == read_files(small_pack)


def test_an_atlas_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    broken = Atlas(
        PartialDate("2024"),
        cities=(City("gent", "be", "Gent", 51, 3),),
        highlights=(Highlight(RecordKind.CITY, "nowhere"),),
    )
    with pytest.raises(PackError) as caught:
        write_pack(broken, tmp_path / "pack")
    assert [(one.file, one.field) for one in caught.value.problems] == [
        ("cities/gent", "country_id"),
        ("highlights/nowhere", "id"),
    ]
    assert list(tmp_path.iterdir()) == []
