"""Addresses once published, and where they lead now.

Known old addresses come from the atlas's aliases. Two rules hold without being listed: an address without
its end slash leads to the one with it, and `/gr/...` (the incumbent's code for Greek) leads to `/el/...`.
"""

import json
import re

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.addresses import address_of

_PLAIN_PATH = re.compile(r"/[A-Za-z0-9/_.~!&'()*+,:@-]*")


def redirects(atlas: Atlas, addresses: frozenset[str]) -> dict[str, str]:
    """From old path, without end slash, to today's address; each one hop.

    Args:
        atlas: with its aliases.
        addresses: of all pages; an alias whose path is a page's own address is left out.
    """
    found = {}
    for alias in atlas.aliases:
        target = address_of(atlas, alias.kind, alias.id, alias.language)
        if f"{alias.path}/" not in addresses:
            found[alias.path] = target
    return dict(sorted(found.items()))


def as_json(found: dict[str, str]) -> bytes:
    """The redirects for the embedded server."""
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def as_nginx_map(found: dict[str, str]) -> bytes:
    """The redirects as lines of an nginx `map` block, with and without end slash."""
    lines = []
    for path, target in found.items():
        if _PLAIN_PATH.fullmatch(path):
            lines += [f'"{path}" "{target}";', f'"{path}/" "{target}";']
    return "\n".join(lines).encode() + b"\n"
