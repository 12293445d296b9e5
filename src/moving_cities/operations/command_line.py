"""The command `moving-cities`. Every command and option is described in docs/reference/commands.md.

The rooms are imported inside the commands: `--help` and `serve` must not wait for Django.
"""

import os
from pathlib import Path

import click

from moving_cities.operations.document_commands import attach
from moving_cities.operations.folder_parameter import FolderParameter
from moving_cities.operations.help_texts import examples
from moving_cities.operations.intake_commands import import_text
from moving_cities.operations.plain_group import PlainGroup
from moving_cities.operations.table_commands import import_table, undo_import

START_PACK = Path(__file__).resolve().parents[3] / "data" / "start"
_FOLDER = FolderParameter()
_PACK = FolderParameter(is_read=True)


@click.group(
    cls=PlainGroup,
    epilog=examples("moving-cities init", "moving-cities serve"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--var",
    type=_FOLDER,
    envvar="MOVING_CITIES_VAR",
    default="var",
    show_default=True,
    help="The folder of the installation: database, editions, keys. Also MOVING_CITIES_VAR.",
)
@click.version_option(package_name=None, version="0.1.0", prog_name="moving-cities")
@click.pass_context
def main(context: click.Context, var: Path) -> None:
    """Moving Cities: an atlas of what cities do for migration and inclusion."""
    context.obj = var.absolute()
    os.environ["MOVING_CITIES_VAR"] = str(context.obj)


@main.command(
    epilog=examples("moving-cities init", "moving-cities init --pack ~/my-atlas", "moving-cities init --new-password")
)
@click.option(
    "--pack", type=_PACK, default=START_PACK, help="What an empty desk begins with; the start pack by default."
)
@click.option("--new-password", is_flag=True, help="Give the administrator “admin” a new one-time password.")
@click.pass_obj
def init(var: Path, pack: Path, *, new_password: bool) -> None:
    """Set up what is missing: database, content, first edition, administrator.

    Can be repeated: what is there is kept, and nothing is imported over a desk that has content.
    """
    from moving_cities.operations.stamp import is_set_up, note_set_up

    if is_set_up(var) and not new_password:
        return
    from moving_cities.operations.desk_access import open_desk

    open_desk(is_set_up_now=True)
    from moving_cities.operations.administrators import NAME, renew_password
    from moving_cities.operations.setting_up import set_up

    done = set_up(var, pack)
    note_set_up(var)
    click.echo(f"The edition {done.edition.id} has {done.edition.pages:,} pages, as of {done.edition.as_of}.")
    password = done.password or (renew_password() if new_password else None)
    if password:
        click.echo(_ACCOUNT.format(name=NAME, password=password))


_ACCOUNT = """
The administrator of the desk:
  name      {name}
  password  {password}
The password is shown only now and works until you choose your own, which the desk asks for first.
If it is lost: moving-cities init --new-password
"""


@main.command(
    "import",
    epilog=examples(
        "moving-cities import data/start",
        "moving-cities import ~/my-atlas --dry-run",
        "moving-cities import ~/my-atlas --replace",
    ),
)
@click.argument("pack", type=_PACK)
@click.option("--replace", is_flag=True, help="Remove what the pack lacks; otherwise it is kept.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def import_pack(pack: Path, *, replace: bool, dry_run: bool) -> None:
    """Take the folder PACK into the desk: all of it or, if anything is wrong, nothing."""
    from moving_cities.pack import read_pack

    atlas = read_pack(pack)
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.operations.importing import take_over

    result = take_over(atlas, pack, replace=replace, is_rehearsal=dry_run)
    click.echo(f"{'Would change' if dry_run else 'Imported'}: {result.summary()}.")
    if not dry_run and not result.is_quiet:
        click.echo("Readers see it after: moving-cities publish")


@main.command(epilog=examples("moving-cities export ~/my-atlas"))
@click.argument("folder", type=_FOLDER)
def export(folder: Path) -> None:
    """Write everything the desk holds into FOLDER as a pack.

    FOLDER must be new, empty, or an older pack, which is replaced in one step.
    """
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.desk.snapshot import take_snapshot
    from moving_cities.desk.vault import the_vault
    from moving_cities.operations.describing import describe
    from moving_cities.operations.errors import written_to
    from moving_cities.pack import write_pack

    atlas = take_snapshot()
    with written_to(folder):
        write_pack(atlas, folder, the_vault())
    click.echo(f"Exported to {folder}, {describe(atlas)}.")


@main.command(epilog=examples("moving-cities publish", "moving-cities publish --full"))
@click.option("--full", is_flag=True, help="Build every page anew instead of only those that changed.")
@click.pass_obj
def publish(var: Path, *, full: bool) -> None:
    """Build an edition of what the desk holds and show it to readers.

    Until it is whole and verified, readers see the edition before.
    """
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.desk.snapshot import take_snapshot
    from moving_cities.operations.publishing import publish_atlas

    edition = publish_atlas(take_snapshot(), var, full=full)
    what = "is now live" if edition.is_new else "was live already"
    click.echo(f"The edition {edition.id} {what}: {edition.pages:,} pages, as of {edition.as_of}.")


@main.command(
    epilog=examples(
        "moving-cities serve", "moving-cities serve --port 8001 --workers 1", "moving-cities serve --behind-proxy"
    )
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 for every network.")
@click.option("--port", type=int, envvar="PORT", default=8000, show_default=True, help="Also PORT.")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes for readers; one per core, at most 2, by default."
)
@click.option("--without-desk", is_flag=True, help="Serve readers only.")
@click.option("--behind-proxy", is_flag=True, help="Believe X-Forwarded-… headers: only behind a proxy of your own.")
@click.pass_obj
def serve(var: Path, host: str, port: int, workers: int | None, *, without_desk: bool, behind_proxy: bool) -> None:
    """Serve the live edition to readers and the desk to editors, until Ctrl-C."""
    from moving_cities.operations.desk_access import make_desk
    from moving_cities.reading.current import why_nothing_is_served
    from moving_cities.reading.serving import serve as serve_installation

    address = f"http://{host}:{port}"
    desk_line = "" if without_desk else f"  desk  {address}/desk/\n"

    def tell() -> None:
        click.echo(f"Moving Cities is served. Stop it with Ctrl-C.\n  site  {address}/\n{desk_line}", nl=False)
        if reason := why_nothing_is_served(var):
            click.echo(f"Readers find nothing yet. {reason}", err=True)

    desk = None if without_desk else make_desk
    serve_installation(var, port, workers, host=host, desk=desk, trusts_proxy=behind_proxy, on_start=tell)


@main.command(epilog=examples("moving-cities check data/start", "moving-cities check"))
@click.argument("pack", type=_PACK, required=False)
@click.pass_obj
def check(var: Path, pack: Path | None) -> None:
    """Look whether the folder PACK can be imported; without PACK, whether this installation is sound."""
    if pack is None:
        _check_installation(var)
        return
    from moving_cities.operations.describing import describe
    from moving_cities.pack import read_pack

    click.echo(f"The pack {pack} is sound, {describe(read_pack(pack))}.")


@main.command(
    epilog=examples(
        "moving-cities proofread data/start",
        "moving-cities proofread data/start --only numbers --only names",
        "moving-cities proofread data/start --against ~/texts-not-to-copy --json",
    )
)
@click.argument("pack", type=_PACK)
@click.option("--against", type=_PACK, help="A folder of texts that the pack must not repeat.")
@click.option("--only", multiple=True, metavar="RULE", help="Read by this rule only; can be given several times.")
@click.option("--json", "is_json", is_flag=True, help="Write the remarks as JSON.")
@click.pass_context
def proofread(
    context: click.Context, pack: Path, against: Path | None, only: tuple[str, ...], *, is_json: bool
) -> None:
    """Read the texts of the folder PACK as an editor would: sources, dates, names, numbers, languages.

    Ends with 0 when there is nothing to remark, with 1 otherwise.
    """
    from moving_cities.operations.proofreading import as_json, chosen_rules, in_words, read

    rules = chosen_rules(only)
    remarks = read(pack, against, rules)
    click.echo(as_json(remarks) if is_json else in_words(pack, remarks, rules))
    context.exit(1 if remarks else 0)


def _check_installation(var: Path) -> None:
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.desk.snapshot import take_snapshot
    from moving_cities.desk.vault import the_vault
    from moving_cities.operations.checking import require_sound, require_whole_edition, require_whole_vault
    from moving_cities.operations.describing import describe

    atlas = take_snapshot()
    require_sound(atlas)
    require_whole_vault(atlas, the_vault())
    click.echo(f"The desk is sound, {describe(atlas)}.")
    edition = require_whole_edition(var)
    if edition is None:
        click.echo("Nothing is published yet. Next: moving-cities publish")
        return
    state = "what the desk holds" if edition.content_hash == atlas.content_hash else "an earlier state of the desk"
    click.echo(f"The live edition {edition.id} is whole and shows {state}: {edition.pages:,} pages.")


main.add_command(import_text)
main.add_command(import_table)
main.add_command(undo_import)
main.add_command(attach)
