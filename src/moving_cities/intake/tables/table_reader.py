"""The reader that the desk and the command use: from the bytes of a file to a plan."""

from moving_cities.atlas.sentences import said_by, say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.table_plans import TablePlan, TableSettings
from moving_cities.desk.table_port import ColumnNeededError, SheetNeededError, UnusableTableError
from moving_cities.intake.places import Places
from moving_cities.intake.tables.errors import MappingError, SheetError, TableError
from moving_cities.intake.tables.field_names import MEANINGS
from moving_cities.intake.tables.knowledge import Knowledge
from moving_cities.intake.tables.mapping import IGNORE, map_columns
from moving_cities.intake.tables.planning import described, plan
from moving_cities.intake.tables.reading import read_table
from moving_cities.intake.tables.sheets import Sheet


class IntakeTableReader:
    """Reads tables for the desk (`desk.table_port.TableReader`)."""

    fields: tuple[tuple[str, str], ...] = (
        *((str(field), meaning) for field, meaning in MEANINGS.items()),
        (IGNORE, say("left out")),
    )

    def plan(self, content: bytes, name: str, settings: TableSettings, atlas: Atlas) -> TablePlan:
        """What taking this file into this atlas would do; see the port for what it raises."""
        try:
            sheet = read_table(content, name, settings.sheet)
        except SheetError as error:
            raise SheetNeededError(said_by(error), error.sheets) from error
        except TableError as error:
            raise UnusableTableError(said_by(error)) from error
        places = Places.from_atlas(atlas)
        try:
            return plan(sheet, atlas, places, settings)
        except MappingError as error:
            raise ColumnNeededError(said_by(error), _columns_alone(sheet, atlas, places)) from error
        except TableError as error:
            raise UnusableTableError(said_by(error)) from error


def _columns_alone(sheet: Sheet, atlas: Atlas, places: Places) -> TablePlan:
    return described(sheet, map_columns(sheet, Knowledge(atlas, places)))
