"""Publishing: what goes live, what stays, who may work at the same time, and what a full disk does."""

import fcntl
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.errors import EditionError
from moving_cities.edition.publishing import KEPT, current_edition, publish, remove_old_editions
from moving_cities.edition.site import Site
from tests.instruments.edits import edit
from tests.instruments.missing import without
from tests.instruments.whole_edition import faults


@pytest.fixture(scope="module")
def live_once(tiny_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with a live edition; copied by `live` for each test."""
    var = tmp_path_factory.mktemp("once") / "var"
    publish(tiny_atlas, var, processes=1)
    return var


@pytest.fixture
def live(live_once: Path, tmp_path: Path) -> Path:
    """An installation of one's own with a live edition of the small atlas."""
    return Path(shutil.copytree(live_once, tmp_path / "var", symlinks=True))


@pytest.fixture(scope="module")
def edited(tiny_atlas: Atlas) -> Atlas:
    """The small atlas after a change that many pages show."""
    return edit(tiny_atlas, random.Random(1), "rename_network")[1]


def the_live_one(var: Path) -> str:
    """The id of the live edition."""
    edition = current_edition(var)
    assert edition is not None
    return edition.id


def test_a_published_edition_is_whole_and_current_points_to_it(live):
    edition = current_edition(live)
    assert edition is not None
    assert (live / "current").readlink() == Path("editions") / edition.id
    assert faults(edition.folder) == []
    assert sorted(path.name for path in edition.folder.iterdir()) == [
        "manifest.json",
        "observations.json",
        "redirects.json",
        "redirects.map",
        "site",
    ]


def test_the_edition_before_stays_as_it_was(live, edited):
    before = the_live_one(live)
    after = publish(edited, live, processes=1)
    assert the_live_one(live) == after.id != before
    assert faults(live / "editions" / before) == []
    assert faults(after.folder) == []


def test_the_same_content_twice_is_one_edition(live, tiny_atlas):
    first = the_live_one(live)
    again = publish(tiny_atlas, live, processes=1)
    assert (again.id, again.is_new) == (first, False)


def test_a_full_build_of_the_same_content_mends_a_damaged_edition(live, tiny_atlas):
    """The remedy that `moving-cities check` names for a damaged edition."""
    folder = live / "editions" / the_live_one(live)
    (folder / "site/en/index.html").write_text("damaged", encoding="utf-8")
    (folder / "site/ar/index.html.br").unlink()
    (folder / "redirects.json").write_text("{}", encoding="utf-8")
    assert faults(folder)
    edition = publish(tiny_atlas, live, processes=1, full=True)
    assert (edition.folder, edition.is_new) == (folder, False)
    assert faults(folder) == []


def test_a_manifest_that_cannot_be_read_is_told_and_then_mended(live, tiny_atlas):
    folder = live / "editions" / the_live_one(live)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(EditionError, match=r"manifest of the edition in .* cannot be read .*Publish again\."):
        current_edition(live)
    assert publish(tiny_atlas, live, processes=1).folder == folder
    assert faults(folder) == []


def test_another_base_address_is_another_edition(live, tiny_atlas):
    before = the_live_one(live)
    edition = publish(tiny_atlas, live, site=Site("https://elsewhere.example"), processes=1)
    assert edition.id != before
    assert b"https://elsewhere.example/en/" in (edition.folder / "site/sitemap-en.xml").read_bytes()


def test_nothing_is_live_before_the_first_publication(tmp_path):
    assert current_edition(tmp_path) is None


def test_a_link_to_a_folder_that_is_gone_is_no_edition(live, tiny_atlas):
    shutil.rmtree(live / "editions" / the_live_one(live))
    assert current_edition(live) is None
    assert faults(publish(tiny_atlas, live, processes=1).folder) == []


def test_what_an_interrupted_run_left_is_removed(live, edited):
    leftover = live / "editions/.unfinished-4711/site/en"
    leftover.mkdir(parents=True)
    (leftover / "index.html").write_text("half", encoding="utf-8")
    publish(edited, live, processes=1)
    assert [path.name for path in (live / "editions").glob(".*")] == []


def test_an_interruption_leaves_the_live_edition_and_nothing_else(live, edited):
    before = the_live_one(live)

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(edited, live, processes=1, progress=interrupt)
    assert [path.name for path in (live / "editions").iterdir()] == [before]


def test_progress_counts_every_page_up_to_all(tiny_atlas, tmp_path):
    told: list[tuple[int, int]] = []
    edition = publish(tiny_atlas, tmp_path, processes=1, progress=lambda *counts: told.append(counts))
    assert told == sorted(told)
    assert told[-1] == (edition.pages, edition.pages)
    assert len({total for _, total in told}) == 1


def test_two_publishers_at_once_are_told_apart(live, edited):
    with (live / "publish.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(EditionError, match=r"Another publication is under way in this folder\. Wait"):
            publish(edited, live, processes=1)
    assert publish(edited, live, processes=1).is_new


def test_old_editions_go_and_the_live_one_stays(live, tiny_atlas):
    for day in range(1, KEPT + 3):
        (live / f"editions/{day:016x}").mkdir()
        os.utime(live / f"editions/{day:016x}", (day, day))
    assert remove_old_editions(live) == 3
    kept = {path.name for path in (live / "editions").iterdir()}
    assert kept == {the_live_one(live), f"{KEPT + 1:016x}", f"{KEPT + 2:016x}"}
    assert remove_old_editions(live) == 0


def test_a_folder_that_is_a_file_is_refused_in_one_sentence(tiny_atlas, tmp_path):
    (tmp_path / "var").write_text("", encoding="utf-8")
    with pytest.raises(EditionError, match=r"Nothing could be published into .*MOVING_CITIES_VAR"):
        publish(tiny_atlas, tmp_path / "var", processes=1)


@pytest.fixture
def small_disk(live: Path, tmp_path: Path) -> Iterator[Path]:
    """A disk of some 12 MB with a copy of the installation on it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        without("a disk of one's own", f"only root may mount one ({mounted.stderr.strip()})")
    shutil.copytree(live, disk / "var", symlinks=True)
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path, left: int) -> None:
    """Leaves so many bytes free on the disk."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    free = os.statvfs(disk)
    with filler.open("wb") as file:
        for _ in range((free.f_bavail * free.f_frsize - left) // 4096):
            file.write(bytes(4096))


def test_a_full_disk_is_told_in_one_sentence_wherever_it_fills_up(small_disk, tiny_atlas):
    """From the first folder to the last manifest: the old edition lives, and the next run completes."""
    var = small_disk / "var"
    before = the_live_one(var)
    dated = replace(tiny_atlas, as_of=PartialDate("2027"))  # stands on every page, so every page is written
    told = set()
    for left in (0, 8_192, 40_960, 200_000, 700_000, 1_500_000):
        fill(small_disk, left)
        with pytest.raises(EditionError) as refusal:
            publish(dated, var, processes=1)
        told.add(str(refusal.value))
        assert the_live_one(var) == before
        assert faults(var / "editions" / before) == []
        assert [path.name for path in (var / "editions").iterdir()] == [before]
    assert all("full" in sentence and "publish again" in sentence for sentence in told)
    (small_disk / "filler").unlink()
    assert faults(publish(dated, var, processes=1).folder) == []


def test_a_disk_that_fills_up_with_the_last_file_is_told_too(small_disk, edited):
    """A small change takes little: what does not fit is the manifest or what lies beside the site."""
    var = small_disk / "var"
    before = the_live_one(var)
    outcomes = []
    for left in range(0, 1_000_000, 90_000):
        fill(small_disk, left)
        try:
            outcomes.append(publish(edited, var, processes=1).id)
            break
        except EditionError as error:
            outcomes.append("full" if "full" in str(error) else str(error))
            assert the_live_one(var) == before
    assert outcomes[:-1] == ["full"] * (len(outcomes) - 1) != []
    assert faults(var / "editions" / outcomes[-1]) == []


def test_a_folder_that_may_only_be_read_is_told_in_one_sentence(small_disk, edited):
    var = small_disk / "var"
    before = the_live_one(var)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(EditionError, match=r"Nothing could be published into .*Read-only.*Check the folder"):
        publish(edited, var, processes=1)
    assert the_live_one(var) == before
    assert faults(var / "editions" / before) == []
