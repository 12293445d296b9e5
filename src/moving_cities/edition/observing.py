"""What a page was made from: observed while it is composed, not declared.

A page that looked at nothing that has changed cannot have changed, so it need not be composed again.
Every look-up in the atlas passes through `ObservedAtlas`, which notes it under a short key such as
`city gent` or `members_of eccar`; a key's fingerprint is the hash of what the look-up gives.
"""

import hashlib
from collections.abc import Callable
from dataclasses import fields
from functools import cached_property
from typing import Any, TypeVar

from moving_cities.atlas.snapshot import Atlas, canonical_json

Made = TypeVar("Made")

LOOK_UPS = frozenset(
    {
        "country", "city", "network", "topic", "approach", "source", "page", "news_item", "document", "cities_in",
        "memberships_of", "members_of", "approaches_of", "approaches_on",
    }
)  # fmt: skip
WHOLES = frozenset({one.name for one in fields(Atlas)} | {"featured_cities", "active_cities"})

INDEXES = tuple(
    name for name, value in vars(Atlas).items() if isinstance(value, cached_property) and name != "content_hash"
)


class ObservedAtlas(Atlas):
    """An atlas that notes what is looked at between `watch` and the next `watch`."""

    def watch(self) -> set[str]:
        """Starts a new set of notes and returns it; it fills as the atlas is looked at."""
        seen: set[str] = set()
        object.__setattr__(self, "_seen", seen)
        return seen

    def note(self, key: str) -> None:
        """Notes something looked at that was worked out from the atlas as a whole."""
        self._notes().add(key)

    def remember(self, what: tuple[str, ...], make: Callable[[], Made]) -> Made:
        """What `make` gives, made once; everybody who asks for it has looked at what it was made from.

        Args:
            what: the name of the thing, the reader's language included.
            make: makes it from the atlas.
        """
        memory: dict[tuple[str, ...], tuple[Any, frozenset[str]]] = self.__dict__.setdefault("_memory", {})
        if what not in memory:
            outer = self._notes()
            inner = self.watch()
            made = make()
            memory[what] = made, frozenset(inner)
            object.__setattr__(self, "_seen", outer)
        made, seen = memory[what]
        self._notes().update(seen)
        return made

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name in LOOK_UPS:
            return self._noting(name, value)
        if name in WHOLES:
            self._notes().add(name)
        return value

    def _noting(self, name: str, look_up: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: str) -> Any:
            self._notes().add(f"{name} {' '.join(arguments)}")
            return look_up(*arguments)

        return noted

    def _notes(self) -> set[str]:
        seen: set[str] = self.__dict__.setdefault("_seen", set())
        return seen


def observed(atlas: Atlas) -> ObservedAtlas:
    """The atlas, ready to be observed, its indexes built so that building them is nobody's look-up."""
    result = ObservedAtlas(**{one.name: getattr(atlas, one.name) for one in fields(Atlas)})
    for index in INDEXES:
        getattr(result, index)
    return result


def fingerprint(value: object) -> str:
    """A hash of what a look-up gave."""
    return hashlib.blake2b(canonical_json(value), digest_size=8).hexdigest()


def look_up(atlas: Atlas, key: str) -> object:
    """What the look-up of this key gives in an atlas; None for a record that is not there any more."""
    name, *arguments = key.split(" ")
    if name in WHOLES:
        return getattr(atlas, name)
    if name not in LOOK_UPS:
        raise KeyError(key)
    return getattr(atlas, name)(*arguments)
