"""The Nu HTML checker, started once for many files: starting Java takes longer than reading a page."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.instruments.missing import without
from tools.browser_checks import NU, find_java

_FILES_AT_ONCE = 2_000  # keeps the command line below every system's limit


def html_errors(files: Iterable[Path]) -> list[str]:
    """What the checker calls an error in these files, one line each: file, line, message, extract."""
    java = find_java()
    if java is None or not NU.exists():
        without("the Nu HTML checker", "make test installs it, with a Java if there is none")
    paths = [str(path) for path in files]
    parts = [paths[start : start + _FILES_AT_ONCE] for start in range(0, len(paths), _FILES_AT_ONCE)]
    return [_line(message) for part in parts for message in _messages(java, part)]


def _messages(java: Path, paths: list[str]) -> list[dict[str, Any]]:
    options = ["--errors-only", "--format", "json", "--stdout", "--exit-zero-always"]
    command = [str(java), "-Xss2m", "-jar", str(NU), *options, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"The Nu HTML checker did not run: {done.stderr or done.stdout}")
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [message for message in messages if message["type"] in {"error", "non-document-error"}]


def _line(message: dict[str, Any]) -> str:
    file = unquote(urlsplit(message.get("url", "")).path)
    extract = " ".join(str(message.get("extract", "")).split())
    return f"{file}:{message.get('lastLine', 0)}: {message['message']} | {extract}"
