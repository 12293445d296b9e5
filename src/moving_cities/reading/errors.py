"""The errors of reading: why an edition cannot be served, in a whole sentence with the remedy."""

from pathlib import Path


class ReadingError(Exception):
    """An edition cannot be served."""


class NoEditionError(ReadingError):
    """Nothing has been published yet."""

    def __init__(self, link: Path) -> None:
        super().__init__(
            f"There is no edition to serve: {link} does not lead to a folder with a “site” in it. "
            "Publish one with “moving-cities publish”."
        )


class DamagedEditionError(ReadingError):
    """A file of the edition that serving depends on cannot be read."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            f"The edition is damaged: {file} cannot be used ({reason}). Publish it anew with “moving-cities publish”."
        )


class ListeningError(ReadingError):
    """The server cannot listen where it is asked to."""


class PortTakenError(ListeningError):
    """Another program listens on the port already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is taken by another program. Stop that program, or choose another port, "
            f"for example PORT={port + 1 if port < 65535 else 8000}."
        )


class PortForbiddenError(ListeningError):
    """The operating system does not let this user listen on the port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"This user may not listen on port {port} of {host}; ports below 1024 are reserved. "
            "Choose a port from 1024 to 65535, for example PORT=8000, and put nginx in front for 80 and 443."
        )


class PortRangeError(ListeningError):
    """The number is no port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"{port} is not a port; choose a number from 1 to 65535, for example PORT=8000.")


class UnknownHostError(ListeningError):
    """The address to listen on is not one of this machine."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(
            f"The server cannot listen on “{host}” ({reason}). "
            "Use 127.0.0.1 for this machine only, or 0.0.0.0 for every network that it is in."
        )


class UnusablePathError(ReadingError):
    """The folder's name cannot stand in a configuration of nginx."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The folder {folder} cannot be written into a configuration of nginx: its name has one of the "
            'characters " $ \\ { } ; in it. Move the installation to a folder without them.'
        )
