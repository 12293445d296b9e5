"""What templates may rely on: every value arrives ready, escaped where it says so, in the page's language.

Fields named `html` hold markup that was made from sanitised rich text; every other string is plain text
and is escaped by the template engine. An empty string or tuple means that there is nothing to show.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from moving_cities.edition.maps import MapDrawing
from moving_cities.edition.pages.lines import (
    Card,
    CityLine,
    Counter,
    CountryGroup,
    Fact,
    MemberGroup,
    MembershipLine,
    NetworkGroup,
    NetworkLine,
    TranslationRow,
)
from moving_cities.edition.pages.words import Alternate, Link, Provenance, Section, SourceNote, Words


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
        credits: whose data is shown, one line each, in English as the licences are.
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
    credits: tuple[Words, ...]
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
    subtitle: Words
    facts: tuple[Fact, ...]
    count_sentence: str
    connected_sentence: str
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
