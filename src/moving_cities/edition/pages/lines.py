"""What lists are made of: cards, counters, cities and networks with why they are listed, facts."""

from dataclasses import dataclass

from moving_cities.edition.pages.words import NO_WORDS, Link, SourceNote, Words


@dataclass(frozen=True, slots=True)
class Card:
    """A record as a list shows it.

    Attributes:
        kind: `city`, `approach`, `network`, `news`, `topic` or `country`.
        title: its name.
        href: its address.
        context: where it belongs (a city's country, an approach's city).
        summary: a sentence or two.
        labels: topics or the like.
        standing: `planned`, `running`, `changed`, `ended` or empty, for styling.
        standing_label: the same in words.
        date: of news.
    """

    kind: str
    title: Words
    href: str
    context: Words = NO_WORDS
    summary: Words = NO_WORDS
    labels: tuple[Link, ...] = ()
    standing: str = ""
    standing_label: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """A number of the atlas with the sentence that it belongs to.

    Attributes:
        number: written as the language writes it.
        label: what is counted.
        href: the list that was counted; empty where there is none.
        explanation: how it is counted, a sentence (data page).
    """

    number: str
    label: str
    href: str
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class MembershipLine:
    """A membership on a city's or a network's page.

    Attributes:
        link: the network (on a city's page) or the city (on a network's page).
        full_name: the network's full name, or empty.
        status: `member`, `associate` or `former`, for styling.
        statement: what is proved, a sentence: “Member since 2016”, “Associate, as of November 2026”.
        note: a remark, in English, or empty.
        source: where it is proved.
    """

    link: Link
    full_name: str
    status: str
    statement: str
    note: Words
    source: SourceNote


@dataclass(frozen=True, slots=True)
class CityLine:
    """A city in a list by country: why it is listed, and its networks.

    Attributes:
        link: the city.
        is_featured: whether it has a profile.
        is_active: whether it counts as active.
        reason: why it is listed, a sentence.
        networks: the networks it belongs to, without those it left.
        other_names: what it is called besides, in its own and all other languages of the atlas; so it is found.
    """

    link: Link
    is_featured: bool
    is_active: bool
    reason: str
    networks: tuple[Link, ...]
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """A country in the list of all cities."""

    link: Link
    anchor: str
    count_label: str
    cities: tuple[CityLine, ...]


@dataclass(frozen=True, slots=True)
class MemberGroup:
    """The members of a network in one country, former ones marked as such and not counted."""

    country: Link
    count_label: str
    members: tuple[MembershipLine, ...]


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A network in the list.

    Attributes:
        link: the network, by its short name.
        full_name: its full name where it says more than the short one.
        count_label: “12 cities of this atlas”; says so where none is proved.
        countries: countries of its members.
    """

    link: Link
    full_name: str
    count_label: str
    countries: str


@dataclass(frozen=True, slots=True)
class NetworkGroup:
    """Networks of one reach: a heading and its lines."""

    heading: str
    networks: tuple[NetworkLine, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a table of facts: label, value, and where the value comes from."""

    label: str
    value: Words
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRow:
    """How far the texts exist in one language: a row of the data page."""

    language: str
    code: str
    current: str
    outdated: str
    missing: str
    reviewed: str
