"""From the errors of every room to what a person reads: what happened, and the command to try next.

The families are imported when an error has happened, so that commands which succeed do not pay for them.
"""

import sys
from pathlib import Path

from moving_cities.operations.errors import OperationsError, from_os_error, not_writable


def explain(error: Exception, var: Path) -> str | None:
    """The whole message for an error that a person can do something about; None for a fault of the program.

    Args:
        error: what a room raised.
        var: the folder of the installation, named where the error names no place.
    """
    if isinstance(error, OperationsError):
        return str(error)
    if isinstance(error, OSError):
        return str(from_os_error(error, var))
    return _of_a_room(error, var) or _of_the_database(error, var)


def _of_a_room(error: Exception, var: Path) -> str | None:
    from moving_cities.atlas.errors import AtlasError
    from moving_cities.desk.errors import DeskError
    from moving_cities.edition.errors import EditionError
    from moving_cities.pack.errors import PackError, PackTargetError, VaultError
    from moving_cities.reading.errors import ReadingError

    if isinstance(error, PackTargetError):
        return f"{error}\nNext: give another folder, for example: moving-cities export ../atlas"
    if isinstance(error, PackError):
        return f"The pack cannot be used as it is, and nothing of it was taken over.\n{error}\n{_CHECK_PACK}"
    if isinstance(error, DeskError):
        return f"{error}\nNext: {error.next_command}" if error.next_command else str(error)
    if isinstance(error, AtlasError | VaultError):
        return f"{error}\nNext: moving-cities check"
    if isinstance(error, EditionError):
        return f"{error}\n{_what_is_served(var)} {_next_after(error)}"
    return str(error) if isinstance(error, ReadingError) else None


def _what_is_served(var: Path) -> str:
    return "The edition before is still served." if (var / "current").exists() else "Nothing is published yet."


def _next_after(error: Exception) -> str:
    from moving_cities.edition.errors import VerificationError

    if isinstance(error, VerificationError):
        return "Next: mend the records that are named at the desk (moving-cities serve), then: moving-cities publish"
    return "Next: moving-cities publish"


_CHECK_PACK = "Next: mend these places, then look again with: moving-cities check PACK"


def _of_the_database(error: Exception, var: Path) -> str | None:
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, InterfaceError

    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if isinstance(error, DatabaseError | InterfaceError):
        return _sentence_of_database(str(error).strip(), var)
    return None


def _sentence_of_database(said: str, var: Path) -> str:
    words = said.lower()
    if "disk is full" in words or "no space left" in words:
        return f"The disk that holds the database is full ({var}). Make room there, then run the same command again."
    if "readonly" in words or "unable to open" in words:
        return str(not_writable(var))
    if "locked" in words:
        return "Another program is writing to the database. Wait until it is done, then run the same command again."
    if "no such table" in words or "no such column" in words or "does not exist" in words:
        return "The database has not been set up for this version of the program. Next: moving-cities init"
    return f"The database refused: {said}\nNext: see that it runs and that DATABASE_URL names it, then try again."
