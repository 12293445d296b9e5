"""What another program's complaint means to the person who waits for it."""

from pathlib import Path

from moving_cities.operations.errors import OperationsError, SetupError, disk_full, not_writable

_FULL = ("no space left on device", "os error 28", "disk quota exceeded", "os error 122")
_NOT_WRITABLE = ("read-only file system", "permission denied", "os error 13", "os error 30")
_NO_NETWORK = (
    "dns error",
    "failed to lookup address",
    "name resolution",
    "name or service not known",
    "connection refused",
    "network is unreachable",
    "failed to fetch",
    "could not resolve",
    "temporary failure resolving",
    "timed out",
    "enotfound",
    "econnrefused",
    "etimedout",
    "eai_again",
    "max retries exceeded",
)
_LINES_SHOWN = 12


def explain(happened: str, said: str, folder: Path) -> OperationsError:
    """The error for a program that failed.

    Args:
        happened: what failed, a whole sentence.
        said: everything the program printed.
        folder: where it was writing.
    """
    words = said.lower()
    if any(sign in words for sign in _FULL):
        return disk_full(folder)
    if any(sign in words for sign in _NO_NETWORK):
        remedy = "Check the connection or the proxy, then run the same command again."
        return SetupError(f"{happened} The package index could not be reached.", remedy)
    if any(sign in words for sign in _NOT_WRITABLE):
        return not_writable(folder)
    ending = "\n".join(line for line in said.strip().splitlines()[-_LINES_SHOWN:])
    return SetupError(happened, f"It said:\n{ending}\nMend that, then run the same command again.")
