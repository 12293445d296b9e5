"""Builds an edition into an empty folder, taking over what has not changed from the edition before.

A page whose key (hash of model, frame, templates, words and libraries) is that of the last build is hard
linked; every other is rendered, compressed and written. So a build after a small change costs little,
and it equals a build from nothing byte for byte.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace

from moving_cities.edition.chunks import ROOT, Built, Chunk, Task, Workshop
from moving_cities.edition.composing import page_makers
from moving_cities.edition.errors import EditionError
from moving_cities.edition.extras import put_extras, write_redirects
from moving_cities.edition.manifest import Manifest, write_manifest
from moving_cities.edition.observations import Observations, write_observations
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.renewing import Renewal
from moving_cities.edition.verification import verify, verify_addresses

Progress = Callable[[int, int], None]
"""Called with how many pages are in their places, and how many there are in all."""

CHUNKS_PER_LANGUAGE = 6
"""Shares of a language's pages, so that the processes end at about the same time and progress is shown."""

_STARTS = range(CHUNKS_PER_LANGUAGE)

PROCESSES = min(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Result:
    """A finished build: its manifest, and the paths of the files that were written anew."""

    manifest: Manifest
    written: tuple[str, ...]


def build(task: Task, *, progress: Progress | None = None, processes: int = PROCESSES) -> Result:
    """Builds the task's edition into its target folder and verifies it.

    Args:
        task: what to build, where, and from which edition to take over unchanged files.
        progress: told after every share of work.
        processes: how many to use where much must be rendered.

    Raises:
        EditionError: a file cannot be written, two pages want one address, or the edition is faulty.
        OSError: a file beside the site cannot be written.
    """
    verify_addresses(task.atlas)
    survey = task.survey
    total = 1 + len(task.atlas.languages) * len(page_makers(Reader(survey, task.atlas.languages[0])))
    built: list[Built] = []
    renewal = _renewal(task)
    shares = renewal.build(_chunks(task)) if renewal else _anew(task, processes)
    for share in shares:
        built.extend(share)
        if progress:
            progress(len(built), total)
    entries = {page.entry.path: page.entry for page in built}
    writer = task.writer()
    entries.update(put_extras(task, survey, built, writer))
    redirects = write_redirects(task, built)
    atlas = task.atlas
    manifest = Manifest(atlas.content_hash, str(atlas.as_of), len(built), entries, task.recipes, redirects)
    verify(task, built, manifest)
    write_manifest(manifest, task.target)
    write_observations(built, survey, task.target, renewal.last if renewal else Observations())
    pages = (path for page in built if page.links is not None for path in page.entry.all_paths)
    return Result(manifest, (*pages, *writer.written))


def _renewal(task: Task) -> Renewal | None:
    """The way of a small change: frame, templates, words and code are those of the last build."""
    if task.last is None or task.last.recipes != task.recipes:
        return None
    return Renewal(task, Workshop(task))


def _chunks(task: Task) -> list[Chunk]:
    """All pages in shares: the root page, then each language."""
    shares = [Chunk(code, start, CHUNKS_PER_LANGUAGE) for code in task.atlas.languages for start in _STARTS]
    return [Chunk(ROOT), *shares]


def _anew(task: Task, processes: int) -> Iterator[list[Built]]:
    (task.target / "site").mkdir(parents=True)
    yield from _work(task, processes)


def _work(task: Task, processes: int) -> Iterator[list[Built]]:
    """Every page anew, in shares as they are done, side by side where there are several processes."""
    chunks = _chunks(task)
    if processes < 2:
        workshop = Workshop(task)
        yield from (workshop.build(chunk) for chunk in chunks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(replace(task),)) as pool:
        with _deaf_to_ctrl_c():
            futures = [pool.submit(_build_chunk, chunk) for chunk in chunks]
        try:
            for future in as_completed(futures):
                yield future.result()
        except BrokenProcessPool:
            raise EditionError(
                "A process of the build was ended from outside, perhaps because memory ran out. "
                "Free some, or publish with fewer processes."
            ) from None
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started inside never hear Ctrl-C: whoever started them hears it, right after, and ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_workshop: Workshop | None = None


def _begin(task: Task) -> None:
    """Sets up a process of the pool; it ends with the process that started it, even if that is killed."""
    global _workshop
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _workshop = Workshop(task)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _build_chunk(chunk: Chunk) -> list[Built]:
    if _workshop is None:
        raise RuntimeError("A chunk came to a process that was not set up.")
    return _workshop.build(chunk)
