"""An edition built upon the one before equals one built from nothing, byte for byte."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.building import build
from moving_cities.edition.chunks import Task
from moving_cities.edition.manifest import read_manifest
from moving_cities.edition.publishing import current_edition, publish
from moving_cities.edition.site import Site
from moving_cities.edition.standby import make_standby
from tests.instruments.edits import edit

BESIDE = ("redirects.json", "redirects.map")
"""Files beside the site that are served with it."""


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of an edition that readers get something of: the site with its compressed copies, redirects."""
    site = folder / "site"
    found = {str(path.relative_to(folder)): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return found | {name: (folder / name).read_bytes() for name in BESIDE}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths that differ, for a message that a person can read."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def built(atlas: Atlas, folder: Path, previous: Path | None = None) -> dict[str, bytes]:
    """The files of an edition that is built into this folder, in this process and without waiting for the disk."""
    build(Task(atlas, Site(), folder, previous), processes=1)
    return files_of(folder)


@pytest.mark.parametrize("seed", [1, 2])
def test_any_sequence_of_edits_gives_the_edition_that_a_full_build_gives(tiny_atlas, tmp_path, seed):
    chance, atlas, history = random.Random(seed), tiny_atlas, []
    live = tmp_path / "0"
    built(atlas, live)
    for number in range(1, 7):
        for _ in range(chance.choice([1, 1, 3])):
            name, atlas = edit(atlas, chance)
            history.append(name)
        if chance.random() < 0.5:
            assert make_standby(live)
            history.append("(stands by)")
        quick = built(atlas, tmp_path / str(number), live)
        full = built(atlas, tmp_path / f"full-{number}")
        assert differences(quick, full) == [], history
        assert read_manifest(tmp_path / str(number)).edition_id == read_manifest(tmp_path / f"full-{number}").edition_id
        live = tmp_path / str(number)


def test_going_back_gives_the_first_edition_again(tiny_atlas, tmp_path):
    """Its folder is there already, and the live one is another: neither may be mixed up."""
    first = publish(tiny_atlas, tmp_path, processes=1)
    before = files_of(first.folder)
    _, edited = edit(tiny_atlas, random.Random(1), "change_name")
    publish(edited, tmp_path, processes=1)
    again = publish(tiny_atlas, tmp_path, processes=1)
    assert (again.id, again.is_new) == (first.id, True)
    assert differences(files_of(again.folder), before) == []


def test_a_quick_build_writes_only_what_the_edit_touches(tiny_atlas, tmp_path):
    """Without this the law could be kept by building everything anew."""
    first = publish(tiny_atlas, tmp_path, processes=1)
    _, edited = edit(tiny_atlas, random.Random(1), "review_document")
    second = publish(edited, tmp_path, processes=1)
    pages = list((second.folder / "site").rglob("index.html"))
    old = first.folder / "site"
    fresh = [one for one in pages if not one.samefile(old / one.relative_to(second.folder / "site"))]
    assert 0 < len(fresh) < len(pages) / 4


def test_a_page_whose_file_was_lost_is_made_again(tiny_atlas, tmp_path):
    first = publish(tiny_atlas, tmp_path, processes=1)
    whole = files_of(first.folder)
    (first.folder / "site/en/index.html").unlink()
    (first.folder / "site/en/ghent/index.html.br").unlink()
    _, edited = edit(tiny_atlas, random.Random(1), "add_alias")
    assert differences(files_of(publish(edited, tmp_path, processes=1).folder), whole) == list(BESIDE)


def test_observations_that_cannot_be_read_cost_time_and_nothing_else(tiny_atlas, tmp_path):
    built(tiny_atlas, tmp_path / "first")
    (tmp_path / "first/observations.json").write_text("{half a fi", encoding="utf-8")
    _, edited = edit(tiny_atlas, random.Random(3), "change_slug")
    quick = built(edited, tmp_path / "quick", tmp_path / "first")
    assert differences(quick, built(edited, tmp_path / "full")) == []


def test_facts_that_no_page_shows_are_noted_once(tiny_atlas, tmp_path):
    """Else every later publication would build again, and the desk would call the site out of date for ever."""
    first = publish(tiny_atlas, tmp_path, processes=1)
    hidden = replace(
        tiny_atlas,
        memberships=tuple(replace(one, name_in_source="As the source writes") for one in tiny_atlas.memberships),
    )
    second = publish(hidden, tmp_path, processes=1)
    assert (second.id, second.is_new) == (first.id, False)
    live = current_edition(tmp_path)
    assert live is not None
    assert live.content_hash == hidden.content_hash
    assert sorted(path.name for path in (tmp_path / "editions").iterdir()) == [first.id]


def test_an_alias_alone_makes_a_new_edition(tiny_atlas, tmp_path):
    """Redirects lie beside the site; an edition that differs in nothing else must still go live."""
    publish(tiny_atlas, tmp_path, processes=1)
    _, edited = edit(tiny_atlas, random.Random(1), "add_alias")
    second = publish(edited, tmp_path, processes=1)
    assert second.is_new
    assert b"/old/" in (tmp_path / "current/redirects.json").read_bytes()
