"""One page of every type, and its address in every language: what screenshots and checks go through."""

from collections.abc import Iterable

from moving_cities.atlas.addresses import address_of
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.snapshot import Atlas

PAGE_TYPES: dict[str, tuple[RecordKind, str]] = {
    "home": (RecordKind.SECTION, Section.HOME),
    "featured": (RecordKind.SECTION, Section.FEATURED),
    "cities": (RecordKind.SECTION, Section.CITIES),
    "country": (RecordKind.COUNTRY, "be"),
    "networks": (RecordKind.SECTION, Section.NETWORKS),
    "network": (RecordKind.NETWORK, "eurocities"),
    "approaches": (RecordKind.SECTION, Section.APPROACHES),
    "topic": (RecordKind.TOPIC, "city-card"),
    "approach": (RecordKind.APPROACH, "gent-refugee-taskforce"),
    "city": (RecordKind.CITY, "gent"),
    "short-city": (RecordKind.CITY, "agrigento"),
    "about": (RecordKind.PAGE, "about"),
    "news-list": (RecordKind.SECTION, Section.NEWS),
    "news": (RecordKind.NEWS, "first-edition"),
    "data": (RecordKind.SECTION, Section.DATA),
}
"""Records of the start pack that show their type of page; `short-city` is one without a profile."""

NOT_FOUND = "not-found"


def addresses_in(atlas: Atlas, language: str) -> dict[str, str]:
    """The address of each type's page in this language, and that of the page that says that there is none."""
    known = {name: address_of(atlas, kind, record, language) for name, (kind, record) in PAGE_TYPES.items()}
    return {**known, NOT_FOUND: f"/{language}/404.html"}


def addresses(atlas: Atlas, languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """The same for several languages, by language."""
    return {language: addresses_in(atlas, language) for language in languages}
