"""The numbers that ODT writes before items: they stand in no paragraph and must be counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moving_cities.intake.formats.numerals import numeral
from moving_cities.intake.formats.opendocument_styles import ListLevel, OpenStyles, whole


@dataclass(slots=True)
class _OpenList:
    style: str
    number: int
    key: str
    pending: str = ""


@dataclass(slots=True)
class OpenLists:
    """The lists that are open at one place of a document, and where earlier ones ended.

    Attributes:
        styles: define the levels.
    """

    styles: OpenStyles
    _open: list[_OpenList] = field(default_factory=list)
    _ended: dict[str, int] = field(default_factory=dict)

    def open_list(self, attributes: Mapping[str, str]) -> None:
        """A list opens, within the item that is open or by itself."""
        style = attributes.get("style-name", "") or (self._open[-1].style if self._open else "")
        depth = len(self._open) + 1
        key = attributes.get("continue-list", "") or f"{style} {depth}"
        continues = attributes.get("continue-numbering") == "true" or "continue-list" in attributes
        last = self._ended.get(key) if continues else None
        number = self._level(style, depth).start - 1 if last is None else last
        name = attributes.get("id", "")
        self._open.append(_OpenList(style, number, name))

    def close_list(self) -> None:
        """The innermost list closes."""
        if not self._open:
            return
        closed = self._open.pop()
        self._ended[f"{closed.style} {len(self._open) + 1}"] = closed.number
        if closed.key:
            self._ended[closed.key] = closed.number

    def open_item(self, attributes: Mapping[str, str]) -> None:
        """An item opens; its number waits for its first paragraph."""
        if not self._open:
            return
        current = self._open[-1]
        current.number = whole(attributes.get("start-value", ""), current.number + 1)
        current.pending = self._written()

    def close_item(self) -> None:
        """The innermost item closes."""
        if self._open:
            self._open[-1].pending = ""

    def waiting(self) -> str:
        """What stands before the next paragraph with words."""
        return self._open[-1].pending if self._open else ""

    def taken(self) -> None:
        """The paragraph came."""
        if self._open:
            self._open[-1].pending = ""

    def _written(self) -> str:
        depth = len(self._open)
        level = self._level(self._open[-1].style, depth)
        if level.form in {"bullet", ""}:
            return level.form
        shown = self._open[max(0, depth - level.shown) :]
        first = depth - len(shown) + 1
        levels = ((place, self._level(self._open[-1].style, place)) for place in range(first, depth + 1))
        return ".".join(
            numeral(self._open[place - 1].number, defined.form)
            for place, defined in levels
            if defined.form not in {"bullet", ""}
        )

    def _level(self, style: str, depth: int) -> ListLevel:
        return self.styles.lists.get(style, {}).get(depth, ListLevel())
