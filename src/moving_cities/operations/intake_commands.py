"""The commands that take in what people already have. Each is described in docs/reference/commands.md.

The rooms are imported inside the commands: `--help` must not wait for them.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from moving_cities.operations.help_texts import examples

if TYPE_CHECKING:
    from moving_cities.desk.intake_port import Hints
    from moving_cities.operations.importing_texts import Outcome

START_PACK = Path(__file__).resolve().parents[3] / "data" / "start"
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "import-text",
    epilog=examples(
        "moving-cities import-text gent.docx --licence 'CC BY 4.0, says the author'",
        "moving-cities import-text pages/*.html --language pl",
        "moving-cities import-text gent.txt --dry-run --json",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option("--language", default="", metavar="CODE", help="The language of the texts, where it is known.")
@click.option("--city", default="", metavar="ID", help="The city that they are about, where it is known.")
@click.option("--kind", type=click.Choice(["city", "approach"]), help="What page they are, where it is known.")
@click.option("--licence", default="", metavar="TEXT", help="On which terms they may be used, and who says so.")
@click.option("--dry-run", is_flag=True, help="Say what is understood, and enter nothing.")
@click.option("--json", "is_json", is_flag=True, help="Write what was understood as JSON, one line for each file.")
@click.pass_context
def import_text(
    context: click.Context,
    files: tuple[Path, ...],
    language: str,
    city: str,
    kind: str | None,
    licence: str,
    *,
    dry_run: bool,
    is_json: bool,
) -> None:
    """Take in texts of city profiles and approaches as drafts, which people at the desk decide on.

    Plain text, HTML, Markdown, DOCX and ODT, in any language of the atlas. Nothing is published, and every
    character of a file is either understood, kept as free text, or left out with a reason. The same file is
    taken in once. Ends with 1 where a file could not be read; the others are taken in.
    """
    from moving_cities.desk.intake_port import Hints
    from moving_cities.operations.importing_texts import as_json, in_words
    from moving_cities.operations.progress import progress

    hints = Hints(language, kind or "", city)
    refused = 0
    with progress("Reading texts") as tell:
        for done, outcome in enumerate(_outcomes(context.obj, files, hints, licence, is_rehearsal=dry_run), start=1):
            if outcome.reading is None:
                refused += 1
                click.echo(in_words(outcome), err=True)
            else:
                click.echo(as_json(outcome) if is_json else in_words(outcome))
            tell(done, len(files))
    if dry_run:
        click.echo("Nothing was entered. Without --dry-run, the texts become drafts at the desk.", err=True)
    if refused:
        click.echo(f"{refused:,} of {len(files):,} files could not be read; why is said above.", err=True)
        context.exit(1)


def _outcomes(
    var: Path, files: Sequence[Path], hints: "Hints", licence: str, *, is_rehearsal: bool
) -> "Iterator[Outcome]":
    """What became of each file, as soon as it is known; entered some hundred at a time."""
    from moving_cities.operations.importing_texts import (
        AT_ONCE,
        check_hints,
        enter,
        known_records,
        read_texts,
        records_of_the_desk,
    )
    from moving_cities.operations.text_reading import TextReader, places_of

    known = known_records(var, START_PACK) if is_rehearsal else records_of_the_desk()
    check_hints(hints, known.atlas)
    click.echo(f"Cities are looked up in {known.source}: {len(known.atlas.cities):,} of them.", err=True)
    places = places_of(known.atlas)
    read = read_texts(files, TextReader(lambda: places), hints)
    if is_rehearsal:
        yield from read
        return
    from django.conf import settings

    while some := list(islice(read, AT_ONCE)):
        yield from enter(some, licence, settings.BASE_URL)
