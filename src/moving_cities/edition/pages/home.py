"""The home page: what this is, the map, the numbers, highlights."""

from moving_cities.atlas.addresses import section_address
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import Highlight
from moving_cities.edition.pages.lines import Card, Counter
from moving_cities.edition.pages.listing import approach_card, city_card, network_line
from moving_cities.edition.pages.mapping import europe_map
from moving_cities.edition.pages.models import HomePage
from moving_cities.edition.pages.news import news_card
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.sections import section_document, section_head
from moving_cities.edition.pages.texts import sections
from moving_cities.edition.pages.words import Words


def compose_home(reader: Reader) -> HomePage:
    """The start of the reader's language."""
    document = section_document(Section.HOME, reader)
    citations = reader.citations()
    say = reader.speech.say
    return HomePage(
        **section_head(Section.HOME, reader, title=reader.site.name),
        subtitle=reader.head(document, "subtitle"),
        sections=sections(document, reader, citations),
        counters=home_counters(reader),
        counted_on=counted_on(reader),
        highlights=tuple(_highlight(one, reader) for one in reader.atlas.highlights),
        sources=citations.notes,
        featured=tuple(reader.city_link(city) for city in reader.featured_by_name),
        map=europe_map(reader.atlas.active_cities, say("Map: active cities"), reader),
    )


def home_counters(reader: Reader) -> tuple[Counter, ...]:
    """The numbers that the home page shows, each with the list that was counted and how."""
    counts, speech = reader.survey.counts, reader.speech
    return (
        Counter(
            speech.number(counts.active_cities),
            speech.say_count("active city", "active cities", counts.active_cities),
            section_address(Section.CITIES, reader.code),
            speech.say(
                "A city counts as active when a source shows it as a member of a network, connects it with a network "
                "other than SAI, or when the atlas describes its policy. Former members do not count."
            ),
        ),
        Counter(
            speech.number(counts.countries),
            speech.say_count("country", "countries", counts.countries),
            section_address(Section.CITIES, reader.code),
            speech.say("Countries with at least one active city."),
        ),
        Counter(
            speech.number(counts.featured_cities),
            speech.say_count("featured city", "featured cities", counts.featured_cities),
            section_address(Section.FEATURED, reader.code),
            speech.say("Cities chosen for a researched profile. The choice is not a ranking."),
        ),
        Counter(
            speech.number(counts.approaches),
            speech.say_count("local approach", "local approaches", counts.approaches),
            section_address(Section.APPROACHES, reader.code),
            speech.say("Programmes, bodies, services and decisions of cities, running, ended or planned."),
        ),
        Counter(
            speech.number(counts.networks),
            speech.say_count("network", "networks", counts.networks),
            section_address(Section.NETWORKS, reader.code),
            speech.say_count(
                "Networks, declarations and programmes; a source proves a city of this atlas for {count} of them.",
                "Networks, declarations and programmes; a source proves a city of this atlas for {count} of them.",
                counts.networks_with_members,
            ),
        ),
    )


def counted_on(reader: Reader) -> str:
    """As of when the numbers hold."""
    return reader.speech.say("Counted from the records of {date}.", date=reader.speech.date(reader.atlas.as_of))


def _highlight(highlight: Highlight, reader: Reader) -> Card:
    atlas = reader.atlas
    if highlight.kind is RecordKind.CITY:
        return city_card(atlas.city(highlight.id), reader)
    if highlight.kind is RecordKind.APPROACH:
        return approach_card(atlas.approach(highlight.id), reader)
    if highlight.kind is RecordKind.NEWS:
        return news_card(atlas.news_item(highlight.id), reader)
    network = atlas.network(highlight.id)
    line = network_line(network, reader)
    summary = reader.head(atlas.document(RecordKind.NETWORK, network.id), "summary")
    return Card(
        kind="network",
        title=Words(line.full_name) if line.full_name else line.link.words,
        href=line.link.href,
        context=Words(line.count_label),
        summary=summary or Words(line.countries),
    )
