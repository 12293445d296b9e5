"""What the reader's browser asks for: languages and encodings, by their weights.

RFC 9110 section 12.5 gives the syntax of both headers, RFC 4647 section 3.4 the look-up of a language.
Both functions take whatever is sent: a part that is no part of the syntax is passed over.
"""

import re
from collections.abc import Collection
from functools import lru_cache

DEFAULT_LANGUAGE = "en"
ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""The encodings that files are prepared in, best first, and what is added to the name of such a file."""

_LONGEST_HEADER = 1000
_ITEM = re.compile(
    r"\s*(?P<name>[A-Za-z0-9*-]{1,64})\s*(?:;\s*[qQ]\s*=\s*(?P<weight>0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?"
)


@lru_cache(maxsize=256)
def accepted_encodings(header: str) -> tuple[str, ...]:
    """The encodings to look for, best first; plain bytes are not named, they are what is left.

    Where two weigh the same, Brotli comes before gzip, since it is smaller. An encoding that weighs less
    than plain bytes do (`identity`) is left out.
    """
    weights = dict(_weighed(header))
    rest = weights.get("*", 0.0)
    plain = weights.get("identity", 0.0)
    wanted = {name: weights.get(name, weights.get("x-gzip", rest) if name == "gzip" else rest) for name in ENCODINGS}
    usable = [name for name, weight in wanted.items() if weight > 0 and weight >= plain]
    return tuple(sorted(usable, key=lambda name: -wanted[name]))


def chosen_language(header: str, available: Collection[str]) -> str | None:
    """The best of the available languages for this Accept-Language, or None where none is wanted.

    Each range is looked up by cutting it down from its end (`de-CH-1996`, `de-CH`, `de`). A language that
    the reader refuses (`q=0`) is not chosen through a longer range either. `*` chooses nothing.
    """
    weighed = _weighed(header)
    refused = {name for name, weight in weighed if weight == 0}
    for name, weight in sorted(weighed, key=lambda item: -item[1]):
        if weight > 0:
            for candidate in _cut_down(name):
                if candidate in available and candidate not in refused:
                    return candidate
    return None


def _weighed(header: str) -> list[tuple[str, float]]:
    """The items of a header in their order, lower case, with their weights from 0 to 1."""
    matches = (_ITEM.fullmatch(part) for part in header[:_LONGEST_HEADER].split(","))
    return [(match["name"].lower(), float(match["weight"] or 1)) for match in matches if match]


def _cut_down(name: str) -> list[str]:
    """A language range and its shorter forms, longest first; a single letter never stands last."""
    parts = name.split("-")
    candidates = []
    while parts:
        if len(parts[-1]) > 1:
            candidates.append("-".join(parts))
        parts.pop()
    return candidates
