"""Whether the server can listen where it is asked to, found out before anything is started."""

import errno
import socket

from moving_cities.reading.errors import (
    ListeningError,
    PortForbiddenError,
    PortRangeError,
    PortTakenError,
    UnknownHostError,
)


def check_port(host: str, port: int) -> None:
    """Makes sure that the port is free.

    Raises:
        ListeningError: it is not; the subclass and its sentence say why and what to do.
    """
    if not 0 < port < 65536:
        raise PortRangeError(port)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise UnknownHostError(host, str(error.strerror)) from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise _why(error, host, port) from error


def _why(error: OSError, host: str, port: int) -> ListeningError:
    if error.errno == errno.EADDRINUSE:
        return PortTakenError(host, port)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return PortForbiddenError(host, port)
    return UnknownHostError(host, str(error.strerror))
