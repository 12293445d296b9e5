"""What the names of styles say, in the languages of word processors; where a definition says it, that counts more."""

import re
import unicodedata
from functools import lru_cache

_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|título|titulo|ttulo|titolo|nagłówek|naglowek|nagwek|kop|επικεφαλίδα|عنوان)\s*([1-9])"
)
_TITLES = frozenset({"title", "titel", "titre du document", "tytuł", "tytu", "τίτλος", "doctitle"})
_QUOTES = frozenset(
    {
        "quote", "intense quote", "intensequote", "quotation", "quotations", "block text", "blocktext",
        "block quote", "block quotation",
        "zitat", "blockzitat", "intensives zitat", "intensiveszitat", "citation", "citation intense", "citationintense",
        "cita", "cita destacada", "citadestacada", "citazione", "citazione intensa", "citazioneintensa",
        "cytat", "cytat intensywny", "cytatintensywny", "citaat", "duidelijk citaat", "duidelijkcitaat",
        "παράθεμα", "παράθεση", "απόσπασμα", "έντονο απόσπασμα", "اقتباس", "اقتباس مكثف",
    }
)  # fmt: skip
_LIST = re.compile(r"list (bullet|number)(?: [2-5])?")
_DEEPEST_HEADING = 6


@lru_cache(maxsize=1_000)
def heading_level(name: str) -> int:
    """The level of a heading that a style is for, 1 to 6; 0 for other styles."""
    plain = _plain(name)
    found = _HEADING.fullmatch(plain)
    if found:
        return min(int(found[1]), _DEEPEST_HEADING)
    return int(plain in _TITLES)


@lru_cache(maxsize=1_000)
def is_quote(name: str) -> bool:
    """Whether a style is for somebody's words."""
    return _plain(name) in _QUOTES


@lru_cache(maxsize=1_000)
def is_bullet_list(name: str) -> bool:
    """Whether a style is Word's own for bullets, which need no definition."""
    found = _LIST.fullmatch(_plain(name))
    return bool(found and found[1] == "bullet")


def _plain(name: str) -> str:
    """Small letters and single spaces; OpenDocument writes a space as `_20_`."""
    return " ".join(unicodedata.normalize("NFC", name).replace("_20_", " ").lower().split())
