"""The records of the atlas: facts, which have no language.

Every record has one id for ever: short, ASCII, never reused, the same in pack, desk, edition, API and
citation. Names and slugs per language hang on it. The words about a record are its `Document`.
"""

from moving_cities.atlas.records.approaches import Approach, Initiator, Topic
from moving_cities.atlas.records.networks import Membership, MembershipStatus, Network, NetworkKind
from moving_cities.atlas.records.places import COORDINATE_DECIMALS, City, Country
from moving_cities.atlas.records.site import HIGHLIGHTED, Alias, Highlight, NewsItem, Page
from moving_cities.atlas.records.sources import Credit, Source

__all__ = [
    "COORDINATE_DECIMALS",
    "HIGHLIGHTED",
    "Alias",
    "Approach",
    "City",
    "Country",
    "Credit",
    "Highlight",
    "Initiator",
    "Membership",
    "MembershipStatus",
    "Network",
    "NetworkKind",
    "NewsItem",
    "Page",
    "Source",
    "Topic",
]
