"""Ports: the one that a person wrote, and one that nobody uses. Standard library alone."""

import socket
from contextlib import closing

from moving_cities.operations.errors import PortError

HIGHEST_PORT = 65535


def read_port(words: str) -> int:
    """The port that a person wrote. Raises PortError when it is none."""
    if words.isascii() and words.isdigit() and 0 < int(words) <= HIGHEST_PORT:
        return int(words)
    raise PortError(f"“{words}” is not a port.", f"Give a number from 1 to {HIGHEST_PORT}, such as PORT=8001.")


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens on at this moment, chosen by the system."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
