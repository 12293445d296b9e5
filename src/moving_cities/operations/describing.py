"""An atlas in one line, for people at a terminal."""

from collections.abc import Sized

from moving_cities.atlas.snapshot import Atlas


def describe(atlas: Atlas) -> str:
    """The atlas in one line."""
    counted: dict[str, Sized] = {
        "countries": atlas.countries,
        "cities": atlas.cities,
        "networks": atlas.networks,
        "memberships": atlas.memberships,
        "approaches": atlas.approaches,
        "texts": atlas.documents,
        "languages": atlas.languages,
    }
    if atlas.archived:
        counted["archived documents"] = atlas.archived
    return f"as of {atlas.as_of}: " + ", ".join(f"{len(records):,} {name}" for name, records in counted.items())
