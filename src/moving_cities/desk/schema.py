"""The tables of the desk, made by the migrations.

Ten seconds on a machine of two cores: 200 steps of Django and Wagtail and one of our own. They are run
honestly each time, rather than copied from a prepared file, so that there is one way to a database.
"""

from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

Progress = Callable[[int, int], None]
"""Called with the steps taken and the steps to take."""


def is_up_to_date() -> bool:
    """Whether the database has every table as this version of the project wants it."""
    return not _steps_to_take()


def create_database(progress: Progress | None = None) -> int:
    """Makes the tables, or brings those that are there to this version; safe to repeat.

    A run that is interrupted goes on where it stopped.

    Args:
        progress: is told how many steps are taken, and of how many.

    Returns:
        How many steps were taken; 0 where nothing was to do.
    """
    steps = _steps_to_take()
    if steps:
        call_command(_TellingMigrate(progress, steps), verbosity=0, interactive=False)
    return steps


def _steps_to_take() -> int:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class _TellingMigrate(migrate.Command):
    """Django's `migrate`, which tells how far it is."""

    def __init__(self, progress: Progress | None, steps: int) -> None:
        super().__init__()
        self._progress = progress
        self._steps = steps
        self._taken = 0

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Counts the steps."""
        super().migration_progress_callback(action, migration, fake)
        if action == "apply_success":
            self._taken += 1
            if self._progress is not None:
                self._progress(self._taken, self._steps)
