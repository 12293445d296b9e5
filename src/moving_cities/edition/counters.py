"""The numbers of the atlas: each computed from the records in one place, the same in every language."""

from collections import Counter
from dataclasses import dataclass

from moving_cities.atlas.records import MembershipStatus
from moving_cities.atlas.snapshot import Atlas


@dataclass(frozen=True, slots=True)
class Counts:
    """What the atlas holds, counted.

    Attributes:
        active_cities: cities that count as active (`Atlas.active_cities` says which).
        listed_cities: all cities of the list, active or not.
        featured_cities: cities with a researched profile.
        countries: countries with an active city.
        networks: networks of the list.
        networks_with_members: networks of which a source proves a member or associate.
        approaches: local approaches.
        members, associates, former: memberships by what their source proves.
        sources: sources.
    """

    active_cities: int
    listed_cities: int
    featured_cities: int
    countries: int
    networks: int
    networks_with_members: int
    approaches: int
    members: int
    associates: int
    former: int
    sources: int


def count(atlas: Atlas) -> Counts:
    """The numbers of this atlas."""
    by_status = Counter(membership.status for membership in atlas.memberships)
    present = {one.network_id for one in atlas.memberships if one.status is not MembershipStatus.FORMER}
    return Counts(
        active_cities=len(atlas.active_cities),
        listed_cities=len(atlas.cities),
        featured_cities=len(atlas.featured_cities),
        countries=len({city.country_id for city in atlas.active_cities}),
        networks=len(atlas.networks),
        networks_with_members=len(present),
        approaches=len(atlas.approaches),
        members=by_status[MembershipStatus.MEMBER],
        associates=by_status[MembershipStatus.ASSOCIATE],
        former=by_status[MembershipStatus.FORMER],
        sources=len(atlas.sources),
    )
