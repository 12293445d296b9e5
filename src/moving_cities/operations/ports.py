"""Whether the wanted port can be listened on, asked before any long work. Standard library alone."""

import errno
import socket
from contextlib import closing

from moving_cities.operations.errors import PortError

HIGHEST_PORT = 65535


def read_port(words: str) -> int:
    """The port that a person wrote. Raises PortError when it is none."""
    if words.isascii() and words.isdigit() and 0 < int(words) <= HIGHEST_PORT:
        return int(words)
    raise PortError(
        f"“{words}” is not a port.", f"Give a number from 1 to {HIGHEST_PORT}, such as PORT=8001."
    )


def require_free_port(port: int, host: str = "127.0.0.1") -> None:
    """Return when the port can be listened on.

    Raises:
        PortError: another program has it, or it is one of those kept for the administrator.
    """
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise _refused(port, host, error) from error


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on at this moment, chosen by the system."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _refused(port: int, host: str, error: OSError) -> PortError:
    other = port + 1 if port < HIGHEST_PORT else 8000
    choose = f"Choose another, for instance: make run PORT={other} (or moving-cities serve --port {other})"
    if error.errno == errno.EADDRINUSE:
        return PortError(
            f"Port {port} on {host} is taken by another program.", f"{choose}, or stop that program."
        )
    if error.errno in {errno.EACCES, errno.EPERM}:
        return PortError(
            f"Port {port} is kept for the administrator of this machine.",
            "Choose one above 1023, for instance: make run PORT=8000.",
        )
    return PortError(f"Port {port} on {host} cannot be listened on: {error.strerror}.", f"{choose}.")
