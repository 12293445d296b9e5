"""The atlas's enumerations as Django choices, with words for people."""

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import Q
from django.utils.functional import Promise, lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from moving_cities.atlas.kinds import HEADING_KEYS, BlockKind, RecordKind, Standing
from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.provenance import Origin
from moving_cities.atlas.records import Initiator, MembershipStatus, NetworkKind
from moving_cities.edition.pages.headings import heading_words
from moving_cities.edition.speech import SOURCE_LANGUAGE, speech

Choice = tuple[str, str | Promise]

_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str | Promise]] = {
    RecordKind: {
        RecordKind.CITY: _("City"),
        RecordKind.COUNTRY: _("Country"),
        RecordKind.NETWORK: _("Network"),
        RecordKind.TOPIC: _("Topic"),
        RecordKind.APPROACH: _("Approach"),
        RecordKind.PAGE: _("Page about the atlas"),
        RecordKind.NEWS: _("News"),
        RecordKind.SECTION: _("Listing page"),
    },
    BlockKind: {
        BlockKind.HEAD: _("Head: title, subtitle, summary"),
        BlockKind.TAKEAWAY: _("Takeaway"),
        BlockKind.SECTION: _("Section"),
        BlockKind.QUOTE: _("Quote"),
        BlockKind.NETWORKS: _("Networks"),
        BlockKind.REPORT: _("Report"),
        BlockKind.CONTACT: _("Contact"),
        BlockKind.TRANSFER: _("Transfer: what it takes elsewhere"),
    },
    Standing: {
        Standing.UNKNOWN: _("Unknown"),
        Standing.PLANNED: _("Planned"),
        Standing.RUNNING: _("Running"),
        Standing.CHANGED: _("Changed"),
        Standing.ENDED: _("Ended"),
    },
    Origin: {
        Origin.HUMAN: _("A person"),
        Origin.MACHINE: _("A machine"),
        Origin.IMPORTED: _("Imported"),
    },
    MembershipStatus: {
        MembershipStatus.MEMBER: _("Member"),
        MembershipStatus.ASSOCIATE: _("Associate"),
        MembershipStatus.FORMER: _("Former member"),
    },
    NetworkKind: {
        NetworkKind.TRANSNATIONAL: _("Transnational"),
        NetworkKind.NATIONAL: _("National"),
    },
    Initiator: {
        Initiator.UNKNOWN: _("Unknown"),
        Initiator.MUNICIPALITY: _("The municipality"),
        Initiator.CIVIL_SOCIETY: _("Civil society"),
        Initiator.JOINT: _("Both together"),
    },
}


def choices_of(enumeration: type[StrEnum]) -> list[Choice]:
    """Value and label of every member, in the order of the atlas."""
    return [(member.value, _LABELS[enumeration][member]) for member in enumeration]


def one_of(field: str, enumeration: type[StrEnum]) -> Q:
    """The database rule that a column holds one of the enumeration's values."""
    return Q(**{f"{field}__in": [member.value for member in enumeration]})


def language_choices() -> list[tuple[str, str]]:
    """Code and own name of every language of the atlas; adding one needs no migration."""
    return [(language.code, language.autonym) for language in all_languages()]


def heading_choices() -> list[Choice]:
    """The recurring headings, in the words that the site has for them."""
    return [(key, _heading(key)) for key in HEADING_KEYS]


def _heading_now(key: str) -> str:
    return heading_words(key, speech(get_language() or SOURCE_LANGUAGE))


_heading = lazy(_heading_now, str)
