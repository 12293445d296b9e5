"""What a page itself says of its frame: menus, paths, share buttons, notices about cookies, the foot of the page.

It says so by its elements and roles, and by the names that its style sheet knows them by (`frame_names.csv`). A name is
only a hint; whether a part with one is left out is for the reader of the text to say.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

NAVIGATION = "navigation"
COOKIES = "cookies"
FOOTER = "footer"

OF_TEXT = frozenset({"blockquote", "figure", "article", "section", "main", "aside", "details", "li"})
"""Elements that hold text of their own, and may have a foot of their own."""

_ROLES = {
    "navigation": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "search": NAVIGATION,
    "toolbar": NAVIGATION,
    "contentinfo": FOOTER,
}
_ELEMENTS = {"nav": NAVIGATION, "search": NAVIGATION}
_WHOLE_PAGES = frozenset({"html", "body", "main", "article", "table", "tbody", "tr"})
_LONGEST_NAMES = 400
_BETWEEN = re.compile(r"[-_:]+|(?<=[a-z])(?=[A-Z])")


def frame_of(tag: str, attributes: Mapping[str, str], *, is_in_text: bool) -> str:
    """The part of the frame that an element is, or nothing.

    Args:
        tag: of the element.
        attributes: of the element.
        is_in_text: whether one of `OF_TEXT` is open around it; the foot of a quotation is none of the page.
    """
    role = _ROLES.get(attributes.get("role", "").strip().lower(), "")
    if role:
        return role
    if tag in _ELEMENTS:
        return _ELEMENTS[tag]
    if tag == "footer":
        return "" if is_in_text else FOOTER
    if tag in _WHOLE_PAGES:
        return ""
    return _named(f"{attributes.get('class', '')} {attributes.get('id', '')}"[:_LONGEST_NAMES])


@lru_cache(maxsize=1024)
def _named(names: str) -> str:
    """The part that names of a style sheet tell of: the last word of one says what it is, the first what it is for."""
    for name in names.split():
        words = [word.lower() for word in _BETWEEN.split(name) if word]
        if words and (found := _known().get(words[-1]) or _known().get(words[0])):
            return found
    return ""


@cache
def _known() -> dict[str, str]:
    text = files("moving_cities.intake.formats").joinpath("frame_names.csv").read_text(encoding="utf-8")
    return {row["name"]: row["frame"] for row in csv.DictReader(text.splitlines())}
