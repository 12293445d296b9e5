"""The start pack cut to a few cities and languages: real content, small enough to be built many times."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from moving_cities.atlas.documents import Document, Words
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.notation import parse, write
from moving_cities.atlas.richtext import RichText, cited_sources
from moving_cities.atlas.segments import words_hash
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

_RECORD_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(atlas:([a-z]+)/([a-z0-9-]+)\)")


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
        _linking_only(_in_languages(one, languages), kept)
        for one in atlas.documents
        if one.id in kept.get(one.kind, {one.id})
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


def _linking_only(document: Document, kept: dict[RecordKind, set[str]]) -> Document:
    """The document without its links to records that are not kept; translations stay as current as they were."""

    def cut_links(words: Words) -> Words:
        if not isinstance(words, RichText):
            return words
        return parse(_RECORD_LINK.sub(lambda link: link[0] if _is_kept(link[2], link[3]) else link[1], write(words)))

    def _is_kept(kind: str, record_id: str) -> bool:
        return record_id in kept.get(RecordKind(kind), {record_id})

    source = dict(document.source_words())
    old_to_new = {words_hash(words): words_hash(cut_links(words)) for words in source.values()}
    blocks = tuple(
        replace(block, words=FrozenMapping({name: cut_links(words) for name, words in block.words.items()}))
        for block in document.blocks
    )
    translations = {
        code: FrozenMapping(
            {
                path: replace(
                    one,
                    words=cut_links(one.words),
                    source_hash=old_to_new.get(one.source_hash, one.source_hash),
                )
                for path, one in segments.items()
            }
        )
        for code, segments in document.translations.items()
    }
    return replace(document, blocks=blocks, translations=FrozenMapping(translations))


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
