"""The commands for tables. Each is described in docs/reference/commands.md."""

from pathlib import Path

import click

from moving_cities.operations.help_texts import examples

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "import-table",
    epilog=examples(
        "moving-cities import-table members.xlsx --network eurocities --dry-run",
        "moving-cities import-table members.csv --map Gemeinde=city --source s-1a2b3c4d --accept new,changed",
        "moving-cities import-table members.ods --sheet 2024 --accept new,17=gent --json",
    ),
)
@click.argument("file", type=_FILE)
@click.option(
    "--network", default="", metavar="ID", help="The network that the cities belong to, if no column says it."
)
@click.option("--sheet", default="", metavar="NAME", help="The sheet that holds the list, where there are several.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column means; “-” leaves it out. Repeatable.",
)
@click.option(
    "--source", default="", metavar="ID", help="The source of the list: an id, or an address and --source-title."
)
@click.option("--source-title", default="", metavar="TEXT", help="Title of a source that the atlas does not have yet.")
@click.option("--retrieved", default="", metavar="DATE", help="When the list was read: 2024, 2024-03 or 2024-03-15.")
@click.option("--accept", default="", metavar="ROWS", help="What to take over: new,changed,12,14-16,17=gent.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken over, and change nothing.")
@click.option("--json", "is_json", is_flag=True, help="Write the plan and what was done as JSON.")
def import_table(
    file: Path,
    network: str,
    sheet: str,
    columns: tuple[str, ...],
    source: str,
    source_title: str,
    retrieved: str,
    accept: str,
    *,
    dry_run: bool,
    is_json: bool,
) -> None:
    """Take a list of members or cities over: CSV, TSV, XLSX or ODS.

    Says of every row whether it is new, changed, unchanged, conflicting or unresolved, and why. Without --accept
    nothing is taken over. Every import can be taken back as a whole.
    """
    from moving_cities.operations.desk_access import open_desk
    from moving_cities.operations.importing_tables import as_json, columns_said, done_in_words, in_words, next_step

    said = columns_said(columns)
    open_desk()
    from django.utils import timezone

    from moving_cities.desk.actions import apply_table
    from moving_cities.desk.snapshot import take_snapshot
    from moving_cities.desk.table_acceptance import accepted_rows, changes_of, read_acceptance
    from moving_cities.desk.table_plans import TableSettings
    from moving_cities.operations.table_reading import TableReading

    acceptance = read_acceptance(accept)
    settings = TableSettings(
        sheet, network, source, source_title, retrieved, said, acceptance.places, timezone.localdate().isoformat()
    )
    plan = TableReading().plan(file.read_bytes(), file.name, settings, take_snapshot())
    if dry_run or not accept:
        changes_of(accepted_rows(plan, acceptance))
        click.echo(as_json(plan) if is_json else f"{in_words(plan)}\n\n{next_step(plan, is_dry_run=dry_run)}")
        return
    applied = apply_table(plan=plan, acceptance=acceptance, settings=settings, said=accept)
    click.echo(as_json(plan, applied) if is_json else f"{in_words(plan)}\n\n{done_in_words(applied, plan)}")


@click.command("undo-import", epilog=examples("moving-cities undo-import 12"))
@click.argument("number", metavar="ID", type=int)
def undo_import(number: int) -> None:
    """Take the whole import ID of a table back, unless one of its records was changed since."""
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.desk.actions import undo_table_import

    undone = undo_table_import(number=number)
    records = undone.records.count()
    click.echo(f"The import {number} ({undone.file_name}) was taken back: {records:,} records are as before it.")
    click.echo("Readers see it after: moving-cities publish")
