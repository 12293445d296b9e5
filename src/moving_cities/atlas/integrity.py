"""What must hold between records: references that lead somewhere, addresses that are unique.

`problems` looks at a whole atlas and reports everything at once, so that somebody who mends a pack or a
desk sees all of it. A record's own fields are checked when it is made (`RecordError`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self, TypeAlias

from moving_cities.atlas.documents import Document, Words
from moving_cities.atlas.kinds import BlockKind, RecordKind, Section
from moving_cities.atlas.problem import Problem
from moving_cities.atlas.richtext import RichText, cited_sources, linked_addresses
from moving_cities.atlas.sentences import Sentence, say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.unique_addresses import address_problems

Presumed: TypeAlias = Callable[[str, str], bool]
"""Whether a record of this kind (`document`: `kind/id`) and id exists although the atlas lacks it."""


def _presume_nothing(kind: str, record_id: str) -> bool:  # noqa: ARG001
    return False


def problems(atlas: Atlas, presumed: Presumed = _presume_nothing) -> tuple[Problem, ...]:
    """Everything that does not hold between the records of this atlas, in a stable order.

    Args:
        atlas: the atlas to look at.
        presumed: what a reader saw but could not read; references to it are not reported, since the
            damage itself is.
    """
    known = _Known.of(atlas, presumed)
    found = [*_facts(atlas, known), *_words(atlas, known), *address_problems(atlas), *_pointers(atlas, known)]
    return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that references may name, per kind."""

    ids: dict[str, frozenset[str]]
    presumed: Presumed

    @classmethod
    def of(cls, atlas: Atlas, presumed: Presumed) -> Self:
        """What this atlas has, and what is presumed beside it."""
        return cls(
            {
                RecordKind.CITY: frozenset(one.id for one in atlas.cities),
                RecordKind.COUNTRY: frozenset(one.id for one in atlas.countries),
                RecordKind.NETWORK: frozenset(one.id for one in atlas.networks),
                RecordKind.TOPIC: frozenset(one.id for one in atlas.topics),
                RecordKind.APPROACH: frozenset(one.id for one in atlas.approaches),
                RecordKind.PAGE: frozenset(one.id for one in atlas.pages),
                RecordKind.NEWS: frozenset(one.id for one in atlas.news),
                RecordKind.SECTION: frozenset(Section),
                "source": frozenset(one.id for one in atlas.sources),
            },
            presumed,
        )

    def missing(self, kind: str, record_id: str) -> str:
        """A sentence if there is no such record; empty otherwise."""
        if record_id in self.ids.get(kind, frozenset()) or self.presumed(kind, record_id):
            return ""
        return no_such_record(kind, record_id)


def no_such_record(kind: str, record_id: str) -> Sentence:
    """What is said of a reference that leads nowhere."""
    return say("There is no {kind} “{record_id}”; add it or correct the reference.", kind=kind, record_id=record_id)


_OPTIONAL = frozenset({("networks", "country_id"), ("networks", "source_id"), ("news", "country_id")})
"""References that may be empty."""


def _facts(atlas: Atlas, known: _Known) -> Iterator[Problem]:
    for collection, record_id, field, kind, reference in _references(atlas):
        if not reference and (collection, field) in _OPTIONAL:
            continue
        message = known.missing(kind, reference)
        if message:
            yield Problem(collection, record_id, field, message)


def _references(atlas: Atlas) -> Iterator[tuple[str, str, str, str, str]]:
    """Each reference as collection, record id, field, kind of what it names, and id of what it names."""
    for city in atlas.cities:
        yield "cities", city.id, "country_id", "country", city.country_id
    for network in atlas.networks:
        yield "networks", network.id, "country_id", "country", network.country_id
        yield "networks", network.id, "source_id", "source", network.source_id
    for membership in atlas.memberships:
        yield "memberships", membership.id, "city_id", "city", membership.city_id
        yield "memberships", membership.id, "network_id", "network", membership.network_id
        yield "memberships", membership.id, "source_id", "source", membership.source_id
    for approach in atlas.approaches:
        yield "approaches", approach.id, "city_id", "city", approach.city_id
        for topic_id in approach.topic_ids:
            yield "approaches", approach.id, "topic_ids", "topic", topic_id
        for source_id in approach.source_ids:
            yield "approaches", approach.id, "source_ids", "source", source_id
    for item in atlas.news:
        yield "news", item.id, "country_id", "country", item.country_id
    for document in atlas.archived:
        yield "archived", document.id, "source_id", "source", document.source_id


def _words(atlas: Atlas, known: _Known) -> Iterator[Problem]:
    for document in atlas.documents:
        name = f"{document.kind}/{document.id}"
        message = known.missing(document.kind, document.id)
        if message:
            yield Problem("documents", name, "id", message)
        for block in document.blocks:
            for source_id in block.source_ids:
                message = known.missing("source", source_id)
                if message:
                    yield Problem("documents", name, f"{block.id}.source_ids", message)
        for field, words in _all_words(document):
            for message in _broken_references(words, known):
                yield Problem("documents", name, field, message)
    yield from _untitled(atlas, known)


def _all_words(document: Document) -> Iterator[tuple[str, Words]]:
    yield from document.source_words()
    for code, segments in document.translations.items():
        for path, translated in segments.items():
            yield f"{path} [{code}]", translated.words


def _broken_references(words: Words, known: _Known) -> Iterator[str]:
    if not isinstance(words, RichText):
        return
    for source_id in cited_sources(words):
        yield from filter(None, [known.missing("source", source_id)])
    for address in linked_addresses(words):
        if address.startswith("atlas:"):
            kind, _, record_id = address.removeprefix("atlas:").partition("/")
            if kind not in set(RecordKind):
                yield say(
                    "There is no kind of record “{kind}”; a link names one of {listed}.",
                    kind=kind,
                    listed=", ".join(RecordKind),
                )
            else:
                yield from filter(None, [known.missing(kind, record_id)])


def _untitled(atlas: Atlas, known: _Known) -> Iterator[Problem]:
    """Records whose title is their document's: without one they have no name."""
    titled = [
        *((RecordKind.TOPIC, one.id, "topics") for one in atlas.topics),
        *((RecordKind.APPROACH, one.id, "approaches") for one in atlas.approaches),
        *((RecordKind.PAGE, one.id, "pages") for one in atlas.pages),
        *((RecordKind.NEWS, one.id, "news") for one in atlas.news),
    ]
    for kind, record_id, collection in titled:
        if atlas.document(kind, record_id) is None and not known.presumed("document", f"{kind}/{record_id}"):
            message = say("The {kind} “{record_id}” has no text, so it has no title.", kind=kind, record_id=record_id)
            yield Problem(collection, record_id, "document", message)


def _pointers(atlas: Atlas, known: _Known) -> Iterator[Problem]:
    for alias in atlas.aliases:
        message = known.missing(alias.kind, alias.id)
        if message:
            yield Problem("aliases", alias.path, "id", message)
    for highlight in atlas.highlights:
        message = known.missing(highlight.kind, highlight.id)
        if message:
            yield Problem("highlights", highlight.id, "id", message)
    for document in atlas.documents:
        for block in document.blocks:
            if block.kind is BlockKind.NETWORKS and document.kind is not RecordKind.CITY:
                name, message = f"{document.kind}/{document.id}", say("Only a city's text lists its networks.")
                yield Problem("documents", name, f"{block.id}.kind", message)
