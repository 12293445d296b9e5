"""For whom a page is composed: one language with its words, addresses and names."""

from dataclasses import dataclass
from functools import cached_property

from moving_cities.atlas.documents import Document
from moving_cities.atlas.fallback import Shown, show
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import Language, language
from moving_cities.atlas.records import Approach, City, Country, Network, Topic
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.addresses import address_of
from moving_cities.edition.citations import Citations
from moving_cities.edition.collation import sort_key
from moving_cities.edition.counters import Counts, count
from moving_cities.edition.kinship import Neighbour, kindred_cities, nearby_cities
from moving_cities.edition.markup import Linking
from moving_cities.edition.pages.models import Alternate, Link, Words
from moving_cities.edition.site import Site
from moving_cities.edition.speech import Speech, speech


class Survey:
    """What is worked out once for an atlas, whatever the language: neighbours, numbers, the order of profiles."""

    def __init__(self, atlas: Atlas, site: Site) -> None:
        self.atlas = atlas
        self.site = site

    @cached_property
    def counts(self) -> Counts:
        """The numbers of the atlas."""
        return count(self.atlas)

    @cached_property
    def nearby(self) -> dict[str, tuple[Neighbour, ...]]:
        """Nearest cities by city id."""
        return nearby_cities(self.atlas)

    @cached_property
    def kindred(self) -> dict[str, tuple[City, ...]]:
        """Kindred cities by city id."""
        return kindred_cities(self.atlas)

    @cached_property
    def active_ids(self) -> frozenset[str]:
        """The ids of the cities that count as active."""
        return frozenset(city.id for city in self.atlas.active_cities)


@dataclass(frozen=True, eq=False)
class Reader:
    """A reader of one language, and what can be said to them.

    Attributes:
        survey: the atlas with what was worked out for it.
        code: the language.
    """

    survey: Survey
    code: str

    @property
    def atlas(self) -> Atlas:
        """The atlas."""
        return self.survey.atlas

    @property
    def site(self) -> Site:
        """The site that the pages are for."""
        return self.survey.site

    @cached_property
    def speech(self) -> Speech:
        """The edition's words in the reader's language."""
        return speech(self.code)

    @cached_property
    def language(self) -> Language:
        """The reader's language."""
        return language(self.code)

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the edition, in the order of the switch."""
        return tuple(language(code) for code in self.atlas.languages)

    def address(self, kind: RecordKind, record_id: str) -> str:
        """The address of a record in the reader's language."""
        return address_of(self.atlas, kind, record_id, self.code)

    def words(self, shown: Shown | None) -> Words:
        """Plain words as a template shows them, marked where they are in another language."""
        if shown is None:
            return Words("")
        return self.marked(str(shown.words), shown.language)

    def marked(self, text: str, code: str) -> Words:
        """Words in a language of the atlas, marked where it is not the reader's."""
        if code == self.code:
            return Words(text)
        return Words(text, code, language(code).direction)

    def title_of(self, kind: RecordKind, record_id: str) -> Words:
        """The title that the record's document gives it, by the fallback rule."""
        document = self.atlas.document(kind, record_id)
        shown = show(document, "head.title", self.code) if document else None
        return self.words(shown) if shown else Words(record_id)

    def head(self, document: Document | None, field: str) -> Words:
        """A field of the document's head, by the fallback rule; empty where there is none."""
        return self.words(show(document, f"{document.head.id}.{field}", self.code)) if document else Words("")

    def city_name(self, city: City) -> Words:
        """The city's name; marked as foreign where only the local name is known."""
        if self.code in city.names:
            return Words(city.names[self.code])
        return Words(city.name_local)

    def country_name(self, country: Country) -> str:
        """The country's name, in English where the reader's language has none."""
        return country.names.get(self.code) or country.names.get("en") or country.id.upper()

    @cached_property
    def featured_by_name(self) -> tuple[City, ...]:
        """The cities with a profile, in the order of their names in the reader's language."""
        return tuple(sorted(self.atlas.featured_cities, key=lambda city: sort_key(self.city_name(city).text)))

    def city_link(self, city: City) -> Link:
        """A link to the city's page."""
        return Link(self.city_name(city), self.address(RecordKind.CITY, city.id))

    def country_link(self, country: Country) -> Link:
        """A link to the country's page."""
        return Link(Words(self.country_name(country)), self.address(RecordKind.COUNTRY, country.id))

    def network_link(self, network: Network) -> Link:
        """A link to the network's page, by its short name."""
        return Link(Words(network.short_name), self.address(RecordKind.NETWORK, network.id))

    def topic_link(self, topic: Topic) -> Link:
        """A link to the topic's page, by its label."""
        return Link(self.title_of(RecordKind.TOPIC, topic.id), self.address(RecordKind.TOPIC, topic.id))

    def approach_link(self, approach: Approach) -> Link:
        """A link to the approach's page, by its title."""
        return Link(
            self.title_of(RecordKind.APPROACH, approach.id), self.address(RecordKind.APPROACH, approach.id)
        )

    def citations(self) -> Citations:
        """An empty list of sources for one page."""
        return Citations(self.atlas, self.speech)

    def linking(self, citations: Citations) -> Linking:
        """How references in rich text become links on the reader's page."""
        return Linking(citations.cite, self._resolve)

    def alternates(self, kind: RecordKind, record_id: str) -> tuple[Alternate, ...]:
        """The record's page in every language of the edition."""
        document = self.atlas.document(kind, record_id)
        return tuple(self._alternate(one, kind, record_id, document) for one in self.languages)

    def _alternate(
        self, other: Language, kind: RecordKind, record_id: str, document: Document | None
    ) -> Alternate:
        href = address_of(self.atlas, kind, record_id, other.code)
        return Alternate(
            code=other.code,
            autonym=other.autonym,
            direction=other.direction,
            href=href,
            url=self.site.url(href),
            is_current=other.code == self.code,
            is_translated=_is_translated(document, other.code),
        )

    def _resolve(self, reference: str) -> str:
        kind, _, record_id = reference.removeprefix("atlas:").partition("/")
        return self.address(RecordKind(kind), record_id)


def _is_translated(document: Document | None, code: str) -> bool:
    return document is None or code == document.source_language or bool(document.translations.get(code))
