"""Who wrote and who checked: as keys of a front matter."""

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.pack.toml_reading import TomlTable
from moving_cities.pack.toml_writing import TomlValue


def provenance_values(provenance: Provenance) -> dict[str, TomlValue]:
    """The keys that say this provenance; empty ones are left out when they are written."""
    return {
        "origin": provenance.origin,
        "tool": provenance.tool,
        "reviewed_by": provenance.reviewed_by,
        "reviewed_on": provenance.reviewed_on or "",
    }


def read_provenance(table: TomlTable) -> Provenance | None:
    """The provenance that the table says; None if it says none that can be."""
    origin, tool = table.choice("origin", Origin), table.text("tool")
    reviewed_by, reviewed_on = table.text("reviewed_by"), table.date("reviewed_on")
    if origin is None:
        return None
    try:
        return Provenance(origin, tool, reviewed_by, reviewed_on)
    except RecordError as error:
        table.complain(error.field, str(error))
        return None
