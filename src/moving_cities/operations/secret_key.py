"""The secret that signs sessions and forms: made once per installation, read ever after."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def read_or_make_secret_key(path: Path) -> str:
    """The key in this file; the file is made, readable by its owner only, where there is none.

    Two processes that start at once end up with the same key: the file appears whole, under its name,
    exactly once.

    Raises:
        ImproperlyConfigured: the file can be neither read nor made.
    """
    try:
        return _existing(path) or _made(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key {path} can be neither read nor made ({error.strerror}). Make its folder "
            "writable for this user, or give the key in MOVING_CITIES_SECRET_KEY."
        ) from error


def _existing(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def _made(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        if not _existing(path):
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return _existing(path)
