"""Decisions about a page as a whole: which kind of page it is, and which city it is about."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from moving_cities.atlas.sentences import say
from moving_cities.intake.page_texts.headings import (
    APPROACH_SECTIONS,
    APPROACHES,
    CITY_SECTIONS,
    CONTEXT,
    LABEL,
    MEMBERS,
    REPORT,
    TAKEAWAYS,
)
from moving_cities.intake.page_texts.known_places import KnownPlaces, city_of_text
from moving_cities.intake.page_texts.signs import Sign
from moving_cities.intake.page_texts.title_lines import Head

CITY = "city"
APPROACH = "approach"

_CITY_KEYS = CITY_SECTIONS | {TAKEAWAYS, MEMBERS, REPORT, CONTEXT, LABEL}
_AMONG_FIRST = 4


class Decided(NamedTuple):
    """A city, or none, and what a person should be asked about it."""

    city_id: str
    confidence: float
    questions: tuple[str, ...] = ()


def kind_of(signs: Iterable[Sign]) -> tuple[str, bool]:
    """`city` or `approach`, by the headings that only one of them has; and whether any heading says so.

    `Inspiring approaches` among the first lines is a label of an approach, further down the list of a city.
    """
    city = approach = 0
    for position, sign in enumerate(signs):
        key = sign.heading.key if sign.heading else ""
        approach += key == APPROACHES and position < _AMONG_FIRST
        city += (key in _CITY_KEYS) + (key in CITY_SECTIONS)
        approach += 2 * (key in APPROACH_SECTIONS)
    return (APPROACH if approach > city else CITY), bool(city or approach)


def decided_city(
    stated: str, head: Head, headings: Sequence[str], body: Sequence[str], places: KnownPlaces, language: str
) -> Decided:
    """The city of a page: as stated, by its title, or by what the text names.

    Args:
        stated: id of the city that the person who brings the text names; taken as it is.
        head: the lines before the first heading.
        headings: words of all headings.
        body: words of the text.
        places: what is known of places.
        language: code of the page's language.
    """
    if stated:
        return Decided(stated, 1.0)
    match = head.city_match
    if match is not None and match.city_id:
        asked = say(
            "“{city_name}” is also the name of other places. Is “{city_id}” meant?",
            city_name=head.city_name,
            city_id=match.city_id,
        )
        return Decided(match.city_id, round(match.confidence, 2), () if match.is_certain else (asked,))
    if match is not None:
        return Decided(
            "",
            0.0,
            (
                say(
                    "“{city_name}” is no city of the atlas yet; add it, or say which city is meant.",
                    city_name=head.city_name,
                ),
            ),
        )
    if head.city_name:
        return Decided(
            "",
            0.0,
            (say("“{city_name}” may be one of several places. Which city is meant?", city_name=head.city_name),),
        )
    named = city_of_text([head.title, head.subtitle, *headings], [head.summary, *body], places, language)
    if not named.city_id:
        if not head.title:
            return Decided("", 0.0, (say("Which city is the text about? No line names one that is known."),))
        asked = say("Which city is “{title}” about? No line names one that is known.", title=head.title)
        return Decided("", 0.0, (asked,))
    if named.others or named.confidence < 0.6:
        others = ", ".join((named.city_id, *named.others))
        return Decided(
            "", named.confidence, (say("Which city is the text about? It names several: {others}.", others=others),)
        )
    question = say("No title names the city; the text speaks of “{city_id}”. Is it the one?", city_id=named.city_id)
    return Decided(named.city_id, named.confidence, (question,))
