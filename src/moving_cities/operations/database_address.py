"""Which database the desk writes to: SQLite in the var folder, or PostgreSQL by its address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_POSTGRESQL_SCHEMES = frozenset({"postgres", "postgresql"})


def database_settings(address: str, var: Path) -> dict[str, Any]:
    """Django's settings for this database.

    Args:
        address: `postgresql://user:password@host:port/name`, where parameters of libpq may follow
            (`?host=/run/postgresql` for a socket); empty for SQLite in `var`.
        var: the folder of the installation.

    Raises:
        ImproperlyConfigured: the address is not one of PostgreSQL.
    """
    return _postgresql(address) if address else _sqlite(var)


def _sqlite(var: Path) -> dict[str, Any]:
    """Readers do not wait for a writer (WAL); a writer takes its lock at the start or waits five seconds."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(var / "atlas.sqlite3"),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in _POSTGRESQL_SCHEMES or not name:
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgresql://user:password@host:5432/name; "
            "leave it away to use SQLite in the var folder."
        )
    parameters = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parameters.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or parameters.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parameters,
    }
