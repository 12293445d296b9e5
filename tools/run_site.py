"""`make run`: the environment, then `moving-cities init` and `moving-cities serve`."""

import os
import sys
from typing import NoReturn

from moving_cities.operations.ports import read_port
from moving_cities.reading.listening import check_port
from tools.environment import RUN_LOCK, prepare
from tools.places import ENVIRONMENT, ROOT
from tools.speaking import speak_plainly

# The shell stands between the two, so that Ctrl-C reaches each of them and nobody else speaks about it.
_INIT_THEN_SERVE = '"$0" init && exec "$0" serve --port "$1"'


def main() -> int:
    """Prepare what is missing, then become the server."""
    port = read_port(os.environ.get("PORT") or "8000")
    check_port("127.0.0.1", port)
    prepare(RUN_LOCK)
    return _become_server(port)


def _become_server(port: int) -> NoReturn:
    os.chdir(ROOT)
    command = str(ENVIRONMENT / "bin" / "moving-cities")
    os.execv("/bin/sh", ["sh", "-c", _INIT_THEN_SERVE, command, str(port)])


if __name__ == "__main__":
    sys.exit(speak_plainly(main))
