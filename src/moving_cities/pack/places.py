"""From a broken rule between records to the file and the line where it can be mended."""

from collections.abc import Callable, Mapping

from moving_cities.atlas.problem import Problem
from moving_cities.pack.blocks import block_tables
from moving_cities.pack.errors import PackProblem
from moving_cities.pack.facts import Facts
from moving_cities.pack.layout import HEADER_FILE, TEXTS
from moving_cities.pack.tables import ALL_TABLES, SLUGS
from moving_cities.pack.text_file import TextFile


class Places:
    """Where records and words of a pack stand.

    Args:
        facts: the tables that were read.
        highlights: the line of each highlight in the header, by `kind/id`.
        files: the text files that were taken apart, by path.
    """

    def __init__(self, facts: Facts, highlights: Mapping[str, int], files: Mapping[str, TextFile]) -> None:
        self._lines = facts.lines
        self._highlights = highlights
        self._files = files
        self._sources = {file.rpartition("/")[0]: one for file, one in files.items() if one.front.flag("source")}

    def problem(self, broken: Problem) -> PackProblem:
        """The broken rule as a problem of the pack."""
        place: Callable[[Problem], PackProblem] = {
            "documents": self._in_text,
            "highlights": self._in_header,
        }.get(broken.collection, self._in_table)
        return place(broken)

    def _in_table(self, broken: Problem) -> PackProblem:
        table = next(table for table in ALL_TABLES if table.collection == broken.collection)
        field, code = _without_language(broken.field)
        if field == "slugs":
            line = self._lines.get((SLUGS.file, f"{table.reference}.{broken.record_id}.{code}"))
            if line:
                return PackProblem(SLUGS.file, line, "slug", broken.message)
            field = "id"
        line = self._lines.get((table.file, broken.record_id), 0)
        return PackProblem(table.file, line, field, broken.message)

    def _in_header(self, broken: Problem) -> PackProblem:
        lines = [line for name, line in self._highlights.items() if name.endswith(f"/{broken.record_id}")]
        return PackProblem(HEADER_FILE, min(lines, default=0), f"highlight.{broken.field}", broken.message)

    def _in_text(self, broken: Problem) -> PackProblem:
        folder = f"{TEXTS}/{broken.record_id}"
        path, code = _without_language(broken.field)
        file = self._files.get(f"{folder}/{code}.md") if code else self._sources.get(folder)
        if file is None:
            return PackProblem(folder, 0, broken.field, broken.message)
        return PackProblem(file.file, _line(file, path), path, broken.message)


def _without_language(field: str) -> tuple[str, str]:
    """A field and the language that stands in brackets behind it."""
    name, _, bracketed = field.partition(" [")
    return name, bracketed.removesuffix("]")


def _line(file: TextFile, path: str) -> int:
    block_id, _, name = path.rpartition(".")
    tables = block_tables(file)
    if block_id in tables and name in tables[block_id].names():
        return tables[block_id].line(name)
    return file.sections[block_id].line_of(name) if block_id in file.sections else 0
