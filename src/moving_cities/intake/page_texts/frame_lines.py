"""Lines of the frame of a page: brand, labels, buttons, navigation, cookie notices, footers."""

import re

from moving_cities.intake.page_texts.frame_words import is_consent, is_share_line
from moving_cities.intake.page_texts.heading_index import find_heading
from moving_cities.intake.page_texts.headings import (
    APPROACHES,
    BRAND,
    BUTTON,
    CONTACT,
    FOOTER,
    LABEL,
    MEMBERS,
    NAVIGATION,
    NEXT,
)
from moving_cities.intake.page_texts.uses import Reason

MAX_LENGTH = 400
"""Characters of the longest line of a frame; a notice about cookies is one."""

_COOKIES = re.compile(r"\bcookies?\b|ciasteczk\w+|ciastek\b|μπισκότ\w+|ملفات تعريف الارتباط|الكوكيز", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[|·•>›/→]\s*|\s+»\s+|\s{3,}|\t+")
_BRAND_IN_TITLE = re.compile(r"\s*[|–—\-·:]\s*moving cities\s*$|^\s*moving cities\s*[|–—\-·:]\s*", re.IGNORECASE)
_LANGUAGE_CODES = re.compile(r"^(?:(?:en|de|fr|it|es|pl|el|gr|nl|ar)\b[\s|·,/•-]*){2,}$", re.IGNORECASE)
_BRAND_LINE = re.compile(r"^moving cities\s*[|–—:-]\s.{0,60}$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"^(?:published|last updated|updated on|stand|veröffentlicht(?: am)?|"
    r"publié le|pubblicato il|publicado el|opublikowano|δημοσιεύτηκε|gepubliceerd op)"
    r"\s*:?\s*[\d./\- ]{6,}$",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"^[-–—]?\s*(?:page|seite|pagina|página|strona|σελίδα|bladzijde|blz\.?|صفحة|p\.|s\.|str\.|pág\.|pag\.|σελ\.)\s*\d{1,4}"
    r"(?:\s*(?:/|of|von|sur|di|de|z|από|van|من)\s*\d{1,4})?\s*[-–—]?$|^\d{1,4}\s*/\s*\d{1,4}$|^[-–—]\s\d{1,4}\s[-–—]$",
    re.IGNORECASE,
)
_REASONS = {
    BRAND: Reason.BRAND,
    LABEL: Reason.LABEL,
    BUTTON: Reason.BUTTON,
    NAVIGATION: Reason.NAVIGATION,
    FOOTER: Reason.FOOTER,
}
_MENU_KEYS = frozenset({*_REASONS, APPROACHES, CONTACT, NEXT, MEMBERS})


def frame_reason(text: str, language: str) -> Reason | None:
    """Why a line belongs to the frame of the page and to no text; nothing for all other lines."""
    if len(text) > MAX_LENGTH:
        return None
    if _COOKIES.search(text) or is_consent(text):
        return Reason.COOKIES
    if _COPYRIGHT.search(text) and len(text) <= 160:
        return Reason.FOOTER
    if is_share_line(text) or _LANGUAGE_CODES.match(text):
        return Reason.NAVIGATION
    if _PUBLISHED.match(text) or _PAGE_NUMBER.match(text):
        return Reason.FOOTER
    if _BRAND_LINE.match(text) and not text.endswith("."):
        return Reason.BRAND
    heading = find_heading(text, language)
    if heading and heading.key in _REASONS and not heading.is_cut:
        return _REASONS[heading.key]
    return Reason.NAVIGATION if _is_menu(text, language) else None


def title_beside_brand(text: str) -> str:
    """The words beside the brand in the title of a page, as `Ghent` in `Ghent | Moving Cities`; else nothing."""
    rest = _BRAND_IN_TITLE.sub("", text)
    return rest.strip() if rest != text else ""


def _is_menu(text: str, language: str) -> bool:
    """Whether a line is several words of menus in a row, or a path to the page (`Home > Cities > Ghent`)."""
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    if len(parts) < 2 or len(text) > 200:
        return False
    known = [heading.key in _MENU_KEYS for part in parts if (heading := find_heading(part, language))]
    return sum(known) >= max(2, len(parts) - 2) or (
        sum(known) >= 1 and _SEPARATORS.search(text) is not None and ">" in text
    )
