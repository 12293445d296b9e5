"""The page of a city: its profile where there is one, and a useful short page for every other."""

from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import City, MembershipStatus
from moving_cities.edition.citations import Citations
from moving_cities.edition.collation import sort_key
from moving_cities.edition.kinship import Neighbour, present_networks
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.heads import head
from moving_cities.edition.pages.lines import Card, Fact, MembershipLine
from moving_cities.edition.pages.listing import (
    approach_cards,
    city_card,
    full_name,
    membership_line,
    reason,
)
from moving_cities.edition.pages.mapping import city_locator
from moving_cities.edition.pages.models import CityPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import notices, provenance, sections
from moving_cities.edition.pages.words import Words
from moving_cities.edition.structured_data import about_city


def compose_city(city: City, reader: Reader) -> CityPage:
    """The page of this city for this reader."""
    citations = reader.citations()
    document = reader.atlas.document(RecordKind.CITY, city.id)
    country = reader.atlas.country(city.country_id)
    full = reader.survey.full_city(city.id)
    name = reader.city_name(city)
    blocks = sections(document, reader, citations)
    memberships = _memberships(city, reader, citations)
    why = reason(city, reader)
    subtitle = reader.head(document, "subtitle")
    return CityPage(
        **head(
            reader,
            RecordKind.CITY,
            city.id,
            heading=name,
            title=_title(name.text, subtitle.text, reader.country_name(country)),
            description=reader.head(document, "summary").text or why,
            trail=(section_link(Section.CITIES, reader), reader.country_link(country)),
            notices=notices(document, reader),
            menu_section=Section.FEATURED if city.is_featured else Section.CITIES,
            about=about_city(full, name.text),
        ),
        is_featured=city.is_featured,
        local_name=Words("" if name.text == city.name_local else city.name_local),
        plate=plate(city, reader),
        country=reader.country_link(country),
        subtitle=subtitle,
        reason=why,
        takeaways=tuple(block for block in blocks if block.kind == "takeaway"),
        sections=tuple(block for block in blocks if block.kind != "takeaway"),
        memberships=memberships,
        facts=_facts(full, reader),
        approaches=approach_cards(reader.atlas.approaches_of(city.id), reader),
        context=context_card(city.country_id, reader),
        next_city=_next_city(city, reader),
        nearby=tuple(_nearby(one, reader) for one in reader.survey.nearby(city.id)),
        kindred=tuple(_kindred(city, one, reader) for one in reader.survey.kindred(city.id)),
        sources=citations.notes,
        provenance=provenance(document, reader),
        locator=city_locator(city, reader),
    )


def plate(city: City, reader: Reader) -> str:
    """Coordinates to a hundredth of a degree (about a kilometre), as an atlas writes them."""
    say_of = reader.speech.say_of
    latitude, longitude = f"{abs(city.latitude):.2f}", f"{abs(city.longitude):.2f}"
    north = (
        say_of("latitude", "{degrees}° N", degrees=latitude)
        if city.latitude >= 0
        else say_of("latitude", "{degrees}° S", degrees=latitude)
    )
    east = (
        say_of("longitude", "{degrees}° E", degrees=longitude)
        if city.longitude >= 0
        else say_of("longitude", "{degrees}° W", degrees=longitude)
    )
    return f"{north} {east}"


def context_card(country_id: str, reader: Reader) -> Card | None:
    """The national context of a country as a card; None where none is written."""
    document = reader.atlas.document(RecordKind.COUNTRY, country_id)
    if document is None:
        return None
    link = reader.country_link(reader.atlas.country(country_id))
    return Card(
        kind="country",
        title=Words(reader.speech.say("Political context: {country}", country=link.words.text)),
        href=link.href,
        summary=reader.head(document, "summary"),
    )


def _title(name: str, subtitle: str, country: str) -> str:
    return f"{name} – {subtitle}" if subtitle else f"{name}, {country}"


def _memberships(city: City, reader: Reader, citations: Citations) -> tuple[MembershipLine, ...]:
    order = {status: place for place, status in enumerate(MembershipStatus)}
    found = []
    for membership in reader.atlas.memberships_of(city.id):
        network = reader.atlas.network(membership.network_id)
        found.append((order[membership.status], sort_key(network.short_name), membership, network))
    found.sort(key=lambda item: item[:2])
    return tuple(
        membership_line(membership, reader.network_link(network), full_name(network), reader, citations)
        for _, _, membership, network in found
    )


def _facts(city: City, reader: Reader) -> tuple[Fact, ...]:
    say = reader.speech.say
    facts = []
    if city.population:
        number = reader.speech.number(city.population)
        facts.append(Fact(say("Inhabitants"), Words(number), note=city.population_source))
    if city.geonames_id:
        address = f"https://www.geonames.org/{city.geonames_id}"
        facts.append(Fact(say("GeoNames"), Words(str(city.geonames_id)), href=address))
    if city.wikidata_id:
        address = f"https://www.wikidata.org/wiki/{city.wikidata_id}"
        facts.append(Fact(say("Wikidata"), Words(city.wikidata_id), href=address))
    if city.lau_id:
        facts.append(Fact(say("Code of the municipality (LAU)"), Words(city.lau_id)))
    if city.nuts3_id:
        facts.append(Fact(say("Code of the region (NUTS 3, version 2021)"), Words(city.nuts3_id)))
    if city.note:
        facts.append(Fact(say("Note on the data"), reader.marked(city.note, "en")))
    return tuple(facts)


def _next_city(city: City, reader: Reader) -> Card | None:
    if not city.is_featured:
        return None
    featured = reader.featured_by_name
    if len(featured) < 2:
        return None
    return city_card(featured[(featured.index(city) + 1) % len(featured)], reader)


def _nearby(neighbour: Neighbour, reader: Reader) -> Card:
    link = reader.city_link(neighbour.city)
    distance = reader.speech.say("{number} km", number=reader.speech.number(neighbour.kilometres))
    return Card(kind="city", title=link.words, href=link.href, context=Words(distance))


def _kindred(city: City, other: City, reader: Reader) -> Card:
    link = reader.city_link(other)
    shared = len(present_networks(reader.atlas, city) & present_networks(reader.atlas, other))
    country = reader.country_name(reader.atlas.country(other.country_id))
    size = reader.speech.number(other.population or 0)
    if shared:
        common = reader.speech.say_count(
            "{country}, {inhabitants} inhabitants, {count} network in common",
            "{country}, {inhabitants} inhabitants, {count} networks in common",
            shared,
            country=country,
            inhabitants=size,
        )
    else:
        common = reader.speech.say("{country}, {inhabitants} inhabitants", country=country, inhabitants=size)
    return Card(kind="city", title=link.words, href=link.href, context=Words(common))
