"""Rows that are no rows of the table: empty ones, repeated headers, headings, totals and footnotes."""

from enum import Enum
from itertools import pairwise

from moving_cities.atlas.sentences import say, to_be_said
from moving_cities.desk.row_numbers import named_rows
from moving_cities.intake.places.countries import country_id
from moving_cities.intake.tables.values import is_number, looks_like_data
from moving_cities.intake.tables.words import begins_with, means

_LONG = 60


class Kind(Enum):
    """What a row below the header is."""

    ROW = "row"
    EMPTY = "empty"
    HEADER = "header"
    SECTION = "section"
    TOTAL = "total"
    FOOTNOTE = "footnote"


_SAID = {
    Kind.EMPTY: to_be_said("Empty rows were left out: {rows}."),
    Kind.HEADER: to_be_said("The header is repeated and was left out there: {rows}."),
    Kind.SECTION: to_be_said("A country stands as a heading above its cities and counts for them: {rows}."),
    Kind.TOTAL: to_be_said("Totals were left out: {rows}."),
    Kind.FOOTNOTE: to_be_said("Remarks around the table were left out: {rows}."),
}


class Surroundings:
    """Sorts the rows below a header."""

    def __init__(self, body: list[tuple[int, list[str]]], header: list[str], width: int) -> None:
        self._width = width
        self._header = [name.rpartition(" / ")[2].casefold() for name in header]
        self._has_header = any(header)
        self._last = max((number for number, row in body if any(row)), default=0)
        self._kinds = {number: self._kind(row) for number, row in body if number <= self._last}
        self._settle_sections(body)
        self._settle_end(body)
        self._sections = self._sections_of(body)

    def kind(self, number: int) -> Kind:
        """What this row is; empty behind the last that holds something."""
        return self._kinds.get(number, Kind.EMPTY)

    def section(self, number: int) -> str:
        """The country that stands as a heading above this row."""
        return self._sections.get(number, "")

    def remarks(self) -> list[str]:
        """What was left out, a sentence per kind."""
        said: list[str] = []
        for kind, words in _SAID.items():
            rows = [number for number, one in self._kinds.items() if one is kind]
            if rows:
                said.append(say(words, rows=named_rows(rows)))
        return said

    def _kind(self, row: list[str]) -> Kind:
        cells = [cell for cell in row if cell]
        if not cells:
            return Kind.EMPTY
        if self._has_header and self._repeats_header(row):
            return Kind.HEADER
        if _is_total(cells):
            return Kind.TOTAL
        if len(cells) == 1 and self._width > 1:
            return self._kind_of_single(cells[0], row)
        return Kind.ROW

    def _repeats_header(self, row: list[str]) -> bool:
        pairs = [(cell.casefold(), name) for cell, name in zip(row, self._header, strict=True) if cell]
        return all(cell == name for cell, name in pairs) and len(pairs) * 2 > sum(map(bool, self._header))

    def _kind_of_single(self, cell: str, row: list[str]) -> Kind:
        if begins_with(cell, "footnote") and (":" in cell or len(cell) > _LONG):
            return Kind.FOOTNOTE
        if cell.startswith(("*", "†", "©", "¹")) or len(cell) > _LONG:
            return Kind.FOOTNOTE
        if row[0] and country_id(cell):
            return Kind.SECTION
        return Kind.ROW

    def _settle_sections(self, body: list[tuple[int, list[str]]]) -> None:
        """A lone country is a heading only where rows follow it; else it is a row like others."""
        held = [number for number, row in body if number in self._kinds and any(row)]
        sections = [number for number in held if self._kinds[number] is Kind.SECTION]
        following = dict(pairwise(held))
        names_alone = sum(
            self._kinds[number] is Kind.ROW and _is_alone(row) for number, row in body if number in self._kinds
        )
        for number in sections:
            is_lonely = number not in following or self._kinds[following[number]] is not Kind.ROW
            if is_lonely or names_alone > len(sections) * 2 + 5:
                self._kinds[number] = Kind.ROW

    def _settle_end(self, body: list[tuple[int, list[str]]]) -> None:
        """Lone sentences behind the last row are remarks."""
        for number, row in reversed(body):
            if number not in self._kinds or self._kinds[number] is Kind.EMPTY:
                continue
            cells = [cell for cell in row if cell]
            is_words = self._width > 2 and len(cells) == 1 and (" " in cells[0] and _is_sentence(cells[0]))
            if self._kinds[number] is Kind.ROW and is_words:
                self._kinds[number] = Kind.FOOTNOTE
            elif self._kinds[number] is Kind.ROW:
                return

    def _sections_of(self, body: list[tuple[int, list[str]]]) -> dict[int, str]:
        sections, current = {}, ""
        for number, row in body:
            if self._kinds.get(number) is Kind.SECTION:
                current = next(cell for cell in row if cell)
            sections[number] = current
        return sections


def _is_alone(row: list[str]) -> bool:
    return sum(map(bool, row)) == 1


def _is_sentence(cell: str) -> bool:
    return cell.endswith((".", "!", "…")) or len(cell.split()) > 5 or looks_like_data(cell.split()[-1])


def _is_total(cells: list[str]) -> bool:
    """*Total*, *Summe: 34*: the word, and nothing but numbers beside it."""
    first = cells[0]
    if not (means(first, "total") or begins_with(first, "total")):
        return False
    rest = first.split(":", 1)[1].strip() if ":" in first else ""
    return all(is_number(cell) for cell in cells[1:]) and (not rest or is_number(rest.split()[0]))
