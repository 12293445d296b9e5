"""The page of a network, with its full list of members."""

from collections import Counter
from itertools import groupby

from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import City, Membership, MembershipStatus, Network, NetworkKind
from moving_cities.edition.citations import Citations
from moving_cities.edition.collation import sort_key
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.heads import head
from moving_cities.edition.pages.lines import Fact, MemberGroup
from moving_cities.edition.pages.listing import full_name, member_count, membership_line
from moving_cities.edition.pages.mapping import cities_map
from moving_cities.edition.pages.models import NetworkPage
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import notices, provenance, sections
from moving_cities.edition.pages.words import Words
from moving_cities.edition.structured_data import about_network


def compose_network(network: Network, reader: Reader) -> NetworkPage:
    """The page of this network for this reader."""
    citations = reader.citations()
    document = reader.atlas.document(RecordKind.NETWORK, network.id)
    members = reader.atlas.members_of(network.id)
    present = [reader.atlas.city(one.city_id) for one in members if one.status is not MembershipStatus.FORMER]
    by_status = Counter(one.status for one in members)
    counted = _count_sentence(network, by_status[MembershipStatus.MEMBER], reader)
    blocks = sections(document, reader, citations)
    facts = _facts(network, reader, citations)
    return NetworkPage(
        **head(
            reader,
            RecordKind.NETWORK,
            network.id,
            heading=Words(network.short_name),
            title=network.name,
            description=reader.head(document, "summary").text or counted,
            trail=(section_link(Section.NETWORKS, reader),),
            notices=notices(document, reader),
            menu_section=Section.NETWORKS,
            about=about_network(network),
        ),
        full_name=full_name(network),
        subtitle=reader.head(document, "subtitle"),
        facts=facts,
        count_sentence=counted,
        connected_sentence=_connected_sentence(network, by_status[MembershipStatus.ASSOCIATE], reader),
        sections=blocks,
        members=_groups(members, reader, citations),
        sources=citations.notes,
        provenance=provenance(document, reader),
        map=cities_map(present, reader.speech.say("Map: cities of {network}", network=network.short_name), reader),
    )


def _count_sentence(network: Network, number: int, reader: Reader) -> str:
    if not number:
        return reader.speech.say("No source that was read proves a member of {network}.", network=network.short_name)
    return reader.speech.say_count(
        "{count} city of this atlas belongs to {network}, as far as the sources that were read show.",
        "{count} cities of this atlas belong to {network}, as far as the sources that were read show.",
        number,
        network=network.short_name,
    )


def _connected_sentence(network: Network, number: int, reader: Reader) -> str:
    """How many cities have to do with the network although no source proves them members; empty where none."""
    if not number:
        return ""
    return reader.speech.say_count(
        "{count} city is connected with {network}; that it is a member is not proved.",
        "{count} cities are connected with {network}; that they are members is not proved.",
        number,
        network=network.short_name,
    )


def _facts(network: Network, reader: Reader, citations: Citations) -> tuple[Fact, ...]:
    say = reader.speech.say
    facts = [Fact(say("Reach"), _reach(network, reader))]
    if network.founded:
        facts.append(Fact(say("Founded"), Words(str(network.founded))))
    if network.website:
        facts.append(Fact(say("Website"), Words(network.website.split("//")[-1].rstrip("/")), href=network.website))
    if network.declared_size:
        facts.append(Fact(say("Size and conditions"), reader.marked(network.declared_size, "en")))
    if network.source_id:
        source = citations.note(network.source_id)
        facts.append(Fact(say("Source"), source.title, href=f"#{source.anchor}"))
    return tuple(facts)


def _reach(network: Network, reader: Reader) -> Words:
    if network.kind is NetworkKind.TRANSNATIONAL:
        return Words(reader.speech.say("Transnational"))
    return Words(reader.country_name(reader.atlas.country(network.country_id)))


def _groups(members: tuple[Membership, ...], reader: Reader, citations: Citations) -> tuple[MemberGroup, ...]:
    placed = [(reader.atlas.city(one.city_id), one) for one in members]
    placed.sort(key=lambda pair: (*_country_key(pair[0], reader), sort_key(reader.city_name(pair[0]).text)))
    groups = []
    for country_id, group in groupby(placed, key=lambda pair: pair[0].country_id):
        pairs = list(group)
        lines = tuple(membership_line(one, reader.city_link(city), "", reader, citations) for city, one in pairs)
        country = reader.country_link(reader.atlas.country(country_id))
        proved = sum(one.status is MembershipStatus.MEMBER for _, one in pairs)
        groups.append(MemberGroup(country, member_count(proved, reader) if proved else "", lines))
    return tuple(groups)


def _country_key(city: City, reader: Reader) -> tuple[tuple[str, str], str]:
    return sort_key(reader.country_name(reader.atlas.country(city.country_id))), city.country_id
