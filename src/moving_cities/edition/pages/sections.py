"""The listing pages: featured cities, all cities, networks, approaches, topics, news."""

from moving_cities.atlas.documents import Document
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import NetworkKind, Topic
from moving_cities.edition.collation import sort_key
from moving_cities.edition.pages.frame import section_label, section_link
from moving_cities.edition.pages.heads import Head, head
from moving_cities.edition.pages.lines import CountryGroup, NetworkGroup
from moving_cities.edition.pages.listing import (
    approach_cards,
    by_city_name,
    city_card,
    city_line,
    member_count,
    network_line,
)
from moving_cities.edition.pages.mapping import europe_map
from moving_cities.edition.pages.models import ApproachesPage, CitiesPage, FeaturedPage, NetworksPage, TopicPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import notices
from moving_cities.edition.pages.words import Link, Words


def compose_featured(reader: Reader) -> FeaturedPage:
    """The cities with a researched profile, by name."""
    document = section_document(Section.FEATURED, reader)
    cities = reader.featured_by_name
    return FeaturedPage(
        **section_head(Section.FEATURED, reader),
        subtitle=reader.head(document, "subtitle"),
        introduction=reader.head(document, "summary"),
        cities=tuple(city_card(city, reader) for city in cities),
        map=europe_map(cities, reader.speech.say("Map: featured cities"), reader),
    )


def compose_cities(reader: Reader) -> CitiesPage:
    """All cities, by country."""
    document = section_document(Section.CITIES, reader)
    counts = reader.survey.counts
    return CitiesPage(
        **section_head(Section.CITIES, reader),
        subtitle=reader.head(document, "subtitle"),
        introduction=reader.head(document, "summary"),
        count_sentence=reader.speech.say_count(
            "{count} city is listed; {active} of them count as active.",
            "{count} cities are listed; {active} of them count as active.",
            counts.listed_cities,
            active=reader.speech.number(counts.active_cities),
        ),
        countries=_country_groups(reader),
        map=europe_map(reader.atlas.cities, reader.speech.say("Map: all cities of the atlas"), reader),
    )


def compose_networks(reader: Reader) -> NetworksPage:
    """All networks, transnational first, then by country."""
    document = section_document(Section.NETWORKS, reader)
    return NetworksPage(
        **section_head(Section.NETWORKS, reader),
        subtitle=reader.head(document, "subtitle"),
        introduction=reader.head(document, "summary"),
        count_sentence=reader.speech.say_count(
            "{count} network, declaration or programme.",
            "{count} networks, declarations and programmes.",
            len(reader.atlas.networks),
        ),
        groups=_network_groups(reader),
    )


def compose_approaches(reader: Reader) -> ApproachesPage:
    """All approaches, and the topics that they are filed under."""
    document = section_document(Section.APPROACHES, reader)
    return ApproachesPage(
        **section_head(Section.APPROACHES, reader),
        subtitle=reader.head(document, "subtitle"),
        introduction=reader.head(document, "summary"),
        count_sentence=_approach_count(len(reader.atlas.approaches), reader),
        topics=topic_links(reader),
        approaches=approach_cards(reader.atlas.approaches, reader),
    )


def compose_topic(topic: Topic, reader: Reader) -> TopicPage:
    """The approaches on one topic."""
    document = reader.atlas.document(RecordKind.TOPIC, topic.id)
    title = reader.title_of(RecordKind.TOPIC, topic.id)
    approaches = reader.atlas.approaches_on(topic.id)
    summary = reader.head(document, "summary")
    counted = _approach_count(len(approaches), reader)
    return TopicPage(
        **head(
            reader,
            RecordKind.TOPIC,
            topic.id,
            heading=title,
            title=reader.speech.say("Approaches: {topic}", topic=title.text),
            description=summary.text or counted,
            trail=(section_link(Section.APPROACHES, reader),),
            notices=notices(document, reader),
            menu_section=Section.APPROACHES,
        ),
        summary=summary,
        count_sentence=counted,
        topics=topic_links(reader, topic.id),
        approaches=approach_cards(approaches, reader),
    )


def section_document(section: Section, reader: Reader) -> Document | None:
    """The introduction of a listing page, if one is written."""
    return reader.atlas.document(RecordKind.SECTION, section)


def section_head(section: Section, reader: Reader, title: str = "") -> Head:
    """The head of a listing page: its own title, or what the menu calls it."""
    document = section_document(section, reader)
    heading = reader.head(document, "title") or Words(section_label(section, reader))
    description = reader.head(document, "summary") or reader.head(document, "subtitle")
    return head(
        reader,
        RecordKind.SECTION,
        section,
        heading=heading,
        title=title,
        description=description.text or heading.text,
        notices=notices(document, reader),
        menu_section=section,
    )


def topic_links(reader: Reader, current: str = "") -> tuple[Link, ...]:
    """The topics that have approaches, by label."""
    links = []
    for topic in reader.atlas.topics:
        if reader.atlas.approaches_on(topic.id) or topic.id == current:
            link = reader.topic_link(topic)
            links.append(Link(link.words, link.href, is_current=topic.id == current))
    return tuple(sorted(links, key=lambda link: sort_key(link.words.text)))


def _country_groups(reader: Reader) -> tuple[CountryGroup, ...]:
    groups = []
    for country in reader.atlas.countries:
        cities = by_city_name(reader.atlas.cities_in(country.id), reader)
        if cities:
            lines = tuple(city_line(city, reader) for city in cities)
            label = member_count(len(lines), reader)
            groups.append(CountryGroup(reader.country_link(country), f"country-{country.id}", label, lines))
    return tuple(sorted(groups, key=lambda group: sort_key(group.link.words.text)))


def _network_groups(reader: Reader) -> tuple[NetworkGroup, ...]:
    headings = {
        NetworkKind.TRANSNATIONAL: reader.speech.say("Transnational networks"),
        NetworkKind.NATIONAL: reader.speech.say("National networks"),
    }
    groups = []
    for kind, heading in headings.items():
        networks = [network for network in reader.atlas.networks if network.kind is kind]
        lines = [network_line(network, reader) for network in networks]
        if lines:
            groups.append(NetworkGroup(heading, tuple(sorted(lines, key=lambda one: sort_key(one.link.words.text)))))
    return tuple(groups)


def _approach_count(number: int, reader: Reader) -> str:
    return reader.speech.say_count("{count} approach.", "{count} approaches.", number)
