"""Run-in leads: the few words that open a section and say what it is about."""

import re
from functools import cache
from typing import NamedTuple

from moving_cities.intake.page_texts.quote_marks import marked

MAX_LENGTH = 140
"""Characters of the longest lead."""

_MOST_WORDS = 18
_SHORT_LINE = 100
_MOST_LABEL_WORDS = 11
_MOST_TITLE_WORDS = 8
_MOST_BEFORE_LIST = 13
_FEWEST_BODY_WORDS = 4
_FEWEST_ANNOUNCING = 5
_SHORTEST_BODY = 60
_COLON = re.compile(r"[:：](?=\s|$)")
_LEAD_ENDS = (":", ".", "!", "?", "؟", "；", "…", "–", "-", ";")
_SENTENCE_END = re.compile(r"[.!?؟…](?:\s|$)")
_ABBREVIATION = re.compile(r"(?:\b\w{1,3}|\d)\.(?=\s)")
_OPENERS = frozenset("„“«‹‚\"'‘”»")
_STOPS = frozenset(":.")
_DASHES = "–—-"
_NOUNS_WITH_CAPITALS = frozenset({"de"})
_SPEECH = re.compile(
    r"\b(?:say|says|said|stated|argues?|writes?|wrote|adds?|sagt|sagte|erklärt|erklärte|schreibt|betont|dit|déclare|explique|"
    r"afferma|dice|dichiara|spiega|afirma|explica|declara|mówi|powiedział|powiedziała|twierdzi|oświadczył|λέει|είπε|δήλωσε|"
    r"zegt|zei|verklaarde|schrijft)$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?:following|as follows|include|includes|including|are|is|were|was|folgende|folgenden|folgendes|sind|ist|waren|"
    r"suivants?|suivantes?|sont|est|seguenti|sono|è|siguientes|son|es|"
    r"następujące|są|jest|ακόλουθα|ακόλουθες|είναι|volgende|zijn|التالية|هي|هو)$",
    re.IGNORECASE,
)


_ARABIC = re.compile("[\u0620-\u064a]")
"""Arabic needs no verb to say that something is, so a short sentence is not known from a title there."""

_VERBS = {
    "en": "is are was were has have had can could will would does did do must should",
    "de": "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können muss müssen soll gibt",
    "fr": "est sont était étaient a ont avait peut peuvent fait font doit",
    "it": "è sono era erano ha hanno aveva può possono deve devono",
    "es": "es son era eran ha han había puede pueden fue fueron tiene tienen debe",
    "pl": "jest są był była było były ma mają może mogą została został musi",
    "el": "είναι ήταν έχει έχουν είχε μπορεί μπορούν πρέπει",
    "nl": "is zijn was waren heeft hebben had hadden wordt worden werd werden kan kunnen moet moeten",
    "ar": "كان كانت هي هو هم يكون تكون",
}
"""The commonest verbs of a sentence that says something of its subject; titles and labels have none."""


class Lead(NamedTuple):
    """A lead and what follows it in its paragraph."""

    words: str
    rest: str


def run_in_lead(text: str, language: str, strong_lead: str = "") -> Lead | None:
    """The lead that opens a paragraph, if it has one.

    Words that the file sets in bold are one whatever ends them; else they end in a colon, stand in one sentence, and
    what follows begins anew with a capital.
    """
    if strong_lead:
        return _strong(text, strong_lead, language)
    match = _COLON.search(text, 0, MAX_LENGTH + 1)
    if match is None:
        return None
    words, rest = text[: match.end()], text[match.end() :].strip()
    if not rest or not _is_lead(words[:-1]) or not (_begins_anew(rest) or _is_label(words[:-1], rest, language)):
        return None
    return Lead(words.strip(), rest)


def lead_line(text: str, language: str, *, body_length: int, first_item: str = "") -> bool:
    """Whether a paragraph of its own is the lead of what follows.

    Args:
        text: the first paragraph of a section. One that ends in no colon is a lead if it is short and has none of the
            commonest verbs, as titles have none.
        language: code of the page's language.
        body_length: characters of the next paragraph.
        first_item: words of the first item, if a list follows; then a line that ends in a colon may only announce it.
    """
    is_before_list = bool(first_item)
    if len(text) > _SHORT_LINE or len(text.split()) > _MOST_WORDS or _is_open_quotation(text):
        return False
    inner = text.rstrip(".:!…؟? ")
    if _inner_sentence_end(inner):
        return False
    if text.endswith((":", "：")):
        return _is_lead(inner) and not (is_before_list and _announces(inner, first_item))
    if text.endswith(("?", "؟")):
        return len(inner.split()) <= _MOST_TITLE_WORDS
    if _has_verb(inner, language) or _ARABIC.search(inner):
        return False
    count = len(inner.split())
    if is_before_list:
        return count <= _MOST_BEFORE_LIST
    if text.endswith(".") and body_length < _SHORTEST_BODY:
        return False
    return count <= _MOST_TITLE_WORDS and body_length >= 0.8 * len(text)


def _strong(text: str, strong_lead: str, language: str) -> Lead | None:
    words = strong_lead.strip()
    if not words or not text.startswith(words) or len(words) > MAX_LENGTH:
        return None
    rest = text[len(words) :]
    if rest[:1] in _STOPS:
        words, rest = words + rest[0], rest[1:]
    rest = rest.strip()
    is_apart = words.endswith(_LEAD_ENDS) or rest.startswith(tuple(_DASHES))
    if not rest or not (is_apart or (language not in _NOUNS_WITH_CAPITALS and _is_sentence_behind(words, rest))):
        return None
    return Lead(words, rest.lstrip(f"{_DASHES} "))


def _is_sentence_behind(words: str, rest: str) -> bool:
    """Whether behind bold words a sentence begins: with a capital, and goes on small, as no name does."""
    first, _, others = rest.partition(" ")
    return words[:1].isupper() and first[:1].isupper() and others[:1].islower() and rest.endswith((".", "!", "?"))


def _is_lead(words: str) -> bool:
    if not words.strip() or len(words.split()) > _MOST_WORDS or _is_open_quotation(words):
        return False
    if _inner_sentence_end(words):
        return False
    return not _SPEECH.search(words.strip()) and not _FOLLOWING.search(words.strip())


def _is_open_quotation(words: str) -> bool:
    """Whether the words open with a quotation mark that does not close among them, with more words behind it."""
    if words.lstrip()[:1] not in _OPENERS:
        return False
    found = marked(words)
    return found is None or not found.is_closed or not any(sign.isalpha() for sign in found.tail)


def _announces(words: str, first_item: str) -> bool:
    """Whether words before a colon begin a sentence that the items of a list end.

    They are more than a label has and the items begin small, or they say that something follows.
    """
    if _FOLLOWING.search(words):
        return True
    return first_item[:1].islower() and len(words.split()) >= _FEWEST_ANNOUNCING


def _inner_sentence_end(words: str) -> bool:
    """Whether a sentence ends amid the words; abbreviations and ordinals end none."""
    return bool(_SENTENCE_END.search(_ABBREVIATION.sub("", words)))


def _is_label(words: str, rest: str, language: str) -> bool:
    """Whether words before a colon name a subject and say nothing of it, so that what follows may begin small.

    They are few and hold no verb of the commonest; what follows is more than a list of three words.
    """
    return (
        len(words.split()) <= _MOST_LABEL_WORDS
        and len(rest.split()) >= _FEWEST_BODY_WORDS
        and not _is_quotation(rest)
        and not _has_verb(words, language)
    )


def _has_verb(words: str, language: str) -> bool:
    expression = _verb_expression(language)
    return expression is not None and expression.search(words) is not None


@cache
def _verb_expression(language: str) -> re.Pattern[str] | None:
    verbs = _VERBS.get(language)
    return re.compile(rf"\b(?:{verbs.replace(' ', '|')})\b", re.IGNORECASE) if verbs else None


def _begins_anew(rest: str) -> bool:
    """Whether what follows a colon is a sentence of its own: no small letter, and no quotation."""
    first = rest.lstrip("¿¡(")[:1]
    fewest = 2 if rest.endswith(".") else 3
    return not first.islower() and not _is_quotation(rest) and len(rest.split()) >= fewest


def _is_quotation(rest: str) -> bool:
    """Whether somebody's words follow; a name in quotation marks that a sentence goes on from is none."""
    if rest.lstrip()[:1] not in _OPENERS:
        return False
    found = marked(rest)
    return found is None or not found.is_closed or len(found.tail.split()) < 3 or len(found.words.split()) > 6
