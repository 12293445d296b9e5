"""The answers that are asked for often, kept in memory up to a fixed number of bytes."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
Key = tuple[str, tuple[str, ...]]
"""An address, and the encodings that the reader accepts."""


@dataclass(slots=True)
class _Kept(Generic[Value]):
    value: Value
    size: int
    was_used: bool = False


class Shelf(Generic[Value]):
    """Keeps what is used; what was not used since its last turn goes first (the clock algorithm).

    Taking something costs one look-up and no lock, which is why this is not a list by recency.
    It may be used by several threads.

    Args:
        limit_bytes: how much may stand on the shelf together, as the sum of the sizes given.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._kept: OrderedDict[Key, _Kept[Value]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def size_bytes(self) -> int:
        """What stands on the shelf now."""
        return self._size

    def take(self, key: Key) -> Value | None:
        """What is kept under this key, or None."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        kept.was_used = True
        return kept.value

    def put(self, key: Key, value: Value, size_bytes: int) -> None:
        """Keeps the value and makes room for it; one larger than a quarter of the shelf is not kept."""
        if size_bytes > self._limit // 4:
            return
        with self._lock:
            self._remove(key)
            while self._size + size_bytes > self._limit:
                self._make_room()
            self._kept[key] = _Kept(value, size_bytes)
            self._size += size_bytes

    def _make_room(self) -> None:
        """Gives the oldest another turn if it was used, and removes it otherwise."""
        key, oldest = next(iter(self._kept.items()))
        if oldest.was_used:
            oldest.was_used = False
            self._kept.move_to_end(key)
        else:
            self._remove(key)

    def _remove(self, key: Key) -> None:
        removed = self._kept.pop(key, None)
        if removed is not None:
            self._size -= removed.size
