"""nginx and wrk: the server that editions are compared with, and the load that compares them."""

import shutil

from moving_cities.operations.errors import SetupError
from tools.debian import advice, apt_install, can_install

_PROGRAMS = ("nginx", "wrk")
_PACKAGES = ("nginx", "libnginx-mod-http-brotli-static", "wrk")
_SYSTEM_FOLDERS = "/usr/sbin:/sbin:/usr/local/sbin"  # where Debian keeps nginx, outside the PATH of most users


def find_server(name: str) -> str | None:
    """The path of nginx or wrk."""
    return shutil.which(name) or shutil.which(name, path=_SYSTEM_FOLDERS)


def require_servers() -> None:
    """Return when nginx and wrk are here, installed with apt if need be. Raises SetupError."""
    if not _missing():
        return
    if can_install():
        apt_install(_PACKAGES)
    if _missing():
        raise SetupError(
            f"{' and '.join(_missing())} not found, so serving is not compared with nginx.", advice(_PACKAGES)
        )


def _missing() -> list[str]:
    return [name for name in _PROGRAMS if find_server(name) is None]
