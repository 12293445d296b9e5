"""TOML as a pack writes it: strings, numbers, truth values and flat lists, one line each."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Scalar: TypeAlias = str | int | bool
TomlValue: TypeAlias = Scalar | Sequence[Scalar]

_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')


def toml_lines(values: Mapping[str, TomlValue]) -> list[str]:
    """The lines `key = value`, in the order given; a value that is empty text or an empty list is left out."""
    return [f"{toml_key(key)} = {_literal(value)}" for key, value in values.items() if value not in ("", (), [])]


def toml_key(key: str) -> str:
    """A key that stands in quotes where it holds more than letters, digits and underscores."""
    return key if re.fullmatch(r"[A-Za-z0-9_]+", key) else _quoted(key)


def _literal(value: TomlValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    return f"[{', '.join(map(_literal, value))}]"


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"
