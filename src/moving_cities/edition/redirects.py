"""Addresses once published, and where they lead now.

Known old addresses come from the atlas's aliases. Two rules hold without being listed: an address without
its end slash leads to the one with it, and `/gr/...` (the incumbent's code for Greek) leads to `/el/...`.
Old addresses are compared without regard to case, as nginx compares the keys of a map: it would not start
with two that differ in nothing else.
"""

import json

from moving_cities.atlas.addresses import address_of
from moving_cities.atlas.snapshot import Atlas


def redirects(atlas: Atlas, addresses: frozenset[str]) -> dict[str, str]:
    """From old path, without end slash, to today's address; each one hop.

    Args:
        atlas: with its aliases.
        addresses: of all pages; an alias whose path is a page's own address is left out. Of two that differ
            in case only, the first in the order of the paths stands.
    """
    taken = {address.removesuffix("/").lower() for address in addresses}
    found: dict[str, str] = {}
    for alias in atlas.aliases:
        if alias.path.lower() not in taken:
            taken.add(alias.path.lower())
            found[alias.path] = address_of(atlas, alias.kind, alias.id, alias.language)
    return found


def as_json(found: dict[str, str]) -> bytes:
    """The redirects for the embedded server."""
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def as_nginx_map(found: dict[str, str]) -> bytes:
    """The redirects as lines of an nginx `map` block, with and without end slash.

    The path of an alias holds no sign that means something between nginx's quotes (`atlas.records.Alias`).
    """
    lines = (f'"{path}" "{target}";\n"{path}/" "{target}";\n' for path, target in found.items())
    return "".join(lines).encode()
