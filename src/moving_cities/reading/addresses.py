"""Which addresses can be an address of this site at all, before any file is looked for.

Every address of an edition is made of ASCII letters, digits and `-._~`, in segments that do not start with
a dot. So whatever else is asked for is not there, and is never put together with a path.
"""

import re
from enum import Enum
from urllib.parse import quote

LONGEST_ADDRESS = 2000
"""Characters. The longest address of the incumbent has 170."""

WELL_KNOWN = "/.well-known/"

_ADDRESS = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?")
_MALFORMED = re.compile(r"[\x00-\x1f\x7f\\]|/\.\.(?:/|\Z)")
_PREPARED = re.compile(r"\.(?:br|gz)\Z")
_HASHED = re.compile(r"/assets/(?:[^/]+/)*[^/]+\.[0-9a-f]{8,64}\.[a-z0-9]+")
_QUERY = re.compile(r"[!-~]{1,2000}")


class AddressKind(Enum):
    """What can be said of an address by looking at it alone."""

    PROPER = "proper"
    ABSENT = "absent"
    MALFORMED = "malformed"
    OVERLONG = "overlong"


def address_kind(address: str) -> AddressKind:
    """What this decoded path of a request is.

    `ABSENT`: well formed, but no file of an edition can have it (dots first, two slashes, other letters, the
    prepared `.br` and `.gz` files, which are reached through the plain one). `MALFORMED`: control
    characters, a backslash, a step up (`..`), or no slash in front.
    """
    if len(address) > LONGEST_ADDRESS:
        return AddressKind.OVERLONG
    if not address.startswith("/") or _MALFORMED.search(address):
        return AddressKind.MALFORMED
    visible = "/" + address.removeprefix(WELL_KNOWN) if address.startswith(WELL_KNOWN) else address
    if _ADDRESS.fullmatch(visible) and not _PREPARED.search(address):
        return AddressKind.PROPER
    return AddressKind.ABSENT


def is_for_ever(address: str) -> bool:
    """Whether the file's name carries the hash of its bytes, so that it may be kept for ever."""
    return _HASHED.fullmatch(address) is not None


def first_segment(address: str) -> str:
    """The first part of an address, where the language stands: `pl` of `/pl/gandawa/`."""
    return address.split("/", 2)[1] if address.startswith("/") else ""


def with_query(address: str, query: str) -> str:
    """The address with the query of the request behind it, where that is plain printable ASCII."""
    return f"{address}?{query}" if _QUERY.fullmatch(query) else address


def encoded(address: str) -> str:
    """A path that WSGI decoded, as it may stand in a request line again."""
    return quote(address.encode("latin-1"), safe="/-._~!$&'()*+,;=:@")
