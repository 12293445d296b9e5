"""Every family of errors becomes a sentence, and most name the command to try next."""

import errno
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from moving_cities.atlas.errors import UnknownRecordError
from moving_cities.desk.errors import EmptyDeskError, ImportRefusedError
from moving_cities.edition.errors import EditionError, VerificationError
from moving_cities.operations.errors import SetupError
from moving_cities.operations.explaining import explain
from moving_cities.pack import PackError, PackProblem, PackTargetError
from moving_cities.reading.errors import NoEditionError

VAR = Path("/atlas/var")
PROBLEM = PackProblem("cities.csv", 12, "latitude", "“north” is not a number; write degrees such as 51.05.")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PackError((PROBLEM,)), ["nothing of it was taken over", "cities.csv:12 latitude", "moving-cities check PACK"]),
        (
            PackTargetError(Path("atlas"), "There is a file of this name."),
            ["a file of this name", "moving-cities export"],
        ),
        (EmptyDeskError(), ["The desk holds no atlas yet", "moving-cities import"]),
        (ImportRefusedError(["cities x, country_id: gone."]), ["cities x, country_id: gone.", "moving-cities check"]),
        (UnknownRecordError("The atlas has no city “x”."), ["no city “x”", "moving-cities check"]),
        (EditionError("Another is under way."), ["is under way", "Nothing is published yet", "moving-cities publish"]),
        (VerificationError(("The city “x”.",)), ["The city “x”.", "Nothing is published yet", "mend the records"]),
        (NoEditionError(VAR / "current"), ["There is no edition to serve", "moving-cities publish"]),
        (SetupError("Java is missing.", "Install it."), ["Java is missing. Install it."]),
        (ImproperlyConfigured("DATABASE_URL must look otherwise."), ["DATABASE_URL must look otherwise."]),
        (OSError(errno.ENOSPC, "No space left on device"), ["is full", "Make room"]),
        (OperationalError("database or disk is full"), ["/atlas/var", "full", "Make room"]),
        (OperationalError("attempt to write a readonly database"), ["/atlas/var cannot be written to"]),
        (OperationalError("unable to open database file"), ["/atlas/var cannot be written to"]),
        (OperationalError("database is locked"), ["Another program is writing", "Wait"]),
        (OperationalError("no such table: desk_city"), ["has not been set up", "moving-cities init"]),
        (ProgrammingError('relation "desk_city" does not exist'), ["has not been set up", "moving-cities init"]),
        (OperationalError("connection refused\n"), ["connection refused", "DATABASE_URL"]),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_a_person_can_mend_is_told(error, words):
    told = explain(error, VAR)

    assert told is not None
    for word in words:
        assert word in told


def test_the_edition_before_is_named_where_there_is_one(tmp_path):
    (tmp_path / "current").mkdir()

    told = explain(EditionError("Another is under way."), tmp_path)

    assert told == "Another is under way.\nThe edition before is still served. Next: moving-cities publish"


def test_a_fault_of_the_program_is_not_dressed_up():
    """Its traceback is what a developer needs; a friendly sentence would hide it."""
    assert explain(KeyError("x"), VAR) is None
