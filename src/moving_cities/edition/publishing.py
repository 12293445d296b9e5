"""Publishing: builds an edition beside the live one, verifies it and swaps it in.

    var/editions/<id>/    an edition: site/, manifest.json, redirects.json, redirects.map
    var/current           a symbolic link to the live one, replaced by one rename

Whatever happens before the rename, the old edition stays live; whatever was left half-built is removed
by the next run. Only one publisher works in a folder at a time.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.building import PROCESSES, Progress, build
from moving_cities.edition.chunks import Task
from moving_cities.edition.errors import EditionError
from moving_cities.edition.manifest import NAME as MANIFEST
from moving_cities.edition.manifest import Manifest, read_manifest
from moving_cities.edition.observations import NAME as OBSERVATIONS
from moving_cities.edition.site import Site
from moving_cities.edition.standby import make_standby, remove_standby
from moving_cities.edition.uncollected import uncollected

KEPT = 3
"""Editions that stay on disk: the live one and those before it, for requests under way and a way back."""

FLUSHED_BY_THEMSELVES = 600
"""Files; about 2 ms each on an ordinary disk, where each waits for itself."""

FLUSHED_AT_ONCE = 16

REDIRECTS = ("redirects.json", "redirects.map")

_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition.

    Attributes:
        id: hash of all its files.
        folder: where it lies.
        pages: how many pages it has.
        as_of: date of its content.
        content_hash: of the atlas it was built from.
        is_new: whether this publication changed anything.
    """

    id: str
    folder: Path
    pages: int
    as_of: str
    content_hash: str
    is_new: bool = False


def publish(
    atlas: Atlas,
    var: Path,
    *,
    site: Site | None = None,
    progress: Progress | None = None,
    full: bool = False,
    processes: int | None = None,
) -> Edition:
    """Builds the atlas as an edition and makes it the live one.

    Args:
        atlas: the content.
        var: the installation's folder.
        site: base address and name; the defaults are those of a local installation.
        progress: told how many pages of how many are in their places.
        full: build every page anew instead of taking over unchanged ones.
        processes: how many to use; by default one per core.

    Raises:
        EditionError: nothing was published; the edition before is still live.
    """
    editions = var / "editions"
    try:
        editions.mkdir(parents=True, exist_ok=True)
        with _only_publisher(var), _alone(var):
            _remove_unfinished(editions)
            live = _usable_edition(var)
            unfinished = editions / f"{_UNFINISHED}{os.getpid()}"
            task = Task(atlas, site or Site(), unfinished, live.folder if live and not full else None)
            if live and _is_up_to_date(live, task):
                return live
            try:
                return _publish(task, var, processes or PROCESSES, progress)
            except BaseException:
                shutil.rmtree(unfinished, ignore_errors=True)
                raise
    except OSError as error:
        raise EditionError(_explanation(var, error)) from error


def _publish(task: Task, var: Path, processes: int, progress: Progress | None) -> Edition:
    """Builds the task's edition and makes it the live one."""
    with uncollected(is_wanted=task.previous is not None):
        result = build(task, progress=progress, processes=processes)
    _settle(task.target, result.written)
    edition = _keep(task.target, var, result.manifest)
    _make_current(var, edition)
    remove_standby(var / "editions")
    return edition


def remove_old_editions(var: Path) -> int:
    """Removes all but the latest `KEPT` editions, and says how many; the live one always stays.

    Apart from `publish`, so that nobody waits for it before the new edition is live.
    """
    live = current_edition(var)
    folders = [one for one in (var / "editions").glob("[!.]*") if live is None or one != live.folder]
    folders.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    old = folders[KEPT - 1 :]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def current_edition(var: Path) -> Edition | None:
    """The live edition; None where nothing was published yet, or its folder is gone."""
    link = var / "current"
    if not link.is_symlink() or not link.exists():
        return None
    folder = link.resolve()
    manifest = read_manifest(folder)
    return Edition(folder.name, folder, manifest.pages, manifest.as_of, manifest.content_hash)


def _usable_edition(var: Path) -> Edition | None:
    """The live edition to build upon; None where there is none, or one of which nothing can be taken over."""
    try:
        return current_edition(var)
    except EditionError:
        return None


def stand_by(var: Path) -> bool:
    """Makes the folder for the next edition, so that a small change is live sooner.

    Apart from `publish`, so that nobody waits for it. A publication that begins meanwhile waits until it is
    done.

    Returns:
        Whether there is one now; not where nothing is live, somebody publishes, or the disk refuses it.
    """
    live = _usable_edition(var)
    if live is None:
        return False
    try:
        with _alone(var, wait=False):
            return make_standby(live.folder)
    except OSError:
        return False


@contextmanager
def _alone(var: Path, *, wait: bool = True) -> Iterator[None]:
    """Whoever publishes, and whoever prepares the next publication, is alone in the folder."""
    with (var / "editions.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield


@contextmanager
def _only_publisher(var: Path) -> Iterator[None]:
    with (var / "publish.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise EditionError(
                "Another publication is under way in this folder. Wait for it to end, then publish again."
            ) from None
        yield


def _is_up_to_date(live: Edition, task: Task) -> bool:
    """Whether the live edition is what the task would give: same content, same templates, same code."""
    if task.last is None or live.content_hash != task.atlas.content_hash:
        return False
    return task.last.recipes == task.recipes


def _settle(folder: Path, written: tuple[str, ...]) -> None:
    """Makes sure that the edition survives a loss of power before it goes live.

    A few files are flushed by themselves, so that a small change need not wait for the rest of the machine,
    and side by side, because the disk then writes them together; of many, everything is flushed at once.
    """
    if len(written) > FLUSHED_BY_THEMSELVES:
        os.sync()
        return
    own = (folder / name for name in (MANIFEST, OBSERVATIONS, *REDIRECTS))
    paths = [*(folder / "site" / name for name in written), *own]
    with ThreadPoolExecutor(FLUSHED_AT_ONCE) as threads:
        for _ in threads.map(flush, paths):
            pass
    for path in (folder / "site", folder):
        flush(path)


def _keep(unfinished: Path, var: Path, manifest: Manifest) -> Edition:
    """Gives the finished folder its name; what is live already is renewed where it lies."""
    final = var / "editions" / manifest.edition_id
    is_live = (var / "current").resolve() == final.resolve()
    if is_live and final.exists():
        _renew(final, unfinished)
    else:
        if final.exists():
            final.rename(final.with_name(f"{_UNFINISHED}{final.name}"))  # removed by the next publication
        unfinished.rename(final)
    return Edition(final.name, final, manifest.pages, manifest.as_of, manifest.content_hash, is_new=not is_live)


def _renew(live: Path, unfinished: Path) -> None:
    """Puts every file of a new build in the place of the live edition's, to which it is equal if that is sound.

    So facts that no page shows, and code that changes no page, are noted, and damage is mended. The
    observations go first and come last: whoever is interrupted leaves an edition that is whole, and of
    which the next build takes over less.
    """
    (live / OBSERVATIONS).unlink(missing_ok=True)
    for file in sorted((unfinished / "site").rglob("*")):
        if file.is_file():
            place = live / file.relative_to(unfinished)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.replace(place)
    for name in (*REDIRECTS, MANIFEST, OBSERVATIONS):
        (unfinished / name).replace(live / name)
    shutil.rmtree(unfinished)


def _make_current(var: Path, edition: Edition) -> None:
    """Points `current` to the edition, in one step that is either done or not."""
    prepared = var / ".current-next"
    prepared.unlink(missing_ok=True)
    prepared.symlink_to(Path("editions") / edition.id)
    prepared.replace(var / "current")
    os.utime(edition.folder)  # the time stamp says when an edition went live last
    flush(var)


def flush(path: Path) -> None:
    """Waits until a file, or the names in a folder, are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _remove_unfinished(editions: Path) -> None:
    for folder in editions.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _explanation(var: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"The disk of {var} is full. Free some space and publish again."
    name = error.filename or var
    return (
        f"Nothing could be published into {var}: {error.strerror} ({name}). "
        "Check the folder's permissions, or choose another with MOVING_CITIES_VAR."
    )
