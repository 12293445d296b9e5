"""The command for documents. It is described in docs/reference/commands.md."""

from pathlib import Path

import click

from moving_cities.operations.help_texts import examples

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "attach",
    epilog=examples(
        "moving-cities attach s-1a2b3c4d report-2021.pdf --licence 'CC BY 4.0, says page 2'",
        "moving-cities attach s-1a2b3c4d letter.png --licence 'With leave of the city' --date 2023-05",
        "moving-cities attach s-1a2b3c4d report-2021.pdf --licence 'CC0' --dry-run --json",
    ),
)
@click.argument("source_id")
@click.argument("file", type=_FILE)
@click.option("--licence", required=True, metavar="TEXT", help="On which terms it may be kept, and who says so.")
@click.option("--rights", default="", metavar="TEXT", help="Who holds the rights in it.")
@click.option("--date", default="", metavar="DATE", help="When it was copied: 2024, 2024-03 or 2024-03-15; else today.")
@click.option("--language", default="", metavar="CODE", help="Its language, where that is not the one of the source.")
@click.option("--dry-run", is_flag=True, help="Say what is understood of it, and keep nothing.")
@click.option("--json", "is_json", is_flag=True, help="Write what was understood and done as JSON.")
def attach(
    source_id: str,
    file: Path,
    licence: str,
    rights: str,
    date: str,
    language: str,
    *,
    dry_run: bool,
    is_json: bool,
) -> None:
    """Keep FILE, a PDF or a picture, as a copy of the source SOURCE_ID.

    Its text is read page by page, so that it can be found at the desk; a scan is recognised and said to be one.
    The same file of the same source is kept once. Readers of the site do not see it.
    """
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from django.utils import timezone

    from moving_cities.operations.attaching import as_json, attached, in_words, refusing, rehearsed, source_of, terms_of
    from moving_cities.operations.document_reading import DocumentReading
    from moving_cities.operations.progress import progress

    source = source_of(source_id)
    with refusing(file.name), progress(f"Reading {file.name}"):
        terms = terms_of(licence, rights, date or timezone.localdate().isoformat(), language)
        document = DocumentReading().read(file.read_bytes(), file.name)
        outcome = rehearsed(document, source, terms) if dry_run else attached(document, source, terms)
    click.echo(as_json(outcome) if is_json else in_words(outcome))
