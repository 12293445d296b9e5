"""How a tool ends: with its result, or with one sentence that says what to do. Never with a traceback."""

import sys
from collections.abc import Callable

from moving_cities.operations.errors import OperationsError, from_os_error
from moving_cities.reading.errors import ReadingError
from tools.places import ROOT

INTERRUPTED = 130


def speak_plainly(main: Callable[[], int]) -> int:
    """Run `main` and return its exit code: 1 for what the person can mend, 130 for Ctrl-C."""
    try:
        return main()
    except (OperationsError, ReadingError) as error:
        print(f"\n{error}", file=sys.stderr)
    except OSError as error:
        print(f"\n{from_os_error(error, ROOT)}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where this one left off.", file=sys.stderr)
        return INTERRUPTED
    return 1
