"""Addresses that change: the old one goes on answering.

An address once published answers for ever. When a slug changes, an `Alias` is left behind at the old
address of the record, and of everything whose address stands below it.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from moving_cities.atlas.addresses import address_of, pages_at
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Alias
from moving_cities.atlas.snapshot import Atlas

_Place: TypeAlias = tuple[RecordKind, str, str]
"""Kind, id and language: what has an address."""


def aliases_left_behind(before: Atlas, after: Atlas) -> tuple[Alias, ...]:
    """An alias for every address that a record had in one atlas and has no longer in the other.

    An old address that another record answers at now gets none: the living page comes first.
    """
    moved = _moved(before, after)
    old = dict(_addresses(before, moved, before.languages))
    new = dict(_addresses(after, moved, before.languages))
    left = {_path(address): place for place, address in old.items() if place in new and new[place] != address}
    if not left:
        return ()
    living = _living(after)
    return tuple(
        Alias(path, language, kind, record_id)
        for path, (kind, record_id, language) in left.items()
        if path not in living
    )


def without_overtaken(aliases: Iterable[Alias], atlas: Atlas) -> tuple[Alias, ...]:
    """The aliases but those at whose address the page of another record of this atlas stands."""
    living = _living(atlas)
    return tuple(one for one in aliases if living.get(one.path.lower(), (one.kind, one.id)) == (one.kind, one.id))


def _living(atlas: Atlas) -> dict[str, tuple[RecordKind, str]]:
    return {path: record for language in atlas.languages for path, record in pages_at(atlas, language)}


def _moved(before: Atlas, after: Atlas) -> set[tuple[RecordKind, str]]:
    """The records of both atlases whose address may differ."""
    old, new = dict(_slugs(before)), dict(_slugs(after))
    moved = {key for key, slugs in old.items() if key in new and new[key] != slugs}
    cities = {record_id for kind, record_id in moved if kind is RecordKind.CITY}
    below = {(RecordKind.APPROACH, one.id) for one in before.approaches if one.city_id in cities}
    return moved | (below & new.keys())


def _slugs(atlas: Atlas) -> Iterator[tuple[tuple[RecordKind, str], object]]:
    """What decides the address of every record, apart from the record that it stands below."""
    for kind, collection in (
        (RecordKind.CITY, atlas.cities),
        (RecordKind.COUNTRY, atlas.countries),
        (RecordKind.NETWORK, atlas.networks),
        (RecordKind.TOPIC, atlas.topics),
        (RecordKind.PAGE, atlas.pages),
        (RecordKind.NEWS, atlas.news),
    ):
        for one in collection:
            yield (kind, one.id), one.slugs
    for approach in atlas.approaches:
        yield (RecordKind.APPROACH, approach.id), (approach.city_id, approach.slugs)


def _addresses(
    atlas: Atlas, keys: Iterable[tuple[RecordKind, str]], languages: tuple[str, ...]
) -> Iterator[tuple[_Place, str]]:
    for kind, record_id in keys:
        for language in languages:
            yield (kind, record_id, language), address_of(atlas, kind, record_id, language)


def _path(address: str) -> str:
    return address.rstrip("/")
