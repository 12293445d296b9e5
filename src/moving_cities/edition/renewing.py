"""Renews an edition of which most pages can be taken over: the way of a small change.

Pages that looked at nothing that has changed are linked by a program of their own, while this process
composes the others, into a folder that may stand by with the links made. Whatever could not be linked is
composed too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moving_cities.edition.chunks import Built, Chunk, Task, Workshop
from moving_cities.edition.composing import PageMaker
from moving_cities.edition.linking import Linking
from moving_cities.edition.manifest import Entry
from moving_cities.edition.observations import Observations, Observed, read_observations
from moving_cities.edition.standby import remove_empty_folders, remove_pages, take_standby


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page of the last build that can be taken over."""

    maker: PageMaker
    language: str
    page: Observed
    entry: Entry

    def built(self) -> Built:
        page = self.page
        return Built(self.language, self.maker.name, self.entry, page.address, page.is_indexed, taken_over=page)


class Renewal:
    """An edition on its way from the one before.

    Args:
        task: the build; it has an edition before it.
        workshop: where changed pages are made.
    """

    def __init__(self, task: Task, workshop: Workshop) -> None:
        self._task = task
        self._workshop = workshop
        self.last: Observations = read_observations(task.previous) if task.previous else Observations()

    def build(self, chunks: Iterable[Chunk]) -> Iterator[list[Built]]:
        """Puts all pages of the chunks in their places, in shares.

        Raises:
            EditionError: a file cannot be written.
            OSError: a file cannot be linked.
        """
        kept, changed = self._sorted_out(chunks)
        removed = self._prepare(kept)
        linking = self._start_linking(kept)
        try:
            for maker, language in changed:
                yield [self._workshop.make(maker, language)]
            lost = linking.wait() if linking else frozenset()
        finally:
            if linking:
                linking.stop()
        yield [one.built() for one in kept if one.page.path not in lost]
        yield [self._workshop.make(one.maker, one.language) for one in kept if one.page.path in lost]
        remove_empty_folders(self._task.target / "site", removed)

    def _prepare(self, kept: list[_Kept]) -> list[str]:
        """Takes the folder that stands by, without the pages that are made anew or are gone: their paths."""
        target, previous, last = self._task.target, self._task.previous, self._task.last
        if previous is None or last is None or not take_standby(previous, target):
            (target / "site").mkdir(parents=True)
            return []
        stays = {one.entry.path for one in kept}
        paths = sorted({page.path for page in self.last.pages.values()} - stays)
        remove_pages(target / "site", (last.entries[path] for path in paths if path in last.entries))
        return paths

    def _sorted_out(self, chunks: Iterable[Chunk]) -> tuple[list[_Kept], list[tuple[PageMaker, str]]]:
        unchanged = self.last.unchanged(self._task.survey)
        entries = self._task.last.entries if self._task.last else {}
        kept, changed = [], []
        for chunk in chunks:
            for maker in self._workshop.makers(chunk):
                page = unchanged.page(chunk.language, maker.name)
                entry = entries.get(page.path) if page else None
                if page is None or entry is None:
                    changed.append((maker, chunk.language))
                else:
                    kept.append(_Kept(maker, chunk.language, page, entry))
        return kept, changed

    def _start_linking(self, kept: list[_Kept]) -> Linking | None:
        if not kept or self._task.previous is None:
            return None
        pages = ((one.entry.path, one.entry.copies) for one in kept)
        return Linking(self._task.previous / "site", self._task.target / "site", pages, self._task.target)
