"""`pack.toml`: the number of the format, the date, the languages, and what has an order of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import all_languages, is_language
from moving_cities.atlas.records import Credit, Highlight
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.findings import Findings
from moving_cities.pack.layout import FORMAT, HEADER_FILE
from moving_cities.pack.toml_reading import TomlTable, toml_table
from moving_cities.pack.toml_writing import TomlValue, toml_lines

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Header:
    """What `pack.toml` says; see `Atlas` for the fields.

    Attributes:
        lines: the line of each highlight, by its kind and id.
    """

    as_of: PartialDate
    languages: tuple[str, ...]
    highlights: tuple[Highlight, ...]
    credits: tuple[Credit, ...]
    lines: dict[str, int]


NO_HEADER = Header(PartialDate("2000"), tuple(one.code for one in all_languages()), (), (), {})
"""What stands in for a header that cannot be read, while the rest of the pack is checked."""


def header_text(atlas: Atlas) -> str:
    """`pack.toml` of this atlas."""
    top: dict[str, TomlValue] = {"format": FORMAT, "as_of": atlas.as_of, "languages": atlas.languages}
    lines = toml_lines(top)
    for highlight in atlas.highlights:
        lines += ["", "[[highlight]]", *toml_lines({"kind": highlight.kind, "id": highlight.id})]
    for credit in atlas.credits:
        values = {"name": credit.name, "what": credit.what, "url": credit.url, "licence": credit.licence}
        lines += ["", "[[credit]]", *toml_lines(values)]
    return "\n".join([*lines, ""])


def read_header(text: str, findings: Findings) -> Header | None:
    """What `pack.toml` says; None if something in it is wrong.

    Raises:
        PackError: the pack is of another format, so that nothing else about it can be said.
    """
    before = len(findings)
    top = toml_table(text.split("\n"), 1, HEADER_FILE, findings)
    if top is None:
        return None
    if not _is_our_format(top):
        findings.raise_any()
    as_of, languages = top.date("as_of", needed=True), _languages(top)
    lines: dict[str, int] = {}
    highlights = [_highlight(table, lines) for table in top.tables("highlight")]
    credited = [_credit(table) for table in top.tables("credit")]
    top.refuse_others()
    if len(findings) > before or as_of is None:
        return None
    return Header(
        as_of,
        languages,
        tuple(one for one in highlights if one is not None),
        tuple(one for one in credited if one is not None),
        lines,
    )


def _is_our_format(top: TomlTable) -> bool:
    number = top.number("format")
    if number == FORMAT:
        return True
    if number > FORMAT:
        top.complain(
            "format",
            f"The pack is of format {number}, newer than format {FORMAT}, which this program reads. "
            "Install a newer version of the program.",
        )
    else:
        top.complain("format", f"The number of the format is missing; write format = {FORMAT}.")
    return False


def _languages(top: TomlTable) -> tuple[str, ...]:
    codes = top.texts("languages")
    for code in codes:
        if not is_language(code):
            top.complain("languages", f"There is no language “{code[:20]}” in the atlas.")
    if not codes or len(set(codes)) < len(codes):
        top.complain("languages", "The languages are at least one, and each stands once.")
    return codes


def _highlight(table: TomlTable, lines: dict[str, int]) -> Highlight | None:
    kind, record_id = table.choice("kind", RecordKind), table.text("id", needed=True)
    table.refuse_others()
    if kind is None or not record_id:
        return None
    lines.setdefault(f"{kind}/{record_id}", table.line("id"))
    return _made(table, Highlight, kind=kind, id=record_id)


def _credit(table: TomlTable) -> Credit | None:
    values = {key: table.text(key) for key in ("name", "what", "url", "licence")}
    table.refuse_others()
    return _made(table, Credit, **values)


def _made(table: TomlTable, record: Callable[..., Made], **values: Any) -> Made | None:
    try:
        return record(**values)
    except RecordError as error:
        table.complain(error.field, str(error))
        return None
