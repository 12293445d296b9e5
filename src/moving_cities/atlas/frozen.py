"""A mapping that never changes: fields of a block, values per language."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

Value = TypeVar("Value", covariant=True)


class FrozenMapping(Mapping[str, Value], Generic[Value]):
    """An immutable mapping from a name to a value.

    Equal content is equal and hashes equally, whatever the order in which it was given; iteration is
    always in the order of the keys, so that nothing made from it depends on history.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value] | None = None) -> None:
        self._values: dict[str, Value] = dict(sorted((values or {}).items()))

    def __getitem__(self, key: str) -> Value:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(tuple(self._values.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._values!r})"


Localized = FrozenMapping
"""A value per language; the keys are codes of `languages.csv`."""

NO_VALUES: Localized[str] = FrozenMapping()
"""What a record holds for which no language has anything."""
