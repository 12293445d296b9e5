"""What must hold between records: references that lead somewhere, addresses that are unique.

`problems` looks at a whole atlas and reports everything at once, so that somebody who mends a pack or a
desk sees all of it. A record's own fields are checked when it is made (`RecordError`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from moving_cities.atlas.documents import Document, Words
from moving_cities.atlas.kinds import BlockKind, RecordKind, Section
from moving_cities.atlas.richtext import RichText, cited_sources, linked_addresses
from moving_cities.atlas.snapshot import Atlas


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A rule between records that is broken.

    Attributes:
        collection: the Atlas field the record stands in (`memberships`, `documents`...).
        record_id: the record; for a document `kind/id`.
        field: the field, or `block.field` of a document, with the language in brackets where it is a translation.
        message: what is wrong and what to do, a whole sentence.
    """

    collection: str
    record_id: str
    field: str
    message: str


def problems(atlas: Atlas) -> tuple[Problem, ...]:
    """Everything that does not hold between the records of this atlas, in a stable order."""
    known = _Known.of(atlas)
    found = [*_facts(atlas, known), *_words(atlas, known), *_addresses(atlas), *_pointers(atlas, known)]
    return tuple(sorted(set(found)))


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that references may name, per kind."""

    ids: dict[str, frozenset[str]]

    @classmethod
    def of(cls, atlas: Atlas) -> "_Known":
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
            }
        )

    def missing(self, kind: str, record_id: str) -> str:
        """A sentence if there is no such record; empty otherwise."""
        if record_id in self.ids.get(kind, frozenset()):
            return ""
        return f"There is no {kind} “{record_id}”; add it or correct the reference."


def _facts(atlas: Atlas, known: _Known) -> Iterator[Problem]:
    references = [
        *(("cities", one.id, "country_id", "country", one.country_id) for one in atlas.cities),
        *(("networks", one.id, "country_id", "country", one.country_id) for one in atlas.networks),
        *(("networks", one.id, "source_id", "source", one.source_id) for one in atlas.networks),
        *(("memberships", one.id, "city_id", "city", one.city_id) for one in atlas.memberships),
        *(("memberships", one.id, "network_id", "network", one.network_id) for one in atlas.memberships),
        *(("memberships", one.id, "source_id", "source", one.source_id) for one in atlas.memberships),
        *(("approaches", one.id, "city_id", "city", one.city_id) for one in atlas.approaches),
        *(("approaches", one.id, "topic_ids", "topic", topic) for one in atlas.approaches for topic in one.topic_ids),
        *(("approaches", one.id, "source_ids", "source", item) for one in atlas.approaches for item in one.source_ids),
        *(("news", one.id, "country_id", "country", one.country_id) for one in atlas.news),
    ]
    for collection, record_id, field, kind, reference in references:
        if not reference and field in {"country_id", "source_id"} and collection not in {"cities", "memberships"}:
            continue
        message = known.missing(kind, reference)
        if message:
            yield Problem(collection, record_id, field, message)


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
    yield from _untitled(atlas)


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
            yield from filter(None, [known.missing(kind, record_id)])


def _untitled(atlas: Atlas) -> Iterator[Problem]:
    """Records whose title is their document's: without one they have no name."""
    titled = [
        *((RecordKind.TOPIC, one.id, "topics") for one in atlas.topics),
        *((RecordKind.APPROACH, one.id, "approaches") for one in atlas.approaches),
        *((RecordKind.PAGE, one.id, "pages") for one in atlas.pages),
        *((RecordKind.NEWS, one.id, "news") for one in atlas.news),
    ]
    for kind, record_id, collection in titled:
        if atlas.document(kind, record_id) is None:
            yield Problem(collection, record_id, "document", f"The {kind} “{record_id}” has no text, so it has no title.")


def _addresses(atlas: Atlas) -> Iterator[Problem]:
    groups = {
        "cities": [(one.id, one.slugs, "") for one in atlas.cities],
        "countries": [(one.id, one.slugs, "") for one in atlas.countries],
        "networks": [(one.id, one.slugs, "") for one in atlas.networks],
        "topics": [(one.id, one.slugs, "") for one in atlas.topics],
        "approaches": [(one.id, one.slugs, one.city_id) for one in atlas.approaches],
        "pages": [(one.id, one.slugs, "") for one in atlas.pages],
        "news": [(one.id, one.slugs, "") for one in atlas.news],
    }
    for collection, records in groups.items():
        for code in atlas.languages:
            taken: dict[tuple[str, str], str] = {}
            for record_id, slugs, under in records:
                slug = slugs.get(code, record_id)
                other = taken.setdefault((under, slug), record_id)
                if other != record_id:
                    yield Problem(
                        collection,
                        record_id,
                        "slugs",
                        f"The address “{slug}” in “{code}” belongs to “{other}” already; give one of them another slug.",
                    )


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
                yield Problem(
                    "documents", f"{document.kind}/{document.id}", block.id, "Only a city's text lists its networks."
                )
