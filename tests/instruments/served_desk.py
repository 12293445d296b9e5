"""A desk that is served as people serve it, for journeys of editors."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from moving_cities.pack import write_pack
from tests.instruments.full_atlas import full_atlas
from tools.serving import serving

ROOT = Path(__file__).resolve().parents[2]
SET_UP = """
import django; django.setup()
from pathlib import Path
from django.contrib.auth.models import User
from django.test import Client
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.schema import create_database
from moving_cities.pack import read_pack
create_database()
import_atlas(atlas=read_pack(Path({pack!r})))
editor = User.objects.create_superuser("editor", password="a long password of nobody")
browser = Client()
browser.force_login(editor)
print(browser.cookies["sessionid"].value)
"""
PHONE = {"width": 360, "height": 740}


@dataclass(frozen=True)
class ServedDesk:
    """A served installation, and the session of an editor.

    Attributes:
        address: of the site; the desk is below it.
        session: the editor's, as the cookie holds it.
    """

    address: str
    session: str


@contextmanager
def served_desk(folder: Path) -> Iterator[ServedDesk]:
    """The small atlas at a desk, with an editor who is signed in."""
    write_pack(full_atlas(), folder / "pack")
    var = folder / "var"
    var.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "MOVING_CITIES_VAR": str(var),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "moving_cities.operations.settings",
    }
    program = SET_UP.format(pack=str(folder / "pack"))
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        with serving(var) as address:
            yield ServedDesk(address, done.stdout.strip())


def widest(page: Page) -> int:
    """How much wider than the window any part of the page is that scrolls sideways."""
    parts = "html, main, .content-wrapper, .content"
    found: int = page.evaluate(
        "parts => Math.max(...[...document.querySelectorAll(parts)].map(one => one.scrollWidth - one.clientWidth))",
        parts,
    )
    return found
