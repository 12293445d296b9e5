"""The start pack cut to a few cities and languages: real content, small enough to be built many times."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from moving_cities.atlas.documents import Document
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.richtext import RichText, cited_sources
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack import read_pack

START_PACK = Path(__file__).resolve().parents[2] / "data" / "start"

CITIES = (
    "gent",
    "gdansk",
    "palermo",
    "villeurbanne",
    "amadora",
    "lublin",
    "liege",
    "bari",
    "napoli",
    "aiello-calabro",
    "riace",
    "aa-en-hunze",
)
"""Ghent, Gdańsk and Palermo with their profiles; cities with approaches only, with memberships only."""

LANGUAGES = ("en", "pl", "ar")


@cache
def start_atlas() -> Atlas:
    """The whole start pack; read once a run."""
    return read_pack(START_PACK)


@cache
def reduced_atlas() -> Atlas:
    """The start pack with `CITIES` and what belongs to them, in `LANGUAGES`."""
    return cut(start_atlas(), CITIES, LANGUAGES)


def cut(atlas: Atlas, city_ids: tuple[str, ...], languages: tuple[str, ...]) -> Atlas:
    """The atlas with these cities, and with everything that belongs to them or to no city at all."""
    cities = tuple(city for city in atlas.cities if city.id in city_ids)
    countries = {city.country_id for city in cities}
    memberships = tuple(one for one in atlas.memberships if one.city_id in city_ids)
    approaches = tuple(one for one in atlas.approaches if one.city_id in city_ids)
    networks = {one.network_id for one in memberships}
    kept = {
        RecordKind.CITY: set(city_ids),
        RecordKind.COUNTRY: countries,
        RecordKind.NETWORK: {
            one.id for one in atlas.networks if one.id in networks and one.country_id in {"", *countries}
        },
        RecordKind.APPROACH: {one.id for one in approaches},
    }
    documents = tuple(
        _in_languages(one, languages) for one in atlas.documents if one.id in kept.get(one.kind, {one.id})
    )
    reduced = replace(
        atlas,
        languages=languages,
        cities=cities,
        countries=tuple(one for one in atlas.countries if one.id in countries),
        networks=tuple(one for one in atlas.networks if one.id in kept[RecordKind.NETWORK]),
        memberships=tuple(one for one in memberships if one.network_id in kept[RecordKind.NETWORK]),
        approaches=approaches,
        documents=documents,
        aliases=tuple(one for one in atlas.aliases if one.id in kept.get(one.kind, {one.id})),
        highlights=tuple(one for one in atlas.highlights if one.id in kept.get(one.kind, {one.id})),
    )
    used = set(_used_sources(reduced))
    return replace(reduced, sources=tuple(one for one in atlas.sources if one.id in used))


def _in_languages(document: Document, languages: tuple[str, ...]) -> Document:
    translations = {code: words for code, words in document.translations.items() if code in languages}
    return replace(document, translations=FrozenMapping(translations))


def _used_sources(atlas: Atlas) -> Iterator[str]:
    yield from (one.source_id for one in atlas.memberships)
    yield from (one.source_id for one in atlas.networks)
    yield from (source_id for one in atlas.approaches for source_id in one.source_ids)
    for document in atlas.documents:
        yield from (source_id for block in document.blocks for source_id in block.source_ids)
        texts = [words for _, words in document.source_words()]
        texts += [one.words for segments in document.translations.values() for one in segments.values()]
        for text in texts:
            if isinstance(text, RichText):
                yield from cited_sources(text)
