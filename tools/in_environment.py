"""Runs a program of the project inside the prepared test environment: `-m tools.in_environment -m bench`.

Further arguments come from the variable ARGS, as make hands it on.
"""

import os
import shlex
import sys

from tools.environment import TEST_LOCK, prepare
from tools.places import PYTHON
from tools.speaking import speak_plainly


def main() -> int:
    """Become the program that the arguments name."""
    prepare(TEST_LOCK)
    os.execv(PYTHON, [str(PYTHON), *sys.argv[1:], *shlex.split(os.environ.get("ARGS", ""))])


if __name__ == "__main__":
    sys.exit(speak_plainly(main))
