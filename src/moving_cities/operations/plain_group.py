"""A group of commands that ends with plain words: no traceback for what a person can mend."""

import os
from pathlib import Path
from typing import Any

import click

from moving_cities.operations.explaining import explain
from moving_cities.operations.interrupting import ctrl_c_is_never_lost

INTERRUPTED = 130


class PlainGroup(click.Group):
    """Runs a command; an error of a room becomes its sentence and exit code 1, Ctrl-C a word and 130."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that the arguments name."""
        try:
            with ctrl_c_is_never_lost():
                return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("\nStopped. Nothing is half done; the same command begins again.", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            words = explain(error, Path(os.environ.get("MOVING_CITIES_VAR") or "var"))
            if words is None:
                raise
            click.echo(f"\n{words}", err=True)
            ctx.exit(1)
