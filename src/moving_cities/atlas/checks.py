"""Rules of single fields, which the records share; each raises `RecordError` with the field's name."""

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import Localized
from moving_cities.atlas.languages import is_language
from moving_cities.atlas.plain import is_plain
from moving_cities.atlas.sentences import say
from moving_cities.atlas.slugs import is_slug

MAX_NUMBER = 2_147_483_647
"""The largest whole number of a field: what 32 bits hold, so that every database and format keeps it."""


def check_id(record_id: str) -> None:
    """An id is made of lower-case ASCII words joined by hyphens."""
    if not is_slug(record_id):
        raise RecordError(
            "id",
            say("“{record_id}” cannot be an id; use lower-case ASCII words and hyphens.", record_id=record_id[:60]),
        )


def check_names(names: Localized[str]) -> None:
    """Names stand under a known language and are not empty."""
    for code, name in names.items():
        if not is_language(code):
            raise RecordError("names", say("There is no language “{code}”.", code=code))
        if not name or not is_plain(name):
            raise RecordError(
                "names", say("The name in “{code}” is empty or holds a sign that no name may hold.", code=code)
            )


def check_slugs(slugs: Localized[str]) -> None:
    """Slugs stand under a known language and can stand in an address."""
    for code, slug in slugs.items():
        if not is_language(code):
            raise RecordError("slugs", say("There is no language “{code}”.", code=code))
        if not is_slug(slug):
            raise RecordError(
                "slugs", say("“{slug}” cannot be a slug; use lower-case ASCII words and hyphens.", slug=slug[:60])
            )


def check_plain(**fields: str) -> None:
    """Words of one line are in their canonical form (`plain.plain`)."""
    for name, value in fields.items():
        if not is_plain(value):
            raise RecordError(
                name, say("“{name}” holds spaces at its edges or a sign that no text may hold.", name=name)
            )


def check_address(field: str, address: str) -> None:
    """A web address is absolute, in canonical form and without spaces; empty means none."""
    is_address = address.startswith(("https://", "http://")) and address.isprintable() and " " not in address
    if address and not (is_address and is_plain(address)):
        raise RecordError(field, f"“{address[:80]}” is not a web address; write https://…")


def check_number(field: str, number: int | None, least: int = 0, most: int = MAX_NUMBER) -> None:
    """A whole number lies within its bounds; None means unknown."""
    if number is not None and not least <= number <= most:
        raise RecordError(
            field,
            say(
                "“{field}” lies between {least} and {most}, not at {number}.",
                field=field,
                least=least,
                most=most,
                number=number,
            ),
        )


def check_year(field: str, year: int | None) -> None:
    """A year is one of the calendar, 1 to 9999; None means unknown."""
    if year is not None and not 1 <= year <= 9999:
        raise RecordError(field, say("{year} is not a year.", year=year))


def check_once(field: str, ids: tuple[str, ...]) -> None:
    """References are ids, and each stands once."""
    for position, record_id in enumerate(ids):
        if not is_slug(record_id):
            raise RecordError(field, say("“{record_id}” is not an id.", record_id=record_id[:60]))
        if record_id in ids[:position]:
            raise RecordError(field, say("“{record_id}” stands twice; name it once.", record_id=record_id))
