"""An atlas in one line, for people at a terminal."""

from moving_cities.atlas.snapshot import Atlas


def describe(atlas: Atlas) -> str:
    """The atlas in one line."""
    counted = {
        "countries": atlas.countries,
        "cities": atlas.cities,
        "networks": atlas.networks,
        "memberships": atlas.memberships,
        "approaches": atlas.approaches,
        "texts": atlas.documents,
        "languages": atlas.languages,
    }
    return f"as of {atlas.as_of}: " + ", ".join(f"{len(records):,} {name}" for name, records in counted.items())
