"""What templates may rely on: every value arrives ready, escaped where it says so, in the page's language.

Fields named `html` hold markup that was made from sanitised rich text; every other string is plain text
and is escaped by the template engine. An empty string or tuple means that there is nothing to show.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from moving_cities.edition.maps import MapDrawing


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words with their language, which differs from the page's where a fallback is shown.

    Attributes:
        text: the words.
        language: BCP 47 code for a `lang` attribute; empty where it is the page's own.
        direction: `ltr` or `rtl` for a `dir` attribute; empty where it is the page's own.
    """

    text: str
    language: str = ""
    direction: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Prose:
    """A rich text, rendered, with its language as in `Words`."""

    html: str
    language: str = ""
    direction: str = ""

    def __bool__(self) -> bool:
        return bool(self.html)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; `is_current` where it leads to the page itself."""

    words: Words
    href: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language.

    Attributes:
        code: BCP 47 code (`hreflang`, `lang`).
        autonym: the language's own name for itself.
        direction: `ltr` or `rtl`.
        href: root-relative address.
        url: absolute address.
        is_current: whether it is the page at hand.
        is_translated: whether the page's own words exist in it; else a fallback is shown there.
    """

    code: str
    autonym: str
    direction: str
    href: str
    url: str
    is_current: bool = False
    is_translated: bool = True


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where words come from and how they stand, for the mark beside a section.

    Attributes:
        marks: machine-readable states for styling, of `source`, `current`, `outdated`, `fallback`, `machine`,
            `human`, `imported`, `reviewed`, `unreviewed`.
        sentences: the same as whole sentences in the page's language.
    """

    marks: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """An entry of a page's list of sources.

    Attributes:
        number: as the citations show it, from 1.
        anchor: id of the entry on the page.
        title: the source's title, in its own language.
        href: its address.
        details: publisher, year, language, when it was read; one line in the page's language.
    """

    number: int
    anchor: str
    title: Words
    href: str
    details: str


@dataclass(frozen=True, slots=True)
class Section:
    """A block of a text.

    Attributes:
        id: anchor on the page.
        kind: `takeaway`, `section`, `quote`, `networks`, `report` or `contact`.
        heading: empty for takeaways and quotes.
        lead: run-in words that open the text.
        body: the text.
        standing: `planned`, `running`, `changed`, `ended` or empty, for styling.
        standing_label: the same in words.
        as_of: “As of September 2023”, or empty.
        confirmed: who confirmed it and when, a sentence, or empty.
        speaker, role: of a quote.
        report: of a report block, a sentence: “Report of 2021, updated in 2023.”; else empty.
        sources: citations of the block as a whole.
        unsourced: a sentence where no source can be named; else empty.
        provenance: where the words come from.
    """

    id: str
    kind: str
    heading: Words
    lead: Words
    body: Prose
    standing: str = ""
    standing_label: str = ""
    as_of: str = ""
    confirmed: str = ""
    speaker: str = ""
    role: Words = Words("")
    report: str = ""
    sources: tuple[SourceNote, ...] = ()
    unsourced: str = ""
    provenance: Provenance = Provenance()


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
    context: Words = Words("")
    summary: Words = Words("")
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
    """

    link: Link
    is_featured: bool
    is_active: bool
    reason: str
    networks: tuple[Link, ...]


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


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one language share.

    Attributes:
        language: BCP 47 code. direction: `ltr` or `rtl`.
        site_name: the atlas's name.
        home: address of the language's home page.
        menu: main entries. about_menu: pages about the atlas.
        style, scripts, map: root-relative addresses of the assets; `fonts` are the ones to preload.
        base_map: address of the drawing that map outlines are used from.
        credits: whose data is shown, one sentence each.
        edition: “Edition of 22 November 2026. Texts and data: CC BY 4.0.”.
        open_graph_locale: value of `og:locale`.

    Nothing here may change with every small edit of the content, or every page would have to be built anew.
    """

    language: str
    direction: str
    site_name: str
    home: str
    menu: tuple[Link, ...]
    about_menu: tuple[Link, ...]
    data_link: Link
    style: str
    scripts: tuple[str, ...]
    fonts: tuple[str, ...]
    base_map: str
    icon: str
    credits: tuple[str, ...]
    edition: str
    open_graph_locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has.

    Attributes:
        address: root-relative, such as `/pl/gandawa/`.
        url: absolute (canonical).
        language: code of the page.
        title: for the `title` element and Open Graph, without the site's name.
        heading: the `h1`.
        description: plain words for search engines and previews, at most some 200 characters.
        breadcrumbs: the way back, from home; without the page itself.
        alternates: the page in every language, itself included, in the order of the switch.
        default_url: absolute address for `hreflang="x-default"`; empty on pages that are not to be indexed.
        card: absolute address of the preview image.
        structured_data: JSON-LD, safe to stand in a script element.
        notices: sentences about the page as a whole (fallback, machine translation, outdated).
        menu_section: which entry of the main menu it belongs to, or empty.
    """

    template: ClassVar[str]
    address: str
    url: str
    language: str
    title: str
    heading: Words
    description: str
    breadcrumbs: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    default_url: str = ""
    card: str = ""
    structured_data: str = ""
    notices: tuple[str, ...] = ()
    menu_section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The start of a language: what this is, the map, the numbers, highlights."""

    template: ClassVar[str] = "home.html.jinja"
    subtitle: Words
    sections: tuple[Section, ...]
    sources: tuple[SourceNote, ...]
    counters: tuple[Counter, ...]
    counted_on: str
    highlights: tuple[Card, ...]
    featured: tuple[Link, ...]
    map: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class FeaturedPage(Page):
    """Cities with a researched profile, by name, beside their map."""

    template: ClassVar[str] = "featured.html.jinja"
    subtitle: Words
    introduction: Words
    cities: tuple[Card, ...]
    map: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class CitiesPage(Page):
    """All cities by country, with why each is listed and its networks, beside their map."""

    template: ClassVar[str] = "cities.html.jinja"
    subtitle: Words
    introduction: Words
    count_sentence: str
    countries: tuple[CountryGroup, ...]
    map: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage(Page):
    """A country: its cities, its networks, its approaches, its national context."""

    template: ClassVar[str] = "country.html.jinja"
    subtitle: Words
    count_sentence: str
    sections: tuple[Section, ...]
    featured: tuple[Card, ...]
    cities: tuple[CityLine, ...]
    networks: tuple[NetworkLine, ...]
    approaches: tuple[Card, ...]
    sources: tuple[SourceNote, ...]
    provenance: Provenance
    map: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworksPage(Page):
    """All networks, transnational first, then by country."""

    template: ClassVar[str] = "networks.html.jinja"
    subtitle: Words
    introduction: Words
    count_sentence: str
    groups: tuple[NetworkGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage(Page):
    """A network with all its members, by country, on a map."""

    template: ClassVar[str] = "network.html.jinja"
    full_name: str
    facts: tuple[Fact, ...]
    count_sentence: str
    sections: tuple[Section, ...]
    members: tuple[MemberGroup, ...]
    sources: tuple[SourceNote, ...]
    provenance: Provenance
    map: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproachesPage(Page):
    """All approaches, with the topics that they are filed under."""

    template: ClassVar[str] = "approaches.html.jinja"
    subtitle: Words
    introduction: Words
    count_sentence: str
    topics: tuple[Link, ...]
    approaches: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(Page):
    """The approaches on one topic."""

    template: ClassVar[str] = "topic.html.jinja"
    summary: Words
    count_sentence: str
    topics: tuple[Link, ...]
    approaches: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityPage(Page):
    """A city: the profile where there is one, and what is known of every other.

    Attributes:
        is_featured: whether it has a profile.
        local_name: its own name where it differs from the heading, with its language if known.
        plate: coordinates as an atlas writes them, “51.05° N 3.72° E”.
        country: its country.
        subtitle: of the profile.
        reason: why it is listed, a sentence.
        takeaways, sections: of the profile; `networks` is where `sections` holds a block of that kind.
        memberships: the networks, each with date and source.
        facts: population, identifiers.
        approaches: cards.
        context: summary and link of the national context; None where there is none.
        next_city: the next profile; None where the city has none.
        nearby, kindred: other cities, with distance or what they share in `context`.
        sources: everything cited on the page.
        provenance: of the profile as a whole.
        locator: a small map with the city in its surroundings.
    """

    template: ClassVar[str] = "city.html.jinja"
    is_featured: bool
    local_name: Words
    plate: str
    country: Link
    subtitle: Words
    reason: str
    takeaways: tuple[Section, ...]
    sections: tuple[Section, ...]
    memberships: tuple[MembershipLine, ...]
    facts: tuple[Fact, ...]
    approaches: tuple[Card, ...]
    context: Card | None
    next_city: Card | None
    nearby: tuple[Card, ...]
    kindred: tuple[Card, ...]
    sources: tuple[SourceNote, ...]
    provenance: Provenance
    locator: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproachPage(Page):
    """An approach: its transfer sheet, its text, its relations.

    Attributes:
        transfer: the transfer sheet; every row is there, and an open one says that nothing is known.
        related: other approaches of the city, or on its topics.
    """

    template: ClassVar[str] = "approach.html.jinja"
    city: Link
    country: Link
    subtitle: Words
    topics: tuple[Link, ...]
    standing: str
    standing_label: str
    transfer: tuple[Fact, ...]
    sections: tuple[Section, ...]
    related: tuple[Card, ...]
    back: Link
    sources: tuple[SourceNote, ...]
    provenance: Provenance
    locator: MapDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage(Page):
    """A page about the atlas itself, with its siblings."""

    template: ClassVar[str] = "about.html.jinja"
    subtitle: Words
    sections: tuple[Section, ...]
    siblings: tuple[Link, ...]
    sources: tuple[SourceNote, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsListPage(Page):
    """All news, latest first."""

    template: ClassVar[str] = "news_list.html.jinja"
    subtitle: Words
    introduction: Words
    items: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage(Page):
    """One piece of news."""

    template: ClassVar[str] = "news.html.jinja"
    subtitle: Words
    published: str
    published_iso: str
    country: Link | None
    sections: tuple[Section, ...]
    back: Link
    sources: tuple[SourceNote, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRow:
    """How far the texts exist in one language: a row of the data page."""

    language: str
    code: str
    current: str
    outdated: str
    missing: str
    reviewed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """How the numbers are counted, how far the texts are translated, whose data is shown."""

    template: ClassVar[str] = "data.html.jinja"
    subtitle: Words
    introduction: Words
    counters: tuple[Counter, ...]
    counted_on: str
    sections: tuple[Section, ...]
    sources: tuple[SourceNote, ...]
    translations: tuple[TranslationRow, ...]
    credits: tuple[Fact, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What a reader gets at an address where nothing is: a way on."""

    template: ClassVar[str] = "not_found.html.jinja"
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooserPage(Page):
    """The root, for servers that cannot read a browser's languages, and for a browser without any of ours.

    The invitation is said in every language; the list of languages is `alternates`.
    """

    template: ClassVar[str] = "chooser.html.jinja"
    invitations: tuple[Words, ...] = field(default=())
