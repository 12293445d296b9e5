"""Records as lists show them: cards, lines of cities, networks and memberships."""

from collections.abc import Iterable

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Approach, City, Membership, MembershipStatus, Network
from moving_cities.edition.citations import Citations
from moving_cities.edition.collation import sort_key
from moving_cities.edition.pages.lines import Card, CityLine, MembershipLine, NetworkLine
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.texts import standing_label
from moving_cities.edition.pages.words import Link, Words


def by_city_name(cities: Iterable[City], reader: Reader) -> list[City]:
    """The cities in the order of their names in the reader's language."""
    return sorted(cities, key=lambda city: sort_key(reader.city_name(city).text))


def city_card(city: City, reader: Reader) -> Card:
    """A city with its country and, where there is a profile, its subtitle."""
    return reader.once("city_card", city.id, lambda: _city_card(city, reader))


def _city_card(city: City, reader: Reader) -> Card:
    document = reader.atlas.document(RecordKind.CITY, city.id)
    link = reader.city_link(city)
    return Card(
        kind="city",
        title=link.words,
        href=link.href,
        context=Words(reader.country_name(reader.atlas.country(city.country_id))),
        summary=reader.head(document, "subtitle"),
    )


def approach_card(approach: Approach, reader: Reader) -> Card:
    """An approach with its city, its topics and whether it runs."""
    return reader.once("approach_card", approach.id, lambda: _approach_card(approach, reader))


def _approach_card(approach: Approach, reader: Reader) -> Card:
    document = reader.atlas.document(RecordKind.APPROACH, approach.id)
    link = reader.approach_link(approach)
    return Card(
        kind="approach",
        title=link.words,
        href=link.href,
        context=reader.city_name(reader.atlas.city(approach.city_id)),
        summary=reader.head(document, "summary"),
        labels=tuple(reader.topic_link(reader.atlas.topic(topic_id)) for topic_id in approach.topic_ids),
        standing=approach.standing,
        standing_label=standing_label(approach.standing, reader),
    )


def approach_cards(approaches: Iterable[Approach], reader: Reader) -> tuple[Card, ...]:
    """The approaches as cards, in the order of city and title."""
    cards = [approach_card(approach, reader) for approach in approaches]
    return tuple(sorted(cards, key=lambda card: (sort_key(card.context.text), sort_key(card.title.text))))


def city_line(city: City, reader: Reader) -> CityLine:
    """A city with why it is listed and its networks."""
    return reader.once("city_line", city.id, lambda: _city_line(city, reader))


def _city_line(city: City, reader: Reader) -> CityLine:
    present = (one for one in reader.atlas.memberships_of(city.id) if one.status is not MembershipStatus.FORMER)
    links = [reader.network_link(reader.atlas.network(one.network_id)) for one in present]
    return CityLine(
        link=reader.city_link(city),
        is_featured=city.is_featured,
        is_active=reader.survey.is_active(city.id),
        reason=reason(city, reader),
        networks=tuple(sorted(links, key=lambda link: sort_key(link.words.text))),
        other_names=_other_names(city, reader),
    )


def _other_names(city: City, reader: Reader) -> tuple[str, ...]:
    shown = reader.city_name(city).text
    return tuple(sorted({city.name_local, *city.names.values()} - {shown}))


def reason(city: City, reader: Reader) -> str:
    """Why the atlas lists this city, a sentence computed from its memberships, approaches and profile."""
    say = reader.speech.say
    members = _network_names(city, MembershipStatus.MEMBER, reader)
    if members:
        return reader.speech.say_count(
            "Listed because a source shows it as a member of {networks}.",
            "Listed because sources show it as a member of {count} networks: {networks}.",
            len(members),
            networks=reader.speech.list(members),
        )
    associates = _network_names(city, MembershipStatus.ASSOCIATE, reader)
    if associates:
        return say(
            "Listed because a source connects it with {networks}; membership itself is not proved.",
            networks=reader.speech.list(associates),
        )
    former = _network_names(city, MembershipStatus.FORMER, reader)
    if former:
        return say("Listed because it once belonged to {networks}.", networks=reader.speech.list(former))
    return say("Listed because of its policy, which is described here.")


def membership_line(
    membership: Membership, link: Link, full_name: str, reader: Reader, citations: Citations
) -> MembershipLine:
    """A membership with what is proved, since when and by which source."""
    return MembershipLine(
        link=link,
        full_name=full_name,
        status=membership.status,
        statement=_statement(membership, reader),
        note=reader.marked(membership.note, "en"),
        source=citations.note(membership.source_id),
    )


def network_line(network: Network, reader: Reader) -> NetworkLine:
    """A network with the number of its proved members and the countries of its cities in the atlas."""
    return reader.once("network_line", network.id, lambda: _network_line(network, reader))


def _network_line(network: Network, reader: Reader) -> NetworkLine:
    members = [one for one in reader.atlas.members_of(network.id) if one.status is not MembershipStatus.FORMER]
    return NetworkLine(
        link=reader.network_link(network),
        full_name=full_name(network),
        count_label=member_count(sum(one.status is MembershipStatus.MEMBER for one in members), reader),
        countries=_countries(network, members, reader),
    )


def full_name(network: Network) -> str:
    """The network's full name where it says more than the short one; else empty."""
    return "" if network.name == network.short_name else network.name


def member_count(number: int, reader: Reader) -> str:
    """How many cities of the atlas are proved to belong to a network, in words."""
    if not number:
        return reader.speech.say("No city proved so far")
    return reader.speech.say_count("{count} city", "{count} cities", number)


def _network_names(city: City, status: MembershipStatus, reader: Reader) -> tuple[str, ...]:
    networks = (
        reader.atlas.network(one.network_id) for one in reader.atlas.memberships_of(city.id) if one.status is status
    )
    return tuple(sorted((network.short_name for network in networks), key=sort_key))


def _statement(membership: Membership, reader: Reader) -> str:
    say, retrieved = reader.speech.say, reader.speech.date(membership.retrieved)
    if membership.status is MembershipStatus.FORMER:
        return say("Former member; source read in {date}", date=retrieved)
    if membership.status is MembershipStatus.ASSOCIATE:
        return say("Connected, membership not proved; source read in {date}", date=retrieved)
    if membership.since_year:
        return say("Member since {year}; source read in {date}", year=membership.since_year, date=retrieved)
    return say("Named as a member; source read in {date}", date=retrieved)


def _countries(network: Network, members: list[Membership], reader: Reader) -> str:
    if network.country_id:
        return reader.country_name(reader.atlas.country(network.country_id))
    ids = {reader.atlas.city(one.city_id).country_id for one in members}
    names = sorted((reader.country_name(reader.atlas.country(one)) for one in ids), key=sort_key)
    return reader.speech.list(tuple(names))
