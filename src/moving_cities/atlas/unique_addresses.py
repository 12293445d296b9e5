"""One address, one page: the rules that slugs and old addresses must keep together."""

from collections.abc import Iterator
from typing import TypeAlias

from moving_cities.atlas.addresses import ANSWERED_BY_THE_SERVER, pages_at, taken_words
from moving_cities.atlas.frozen import Localized
from moving_cities.atlas.problem import Problem
from moving_cities.atlas.sentences import Sentence, say
from moving_cities.atlas.snapshot import Atlas

_Addressed: TypeAlias = tuple[str, Localized[str], str]
"""A record's id, its slugs, and the record under whose address its own stands (empty: the root)."""


def address_problems(atlas: Atlas) -> Iterator[Problem]:
    """Every address that two pages of this atlas want, or a page and something else."""
    groups: dict[str, list[_Addressed]] = {
        "cities": [(one.id, one.slugs, "") for one in atlas.cities],
        "countries": [(one.id, one.slugs, "") for one in atlas.countries],
        "networks": [(one.id, one.slugs, "") for one in atlas.networks],
        "topics": [(one.id, one.slugs, "") for one in atlas.topics],
        "approaches": [(one.id, one.slugs, one.city_id) for one in atlas.approaches],
        "pages": [(one.id, one.slugs, "") for one in atlas.pages],
        "news": [(one.id, one.slugs, "") for one in atlas.news],
    }
    for collection, records in groups.items():
        spoken = {code for _, slugs, _ in records for code in slugs}
        for code in sorted(spoken.union(atlas.languages)):
            yield from _taken_twice(collection, records, code)
    yield from _at_a_section(atlas)
    yield from _old_at_the_server(atlas)
    yield from _old_and_living(atlas)


def taken_by_a_page(slug: str, code: str) -> Sentence:
    """What is said of a city's slug at whose address a listing page stands, or something of the server's own."""
    return say(
        "Another page stands at the address “{slug}” in “{code}” already; give the city another slug in that language.",
        slug=slug,
        code=code,
    )


def _taken_twice(collection: str, records: list[_Addressed], code: str) -> Iterator[Problem]:
    taken: dict[tuple[str, str], str] = {}
    for record_id, slugs, under in records:
        slug = slugs.get(code, record_id)
        other = taken.setdefault((under, slug), record_id)
        if other != record_id:
            message = say(
                "The address “{slug}” in “{code}” belongs to “{other}” already; give one another slug.",
                slug=slug,
                code=code,
                other=other,
            )
            yield Problem(collection, record_id, f"slugs [{code}]", message)


def _at_a_section(atlas: Atlas) -> Iterator[Problem]:
    """Cities that stand where a listing page does, or something that the server itself answers."""
    spoken = {code for city in atlas.cities for code in city.slugs}
    for code in sorted(spoken.union(atlas.languages)):
        taken = taken_words(code)
        for city in atlas.cities:
            if city.slug(code) in taken:
                message = taken_by_a_page(city.slug(code), code)
                yield Problem("cities", city.id, f"slugs [{code}]", message)


def _old_at_the_server(atlas: Atlas) -> Iterator[Problem]:
    for alias in atlas.aliases:
        first = alias.path.split("/")[1].lower()
        if first in ANSWERED_BY_THE_SERVER or first.startswith("sitemap-"):
            message = say(
                "The server itself answers at “{path}”, so nobody would be sent on from there; take the old address "
                "out.",
                path=alias.path,
            )
            yield Problem("aliases", alias.path, "path", message)


def _old_and_living(atlas: Atlas) -> Iterator[Problem]:
    """Old addresses at which the page of another record stands, so that nobody would ever be sent on."""
    asked = {alias.path.lower() for alias in atlas.aliases}
    languages = [code for code in atlas.languages if any(path.split("/")[1] == code for path in asked)]
    living = {path: record for code in languages for path, record in pages_at(atlas, code) if path in asked}
    for alias in atlas.aliases:
        kind, record_id = living.get(alias.path.lower(), (alias.kind, alias.id))
        if (kind, record_id) != (alias.kind, alias.id):
            message = say(
                "The page of the {kind} “{record_id}” stands at “{path}” today, so nobody would be sent on from there; "
                "take the old address out.",
                kind=kind,
                record_id=record_id,
                path=alias.path,
            )
            yield Problem("aliases", alias.path, "path", message)
