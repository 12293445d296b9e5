"""What a cell can say: each form reads a cell into a value and writes it back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.languages import is_language, language
from moving_cities.atlas.slugs import is_slug
from moving_cities.atlas.terms import phrases, written_phrases
from moving_cities.pack.errors import CellError

Value = TypeVar("Value")

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,30})?")


@dataclass(frozen=True, slots=True)
class Form(Generic[Value]):
    """What a cell of a column can say.

    Attributes:
        read: the value of a cell. Raises CellError.
        write: the cell of a value; `read(write(value)) == value`.
        neutral: a value that stands in for a faulty one, so that the rest of the row is checked too.
    """

    read: Callable[[str], Value]
    write: Callable[[Value], str]
    neutral: Value


def _same(text: str) -> str:
    return text


def _needed(cell: str) -> str:
    if not cell:
        raise CellError("The cell is empty, but it is needed.")
    return cell


def _whole(cell: str) -> int:
    if not _WHOLE.fullmatch(cell):
        raise CellError(f"“{cell[:40]}” is not a whole number; write digits only, such as 2015.")
    return int(cell)


def _decimal(cell: str) -> float:
    if not _DECIMAL.fullmatch(cell):
        raise CellError(f"“{cell[:40]}” is not a number; write it with a point, such as 51.0543.")
    return float(cell)


def _date(cell: str) -> PartialDate:
    try:
        return PartialDate(cell)
    except TextError as error:
        raise CellError(str(error)) from None


def _yes(cell: str) -> bool:
    if cell not in {"yes", ""}:
        raise CellError(f"“{cell[:40]}” is neither “yes” nor empty.")
    return cell == "yes"


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" ")) if cell else ()


def _language(cell: str) -> str:
    if not is_language(cell):
        raise CellError(f"There is no language “{cell[:20]}” in the atlas.")
    return language(cell).code


def _slug(cell: str) -> str:
    if not is_slug(cell):
        raise CellError(f"“{cell[:60]}” cannot be a slug; use lower-case ASCII words and hyphens.")
    return cell


def _optional(read: Callable[[str], Value], write: Callable[[Value], str]) -> Form[Value | None]:
    def read_cell(cell: str) -> Value | None:
        return read(cell) if cell else None

    def write_value(value: Value | None) -> str:
        return "" if value is None else write(value)

    return Form(read_cell, write_value, None)


def _plain_decimal(number: float) -> str:
    """The shortest digits that give the number again, never with an exponent."""
    return f"{Decimal(repr(number)):f}"


def choice(kind: type[StrEnum]) -> Form[StrEnum]:
    """One of the values of an enumeration."""

    def read(cell: str) -> StrEnum:
        try:
            return kind(cell)
        except ValueError:
            known = ", ".join(f"“{value}”" if value else "empty" for value in kind)
            raise CellError(f"“{cell[:40]}” is none of {known}.") from None

    return Form(read, str, next(iter(kind)))


TEXT: Form[str] = Form(_same, _same, "")
NEEDED: Form[str] = Form(_needed, _same, "")
WHOLE: Form[int] = Form(_whole, str, 0)
OPTIONAL_WHOLE = _optional(_whole, str)
DECIMAL: Form[float] = Form(_decimal, _plain_decimal, 0.0)
DATE: Form[PartialDate] = Form(_date, str, PartialDate("2000"))
OPTIONAL_DATE = _optional(_date, str)
YES: Form[bool] = Form(_yes, lambda value: "yes" if value else "", neutral=False)
IDS: Form[tuple[str, ...]] = Form(_ids, " ".join, ())
LANGUAGE: Form[str] = Form(_language, _same, "en")
PHRASES: Form[tuple[str, ...]] = Form(phrases, written_phrases, ())
SLUG: Form[str] = Form(_slug, _same, "x")
