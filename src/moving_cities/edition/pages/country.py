"""The page of a country: its cities, networks and approaches, and the national context."""

from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import Country
from moving_cities.edition.collation import sort_key
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.heads import head
from moving_cities.edition.pages.listing import (
    approach_cards,
    by_city_name,
    city_card,
    city_line,
    network_line,
)
from moving_cities.edition.pages.mapping import country_map
from moving_cities.edition.pages.models import CountryPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import notices, provenance, sections
from moving_cities.edition.pages.words import Words
from moving_cities.edition.structured_data import about_country


def compose_country(country: Country, reader: Reader) -> CountryPage:
    """The page of this country for this reader."""
    citations = reader.citations()
    document = reader.atlas.document(RecordKind.COUNTRY, country.id)
    name = reader.country_name(country)
    cities = by_city_name(reader.atlas.cities_in(country.id), reader)
    counted = reader.speech.say_count(
        "{count} city of this country is in the atlas.",
        "{count} cities of this country are in the atlas.",
        len(cities),
    )
    blocks = sections(document, reader, citations)
    networks = [network for network in reader.atlas.networks if network.country_id == country.id]
    approaches = [one for city in cities for one in reader.atlas.approaches_of(city.id)]
    return CountryPage(
        **head(
            reader,
            RecordKind.COUNTRY,
            country.id,
            heading=Words(name),
            title=reader.speech.say("Cities in {country}", country=name),
            description=reader.head(document, "summary").text or f"{name}. {counted}",
            trail=(section_link(Section.CITIES, reader),),
            notices=notices(document, reader),
            menu_section=Section.CITIES,
            about=about_country(country, name),
        ),
        subtitle=reader.head(document, "subtitle"),
        count_sentence=counted,
        sections=blocks,
        featured=tuple(city_card(city, reader) for city in cities if city.is_featured),
        cities=tuple(city_line(city, reader) for city in cities),
        networks=tuple(
            network_line(network, reader) for network in sorted(networks, key=lambda one: sort_key(one.short_name))
        ),
        approaches=approach_cards(approaches, reader),
        sources=citations.notes,
        provenance=provenance(document, reader),
        map=country_map(country, cities, reader.speech.say("Map: cities in {country}", country=name), reader),
    )
