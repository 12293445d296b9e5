"""The reader of tables that the desk is given: intake behind the desk's port (`desk.table_port`).

Intake is imported when the first table is looked at.
"""

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.table_plans import TablePlan, TableSettings
from moving_cities.desk.table_port import register_table_reader


class TableReading:
    """Reads tables with intake; a `desk.table_port.TableReader`."""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a column can mean: the name of the field, and what it is."""
        from moving_cities.intake.tables.table_reader import IntakeTableReader

        return IntakeTableReader.fields

    def plan(self, content: bytes, name: str, settings: TableSettings, atlas: Atlas) -> TablePlan:
        """What taking this file into this atlas would do; see the port for what it raises."""
        from moving_cities.intake.tables.table_reader import IntakeTableReader

        return IntakeTableReader().plan(content, name, settings, atlas)


def register_tables() -> None:
    """Gives the desk of this process its reader of tables."""
    register_table_reader(TableReading())
