"""The words of one block of a page, gathered until the block ends."""

from moving_cities.intake.formats.gathering import Run


class PageLine:
    """Gathers words and links, and gives them back as the lines that a reader sees.

    What stands in the page without a space between may be apart on the screen: links in a row, which a style sheet
    makes buttons of. So a space is put between two links, and a block of nothing but links is a line for each.
    """

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._links: list[int] = []
        self._addresses: list[str] = []
        self._opened = 0

    def open_link(self, address: str) -> None:
        """A link opens; one that leads where the last one led goes on with it."""
        is_same = bool(address) and bool(self._runs) and self._runs[-1].address == address
        self._opened += not is_same
        self._addresses.append(address)

    def close_link(self) -> None:
        """The link that was opened last closes."""
        if self._addresses:
            self._addresses.pop()

    def add(self, words: str, *, is_strong: bool) -> None:
        """Adds words as they stand in the page."""
        link = self._opened if self._addresses else 0
        previous = self._links[-1] if self._links else 0
        if link and previous and link != previous and not self._runs[-1].words[-1:].isspace():
            words = f" {words}"
        self._runs.append(Run(words, is_strong, self._addresses[-1] if self._addresses else ""))
        self._links.append(link)

    def end_here(self) -> None:
        """Ends a line within the block."""
        self._runs.append(Run("\n"))
        self._links.append(0)

    def taken(self) -> list[list[Run]]:
        """The words so far, line by line; they are gone then, while open links stay open."""
        runs, links = self._runs, self._links
        self._runs, self._links = [], []
        shown = {link for run, link in zip(runs, links, strict=True) if run.words.strip()}
        if 0 in shown or len(shown) < 2:
            return [runs] if runs else []
        lines: dict[int, list[Run]] = {link: [] for link in sorted(shown)}
        for run, link in zip(runs, links, strict=True):
            if link in lines:
                lines[link].append(run)
        return list(lines.values())
