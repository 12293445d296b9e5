"""The folder that stands by for the next edition saves time and changes nothing else."""

import fcntl
import random
import shutil
import threading
from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.publishing import current_edition, publish, remove_old_editions, stand_by
from moving_cities.edition.standby import standby_for
from tests.instruments.edits import edit
from tests.instruments.whole_edition import faults


@pytest.fixture
def live(tiny_atlas: Atlas, tmp_path: Path) -> Path:
    """An installation with a live edition."""
    publish(tiny_atlas, tmp_path, processes=1)
    return tmp_path


def folder_in_waiting(var: Path) -> Path:
    """Where the folder for the next edition stands."""
    edition = current_edition(var)
    assert edition is not None
    return standby_for(edition.folder)


def tree(site: Path) -> dict[str, bytes | None]:
    """Every file with its content and every folder of a site."""
    return {str(one.relative_to(site)): one.read_bytes() if one.is_file() else None for one in site.rglob("*")}


def from_nothing(atlas: Atlas, var: Path) -> dict[str, bytes | None]:
    """The site that a full build of this atlas gives."""
    return tree(publish(atlas, var, processes=1).folder / "site")


@pytest.fixture(params=["change_population", "remove_approach"])
def changed(tiny_atlas: Atlas, request: pytest.FixtureRequest) -> Atlas:
    """The small atlas after a change that makes pages anew, or takes some away."""
    return edit(tiny_atlas, random.Random(3), request.param)[1]


def test_the_next_edition_is_the_same_with_it(live, changed, tmp_path_factory):
    assert stand_by(live)
    waiting = folder_in_waiting(live)
    assert waiting.is_dir()
    after = publish(changed, live, processes=1)
    assert not waiting.exists()
    assert tree(after.folder / "site") == from_nothing(changed, tmp_path_factory.mktemp("full"))


def test_one_that_was_never_finished_is_finished(live, changed, tmp_path_factory):
    """Whoever made it may have been killed half-way."""
    stand_by(live)
    shutil.rmtree(folder_in_waiting(live) / "site" / "ar")
    (folder_in_waiting(live) / "site" / "en" / "index.html").unlink()
    after = publish(changed, live, processes=1)
    assert tree(after.folder / "site") == from_nothing(changed, tmp_path_factory.mktemp("full"))


def test_the_live_edition_stays_as_it_was(live, changed):
    before = current_edition(live)
    stand_by(live)
    publish(changed, live, processes=1)
    assert before is not None
    assert faults(before.folder) == []


def test_what_was_not_taken_does_not_stay(live, tiny_atlas, changed):
    """A full build puts new files in the place of the live ones, to which the links do not lead."""
    stand_by(live)
    publish(tiny_atlas, live, processes=1, full=True)
    assert not folder_in_waiting(live).exists()
    assert faults(publish(changed, live, processes=1).folder) == []


def test_it_is_no_edition(live):
    stand_by(live)
    assert remove_old_editions(live) == 0
    assert folder_in_waiting(live).is_dir()


def test_nothing_stands_by_where_nothing_is_live(tmp_path):
    assert not stand_by(tmp_path)


def test_a_publication_waits_until_it_is_done(live, changed):
    """Half the links of a folder that is renamed meanwhile would go astray."""
    with (live / "editions.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        publishing = threading.Thread(target=publish, args=(changed, live), kwargs={"processes": 1})
        publishing.start()
        publishing.join(0.3)
        assert publishing.is_alive()
        assert not stand_by(live)
    publishing.join()
    assert stand_by(live)
