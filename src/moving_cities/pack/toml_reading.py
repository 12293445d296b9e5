"""TOML as a pack reads it: every key is known, of its type, and can be pointed at by its line."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.plain import is_plain
from moving_cities.pack.findings import Findings

Choice = TypeVar("Choice", bound=StrEnum)

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[A-Za-z0-9_.-]+)\s*=")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


class TomlPlaces:
    """Where keys stand in a TOML text: made only when there is something to point at.

    Args:
        text: the TOML text.
        first_line: the line of the file in which it begins.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line

    def line(self, table: str, key: str = "", index: int = 0) -> int:
        """The line of a key or of the header of a table of that name, else of its table, else the first line.

        Args:
            table: name of the table without quotes (`segment.head.title`); empty for the top.
            key: the key; empty for the header.
            index: which of the tables of that name, counted from 0.
        """
        whole = f"{table}.{key}" if table else key
        best, current, seen = self._first_line, "", -1 if table else 0
        for number, line in enumerate(self._text.split("\n"), self._first_line):
            header, entry = _HEADER.fullmatch(line), _KEY.match(line)
            if header:
                current = header[2].replace('"', "").replace("'", "").replace(" ", "")
                seen += current == table
                if current == whole:
                    return number
                best = number if current == table and seen == index else best
            elif entry and current == table and seen == index and entry[1].strip("\"'") == key:
                return number
        return best


class TomlTable:
    """A table of a TOML text that is read key by key.

    Every question for a key notes a problem if the value is not of the type asked for, and answers with
    an empty value then; `refuse_others` notes the keys that nobody asked for.

    Attributes:
        label: what stands before the key in the field of a problem; the table's name unless set.
    """

    def __init__(
        self,
        values: Mapping[str, Any],
        places: TomlPlaces,
        file: str,
        findings: Findings,
        name: str = "",
        index: int = 0,
    ) -> None:
        self._values, self._places, self._file, self._findings = values, places, file, findings
        self._name, self._index = name, index
        self.label = name
        self._asked: set[str] = set()

    def complain(self, key: str, message: str) -> None:
        """Notes a problem at the line of this key (or of the table, where the key is missing)."""
        field = ".".join(filter(None, [self.label, key]))
        self._findings.add(self._file, self.line(key), field, message)

    def line(self, key: str = "") -> int:
        """The line of this key, or of the table's header where the key is missing."""
        return self._places.line(self._name, key, self._index)

    def text(self, key: str, *, needed: bool = False) -> str:
        """A string in canonical form; empty where the key is missing."""
        value = self._value(key, "", needed=needed)
        if not isinstance(value, str):
            self.complain(key, f"“{key}” is not text; put it in quotes.")
            return ""
        if not is_plain(value):
            self.complain(key, f"“{key}” holds spaces at its edges or a sign that no text may hold.")
            return ""
        return value

    def date(self, key: str, *, needed: bool = False) -> PartialDate | None:
        """A date in quotes; None where the key is missing."""
        text = self.text(key, needed=needed)
        try:
            return PartialDate(text) if text else None
        except TextError as error:
            self.complain(key, str(error))
            return None

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """One of the values of an enumeration; None where it is missing and empty is none of them."""
        text = self.text(key)
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(value for value in kind if value)
            message = f"“{text[:40]}” is none of {known}." if text else f"“{key}” is missing; write one of {known}."
            self.complain(key, message)
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the key is missing."""
        return self._list(key, str, "texts in quotes")

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty where the key is missing."""
        return self._list(key, int, "whole numbers")

    def number(self, key: str) -> int:
        """A whole number; 0 where the key is missing."""
        value = self._value(key, 0)
        if type(value) is not int:
            self.complain(key, f"“{key}” is not a whole number.")
            return 0
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where the key is missing."""
        value = self._value(key, default=False)
        if not isinstance(value, bool):
            self.complain(key, f"“{key}” is neither true nor false.")
            return False
        return value

    def table(self, key: str) -> "TomlTable":
        """A table within this one; an empty one where the key is missing."""
        value = self._value(key, {})
        name = f"{self._name}.{key}" if self._name else key
        if not isinstance(value, dict):
            self.complain(key, f"“{key}” is not a table; write [{name}].")
            value = {}
        return TomlTable(value, self._places, self._file, self._findings, name)

    def tables(self, key: str) -> "list[TomlTable]":
        """The tables written as `[[key]]`, in their order."""
        values = self._value(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.complain(key, f"“{key}” is not a list of tables; write [[{key}]].")
            return []
        return [
            TomlTable(value, self._places, self._file, self._findings, key, index) for index, value in enumerate(values)
        ]

    def names(self) -> tuple[str, ...]:
        """The keys of this table, in the order in which they stand."""
        return tuple(self._values)

    def refuse_others(self, why: str = "") -> None:
        """Notes every key that was not asked for; `why` says where it would belong, if anywhere."""
        for key in self._values:
            if key not in self._asked:
                self.complain(key, why or f"There is no key “{key[:40]}” here. Take it out.")

    def _value(self, key: str, default: Any, *, needed: bool = False) -> Any:
        self._asked.add(key)
        if needed and not self._values.get(key):
            self.complain(key, f"“{key}” is missing. Add it.")
        return self._values.get(key, default)

    def _list(self, key: str, kind: type[Any], what: str) -> tuple[Any, ...]:
        value = self._value(key, [])
        if not isinstance(value, list) or not all(type(one) is kind for one in value):
            self.complain(key, f"“{key}” is not a list of {what}.")
            return ()
        return tuple(value)


def toml_table(lines: Sequence[str], first_line: int, file: str, findings: Findings) -> TomlTable | None:
    """The table that these lines of a file write down; None if they are no TOML."""
    text = "\n".join(lines)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        within = int(place[1]) if place and place[1] else len(lines)
        message = _PLACE.sub("", str(error)).rstrip(".")
        findings.add(file, first_line - 1 + within, "", f"This is not TOML: {message}.")
        return None
    return TomlTable(values, TomlPlaces(text, first_line), file, findings)
