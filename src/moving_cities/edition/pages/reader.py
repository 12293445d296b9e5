"""For whom a page is composed: one language with its words, addresses and names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from moving_cities.atlas.addresses import address_of
from moving_cities.atlas.documents import Document
from moving_cities.atlas.errors import UnknownRecordError
from moving_cities.atlas.fallback import Shown, show
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import Language, language
from moving_cities.atlas.records import Approach, City, Country, Network, Topic
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.citations import Citations
from moving_cities.edition.collation import sort_key
from moving_cities.edition.counters import Counts, count
from moving_cities.edition.kinship import Neighbour, kindred_cities, nearby_cities
from moving_cities.edition.markup import Linking
from moving_cities.edition.observing import Made, fingerprint, look_up, observed
from moving_cities.edition.pages.words import Alternate, Link, Words
from moving_cities.edition.site import Site
from moving_cities.edition.speech import Speech, speech


class Survey:
    """What is worked out once for an atlas, whatever the language: neighbours, numbers, the active cities.

    What a page looks at, here and in the atlas, is noted (`edition.observing`).

    Args:
        atlas: the content.
        site: where it will stand.
    """

    def __init__(self, atlas: Atlas, site: Site) -> None:
        self._whole = atlas
        self._plain = without_figures(atlas)
        self.atlas = observed(self._plain)
        self.site = site
        self._fingerprints: dict[str, str] = {}

    def full_city(self, city_id: str) -> City:
        """The city with its figures and note, which only its own page shows."""
        self.atlas.note(f"full_city {city_id}")
        return self._whole.city(city_id)

    @property
    def counts(self) -> Counts:
        """The numbers of the atlas."""
        self.atlas.note("counts")
        return self._counts

    def nearby(self, city_id: str) -> tuple[Neighbour, ...]:
        """The cities nearest to this one."""
        self.atlas.note(f"nearby {city_id}")
        return self._nearby.get(city_id, ())

    def kindred(self, city_id: str) -> tuple[City, ...]:
        """The cities most like this one."""
        self.atlas.note(f"kindred {city_id}")
        return self._kindred.get(city_id, ())

    def is_active(self, city_id: str) -> bool:
        """Whether this city counts as active."""
        self.atlas.note(f"is_active {city_id}")
        return city_id in self._active_ids

    def fingerprint(self, key: str) -> str:
        """The hash of what the look-up of a noted key gives today; empty where its record is gone."""
        if key not in self._fingerprints:
            self._fingerprints[key] = self._fingerprint(key)
        return self._fingerprints[key]

    def _fingerprint(self, key: str) -> str:
        name, _, city_id = key.partition(" ")
        if name == "counts":
            return fingerprint(self._counts)
        if name == "full_city":
            return fingerprint(look_up(self._whole, f"city {city_id}")) if city_id in self._city_ids else ""
        if name == "nearby":
            return fingerprint(self._nearby.get(city_id, ()))
        if name == "kindred":
            return fingerprint(self._kindred.get(city_id, ()))
        if name == "is_active":
            return fingerprint(city_id in self._active_ids)
        try:
            return fingerprint(look_up(self._plain, key))
        except UnknownRecordError:
            return ""

    @cached_property
    def _counts(self) -> Counts:
        return count(self._plain)

    @cached_property
    def _nearby(self) -> dict[str, tuple[Neighbour, ...]]:
        return nearby_cities(self._plain)

    @cached_property
    def _kindred(self) -> dict[str, tuple[City, ...]]:
        return kindred_cities(self._whole)

    @cached_property
    def _city_ids(self) -> frozenset[str]:
        return frozenset(city.id for city in self._whole.cities)

    @cached_property
    def _active_ids(self) -> frozenset[str]:
        return frozenset(city.id for city in self._plain.active_cities)


def without_figures(atlas: Atlas) -> Atlas:
    """The atlas as most pages see it: its cities without figures and notes.

    So a corrected population changes the city's page and those that compare sizes, and no other is even
    looked at.
    """
    cities = (replace(city, population=None, population_source="", note="") for city in atlas.cities)
    return replace(atlas, cities=tuple(cities))


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

    @property
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
        return self.head(self.atlas.document(kind, record_id), "title") or Words(record_id)

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

    @property
    def featured_by_name(self) -> tuple[City, ...]:
        """The cities with a profile, in the order of their names in the reader's language."""
        return tuple(sorted(self.atlas.featured_cities, key=lambda city: sort_key(self.city_name(city).text)))

    def city_link(self, city: City) -> Link:
        """A link to the city's page."""
        return self._city_links[city.id]

    def country_link(self, country: Country) -> Link:
        """A link to the country's page."""
        return self._country_links[country.id]

    def network_link(self, network: Network) -> Link:
        """A link to the network's page, by its short name."""
        return self._network_links[network.id]

    def topic_link(self, topic: Topic) -> Link:
        """A link to the topic's page, by its label."""
        return Link(self.title_of(RecordKind.TOPIC, topic.id), self.address(RecordKind.TOPIC, topic.id))

    def approach_link(self, approach: Approach) -> Link:
        """A link to the approach's page, by its title."""
        title = self.title_of(RecordKind.APPROACH, approach.id)
        return Link(title, self.address(RecordKind.APPROACH, approach.id))

    @cached_property
    def _city_links(self) -> dict[str, Link]:
        return {one.id: Link(self.city_name(one), self.address(RecordKind.CITY, one.id)) for one in self.atlas.cities}

    @cached_property
    def _country_links(self) -> dict[str, Link]:
        return {
            one.id: Link(Words(self.country_name(one)), self.address(RecordKind.COUNTRY, one.id))
            for one in self.atlas.countries
        }

    @cached_property
    def _network_links(self) -> dict[str, Link]:
        return {
            one.id: Link(Words(one.short_name), self.address(RecordKind.NETWORK, one.id)) for one in self.atlas.networks
        }

    def prepare(self) -> "Reader":
        """Works out the links that many pages share, so that it is not noted as the first page's look-up."""
        _ = self._city_links, self._country_links, self._network_links
        return self

    def once(self, what: str, record_id: str, make: Callable[[], Made]) -> Made:
        """Something that many pages of this language show, made once; each of them has looked at its sources."""
        return self.survey.atlas.remember((self.code, what, record_id), make)

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

    def _alternate(self, other: Language, kind: RecordKind, record_id: str, document: Document | None) -> Alternate:
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
