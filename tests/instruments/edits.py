"""Edits of an atlas such as people make them: each changes one thing and leaves a valid atlas."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated, Words
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.integrity import problems
from moving_cities.atlas.kinds import BlockKind, RecordKind, Standing
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.records import (
    Alias,
    City,
    Highlight,
    Initiator,
    Membership,
    MembershipStatus,
    Network,
    NetworkKind,
    NewsItem,
)
from moving_cities.atlas.segments import words_hash
from moving_cities.atlas.snapshot import Atlas

Edit = Callable[[Atlas, random.Random], Atlas]
Record = TypeVar("Record")


def edit(atlas: Atlas, chance: random.Random, name: str = "") -> tuple[str, Atlas]:
    """An edit by chance, or the one of this name: its name, and the atlas after it.

    An edit that finds nothing to change, or that would break a reference, leaves the atlas as it is.
    """
    chosen = name or chance.choice(sorted(EDITS))
    after = EDITS[chosen](atlas, chance)
    return chosen, after if not problems(after) else atlas


def changed(records: Sequence[Record], old: Record, **values: Any) -> tuple[Record, ...]:
    """The records with one of them changed."""
    return tuple(replace(one, **values) if one is old else one for one in records)  # type: ignore[type-var]


def rewritten(atlas: Atlas, document: Document) -> Atlas:
    """The atlas with this document instead of the one of the same record, or added."""
    others = [one for one in atlas.documents if (one.kind, one.id) != (document.kind, document.id)]
    return replace(atlas, documents=(*others, document))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghij") for _ in range(8))


def _city(atlas: Atlas, chance: random.Random) -> City:
    return chance.choice(atlas.cities)


def change_population(atlas: Atlas, chance: random.Random) -> Atlas:
    """Another figure for a city, or none, which moves it among the cities like it."""
    figure = chance.choice([None, chance.randrange(1, 3_000_000)])
    return replace(atlas, cities=changed(atlas.cities, _city(atlas, chance), population=figure))


def change_name(atlas: Atlas, chance: random.Random) -> Atlas:
    """Another name for a city in one language."""
    city = _city(atlas, chance)
    names = FrozenMapping({**city.names, chance.choice(atlas.languages): _word(chance).title()})
    return replace(atlas, cities=changed(atlas.cities, city, names=names))


def change_slug(atlas: Atlas, chance: random.Random) -> Atlas:
    """Another address for a city in one language."""
    city = _city(atlas, chance)
    slugs = FrozenMapping({**city.slugs, chance.choice(atlas.languages): _word(chance)})
    return replace(atlas, cities=changed(atlas.cities, city, slugs=slugs))


def move_city(atlas: Atlas, chance: random.Random) -> Atlas:
    """Other coordinates, so that other cities are near."""
    place = {"latitude": chance.uniform(38, 60), "longitude": chance.uniform(-8, 25)}
    return replace(atlas, cities=changed(atlas.cities, _city(atlas, chance), **place))


def move_abroad(atlas: Atlas, chance: random.Random) -> Atlas:
    """A city that was filed under the wrong country; the codes of that country go with it."""
    moved = {"country_id": chance.choice(atlas.countries).id, "lau_id": "", "nuts3_id": ""}
    return replace(atlas, cities=changed(atlas.cities, _city(atlas, chance), **moved))


def feature(atlas: Atlas, chance: random.Random) -> Atlas:
    """A city becomes a featured one, or stops being one."""
    city = _city(atlas, chance)
    return replace(atlas, cities=changed(atlas.cities, city, is_featured=not city.is_featured))


def add_city(atlas: Atlas, chance: random.Random) -> Atlas:
    """A new city, with or without a population."""
    city = City(
        f"new-{_word(chance)}",
        chance.choice(atlas.countries).id,
        _word(chance).title(),
        chance.uniform(40, 60),
        chance.uniform(-5, 25),
        population=chance.choice([None, 90_000]),
    )
    return replace(atlas, cities=(*atlas.cities, city))


def remove_city(atlas: Atlas, chance: random.Random) -> Atlas:
    """A city goes, with everything that hangs on it."""
    if len(atlas.cities) < 3:
        return atlas
    gone = _city(atlas, chance)
    approaches = {one.id for one in atlas.approaches if one.city_id == gone.id}
    lost = {(RecordKind.CITY, gone.id), *((RecordKind.APPROACH, one) for one in approaches)}
    return replace(
        atlas,
        cities=tuple(one for one in atlas.cities if one is not gone),
        memberships=tuple(one for one in atlas.memberships if one.city_id != gone.id),
        approaches=tuple(one for one in atlas.approaches if one.id not in approaches),
        documents=tuple(one for one in atlas.documents if (one.kind, one.id) not in lost),
        aliases=tuple(one for one in atlas.aliases if (one.kind, one.id) not in lost),
        highlights=tuple(one for one in atlas.highlights if (one.kind, one.id) not in lost),
    )


def change_status(atlas: Atlas, chance: random.Random) -> Atlas:
    """A membership that turns out to be another thing, which may make a city active or not."""
    if not atlas.memberships:
        return atlas
    one = chance.choice(atlas.memberships)
    status = chance.choice([status for status in MembershipStatus if status is not one.status])
    return replace(atlas, memberships=changed(atlas.memberships, one, status=status))


def date_membership(atlas: Atlas, chance: random.Random) -> Atlas:
    """A source is read again."""
    if not atlas.memberships:
        return atlas
    one, read = chance.choice(atlas.memberships), PartialDate(f"2026-{chance.randrange(1, 13):02}")
    return replace(atlas, memberships=changed(atlas.memberships, one, retrieved=read))


def join_network(atlas: Atlas, chance: random.Random) -> Atlas:
    """A membership more."""
    pairs = {(one.city_id, one.network_id) for one in atlas.memberships}
    free = [(city.id, one.id) for city in atlas.cities for one in atlas.networks if (city.id, one.id) not in pairs]
    if not free:
        return atlas
    city_id, network_id = chance.choice(free)
    source = chance.choice(atlas.sources).id
    new = Membership(
        city_id, network_id, chance.choice(list(MembershipStatus)), source, PartialDate("2026"), note="New."
    )
    return replace(atlas, memberships=(*atlas.memberships, new))


def leave_network(atlas: Atlas, chance: random.Random) -> Atlas:
    """A membership less."""
    if not atlas.memberships:
        return atlas
    gone = chance.choice(atlas.memberships)
    return replace(atlas, memberships=tuple(one for one in atlas.memberships if one is not gone))


def rename_network(atlas: Atlas, chance: random.Random) -> Atlas:
    """Another short name, which stands on many pages."""
    if not atlas.networks:
        return atlas
    one = chance.choice(atlas.networks)
    return replace(atlas, networks=changed(atlas.networks, one, short_name=_word(chance).title()))


def add_network(atlas: Atlas, chance: random.Random) -> Atlas:
    """A new national network."""
    country = chance.choice(atlas.countries).id
    new = Network(f"new-{_word(chance)}", "New Network", "NN", NetworkKind.NATIONAL, country)
    return replace(atlas, networks=(*atlas.networks, new))


def remove_network(atlas: Atlas, chance: random.Random) -> Atlas:
    """A network goes, with its memberships."""
    if not atlas.networks:
        return atlas
    gone = chance.choice(atlas.networks)
    key = (RecordKind.NETWORK, gone.id)
    return replace(
        atlas,
        networks=tuple(one for one in atlas.networks if one is not gone),
        memberships=tuple(one for one in atlas.memberships if one.network_id != gone.id),
        documents=tuple(one for one in atlas.documents if (one.kind, one.id) != key),
        aliases=tuple(one for one in atlas.aliases if (one.kind, one.id) != key),
        highlights=tuple(one for one in atlas.highlights if (one.kind, one.id) != key),
    )


def change_approach(atlas: Atlas, chance: random.Random) -> Atlas:
    """Facts of an approach: where it stands, who began it, its topics, its address."""
    if not atlas.approaches:
        return atlas
    one = chance.choice(atlas.approaches)
    topics = [topic.id for topic in atlas.topics]
    values: dict[str, Any] = chance.choice(
        [
            {"standing": chance.choice(list(Standing))},
            {"initiated_by": chance.choice(list(Initiator))},
            {"topic_ids": tuple(chance.sample(topics, min(2, len(topics))))},
            {"slugs": FrozenMapping({**one.slugs, chance.choice(atlas.languages): _word(chance)})},
            {"city_id": _city(atlas, chance).id},
        ]
    )
    return replace(atlas, approaches=changed(atlas.approaches, one, **values))


def remove_approach(atlas: Atlas, chance: random.Random) -> Atlas:
    """An approach goes, with its text."""
    if not atlas.approaches:
        return atlas
    key = (RecordKind.APPROACH, chance.choice(atlas.approaches).id)
    return replace(
        atlas,
        approaches=tuple(one for one in atlas.approaches if one.id != key[1]),
        documents=tuple(one for one in atlas.documents if (one.kind, one.id) != key),
        aliases=tuple(one for one in atlas.aliases if (one.kind, one.id) != key),
        highlights=tuple(one for one in atlas.highlights if (one.kind, one.id) != key),
    )


def change_source_words(atlas: Atlas, chance: random.Random) -> Atlas:
    """Words of the source language, so that their translations become outdated."""
    document = chance.choice(atlas.documents)
    path = chance.choice([path for path, words in document.source_words() if isinstance(words, str)])
    block_id, _, field = path.rpartition(".")
    blocks = tuple(
        replace(block, words=FrozenMapping({**block.words, field: f"New {_word(chance)}"}))
        if block.id == block_id
        else block
        for block in document.blocks
    )
    return rewritten(atlas, replace(document, blocks=blocks))


def change_translation(atlas: Atlas, chance: random.Random) -> Atlas:
    """A segment is translated, or translated anew, by a person who may have checked it."""
    document = chance.choice(atlas.documents)
    codes = [code for code in atlas.languages if code != document.source_language]
    if not codes:
        return atlas
    code = chance.choice(codes)
    path, words = chance.choice([one for one in document.source_words() if isinstance(one[1], str)])
    checked = Provenance(Origin.HUMAN, "", "Ada", PartialDate("2026-05"))
    made = Translated(_word(chance), words_hash(words), chance.choice([Provenance(Origin.HUMAN), checked]))
    segments = FrozenMapping({**document.translations.get(code, {}), path: made})
    return rewritten(atlas, replace(document, translations=FrozenMapping({**document.translations, code: segments})))


def drop_translation(atlas: Atlas, chance: random.Random) -> Atlas:
    """A language of a text is withdrawn; its readers get the fallback."""
    documents = [one for one in atlas.documents if one.translations]
    if not documents:
        return atlas
    document = chance.choice(documents)
    gone = chance.choice(list(document.translations))
    kept = {code: segments for code, segments in document.translations.items() if code != gone}
    return rewritten(atlas, replace(document, translations=FrozenMapping(kept)))


def review_document(atlas: Atlas, chance: random.Random) -> Atlas:
    """A person checks the source words."""
    document = chance.choice(atlas.documents)
    origin = document.provenance.origin
    checked = Provenance(origin, document.provenance.tool, _word(chance), PartialDate("2026-04-01"))
    return rewritten(atlas, replace(document, provenance=checked))


def add_block(atlas: Atlas, chance: random.Random) -> Atlas:
    """A new section that cites a source and links to another record."""
    document = chance.choice(atlas.documents)
    city, source = _city(atlas, chance).id, chance.choice(atlas.sources).id
    text = parse(f"A statement[^{source}] on [a city](atlas:city/{city}).")
    words: FrozenMapping[Words] = FrozenMapping({"heading": _word(chance), "text": text})
    block = Block(f"new-{_word(chance)}", BlockKind.SECTION, words, as_of=PartialDate("2026"))
    return rewritten(atlas, replace(document, blocks=(*document.blocks, block)))


def write_context(atlas: Atlas, chance: random.Random) -> Atlas:
    """The national context of a country is written, or taken away."""
    country = chance.choice(atlas.countries).id
    if atlas.document(RecordKind.COUNTRY, country):
        kept = tuple(one for one in atlas.documents if (one.kind, one.id) != (RecordKind.COUNTRY, country))
        return replace(atlas, documents=kept)
    head = Block("head", BlockKind.HEAD, FrozenMapping({"title": _word(chance), "summary": "A summary."}))
    return rewritten(atlas, Document(RecordKind.COUNTRY, country, "en", Provenance(Origin.HUMAN), (head,)))


def change_source(atlas: Atlas, chance: random.Random) -> Atlas:
    """The title of a source is corrected."""
    source = chance.choice(atlas.sources)
    return replace(atlas, sources=changed(atlas.sources, source, title=_word(chance).title()))


def change_country_name(atlas: Atlas, chance: random.Random) -> Atlas:
    """A country is called otherwise in one language."""
    country = chance.choice(atlas.countries)
    names = FrozenMapping({**country.names, chance.choice(atlas.languages): _word(chance).title()})
    return replace(atlas, countries=changed(atlas.countries, country, names=names))


def change_country_slug(atlas: Atlas, chance: random.Random) -> Atlas:
    """A country gets another address in one language."""
    country = chance.choice(atlas.countries)
    slugs = FrozenMapping({**country.slugs, chance.choice(atlas.languages): _word(chance)})
    return replace(atlas, countries=changed(atlas.countries, country, slugs=slugs))


def move_topic(atlas: Atlas, chance: random.Random) -> Atlas:
    """A topic gets another address."""
    if not atlas.topics:
        return atlas
    slugs = FrozenMapping({chance.choice(atlas.languages): _word(chance)})
    return replace(atlas, topics=changed(atlas.topics, chance.choice(atlas.topics), slugs=slugs))


def move_page(atlas: Atlas, chance: random.Random) -> Atlas:
    """A page about the atlas gets another place in the menu, or another address."""
    if not atlas.pages:
        return atlas
    slugs = FrozenMapping({chance.choice(atlas.languages): _word(chance)})
    values: dict[str, Any] = chance.choice([{"position": chance.randrange(100)}, {"slugs": slugs}])
    return replace(atlas, pages=changed(atlas.pages, chance.choice(atlas.pages), **values))


def add_news(atlas: Atlas, chance: random.Random) -> Atlas:
    """A piece of news."""
    item = NewsItem(f"news-{_word(chance)}", PartialDate("2026-11-20"), chance.choice(atlas.countries).id)
    head = Block("head", BlockKind.HEAD, FrozenMapping({"title": _word(chance)}))
    document = Document(RecordKind.NEWS, item.id, "en", Provenance(Origin.HUMAN), (head,))
    return rewritten(replace(atlas, news=(*atlas.news, item)), document)


def change_highlights(atlas: Atlas, chance: random.Random) -> Atlas:
    """The home page points at something else."""
    return replace(atlas, highlights=(Highlight(RecordKind.CITY, _city(atlas, chance).id), *atlas.highlights[:2]))


def reorder_highlights(atlas: Atlas, chance: random.Random) -> Atlas:
    """The same highlights in another order."""
    return replace(atlas, highlights=tuple(chance.sample(atlas.highlights, len(atlas.highlights))))


def add_alias(atlas: Atlas, chance: random.Random) -> Atlas:
    """An old address comes to light."""
    new = Alias(f"/old/{_word(chance)}", atlas.languages[0], RecordKind.CITY, _city(atlas, chance).id)
    return replace(atlas, aliases=(*atlas.aliases, new))


def change_date(atlas: Atlas, chance: random.Random) -> Atlas:
    """The content gets a new date."""
    return replace(atlas, as_of=PartialDate(f"2026-12-{chance.randrange(1, 29):02}"))


def add_language(atlas: Atlas, chance: random.Random) -> Atlas:
    """One language more."""
    free = [code for code in ("de", "el", "fr") if code not in atlas.languages]
    return replace(atlas, languages=(*atlas.languages, chance.choice(free))) if free else atlas


def remove_language(atlas: Atlas, chance: random.Random) -> Atlas:
    """One language less."""
    if len(atlas.languages) < 2:
        return atlas
    gone = chance.choice(atlas.languages)
    return replace(atlas, languages=tuple(code for code in atlas.languages if code != gone))


def reorder_languages(atlas: Atlas, chance: random.Random) -> Atlas:
    """The same languages in another order of the switch."""
    turn = chance.randrange(1, max(2, len(atlas.languages)))
    return replace(atlas, languages=(*atlas.languages[turn:], *atlas.languages[:turn]))


def change_credits(atlas: Atlas, chance: random.Random) -> Atlas:
    """Somebody is credited for something else."""
    if not atlas.credits:
        return atlas
    return replace(atlas, credits=(replace(atlas.credits[0], what=_word(chance)), *atlas.credits[1:]))


EDITS: dict[str, Edit] = {
    one.__name__: one
    for one in (
        change_population, change_name, change_slug, move_city, move_abroad, feature, add_city, remove_city,
        change_status, date_membership, join_network, leave_network, rename_network, add_network, remove_network,
        change_approach, remove_approach, change_source_words, change_translation, drop_translation,
        review_document, add_block, write_context, change_source, change_country_name, change_country_slug,
        move_topic, move_page, add_news, change_highlights, reorder_highlights, add_alias, change_date,
        add_language, remove_language, reorder_languages, change_credits,
    )
}  # fmt: skip
"""Every kind of edit by its name."""
