"""Finds the Chromium that the journeys use, or gets one."""

import os
import shutil
import subprocess
from pathlib import Path

from moving_cities.operations.errors import OperationsError, SetupError
from tools.debian import advice, apt_install, can_install, is_root
from tools.failures import explain
from tools.places import PYTHON, ROOT

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
_MAC = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
_DEBIAN = ("chromium", "fonts-dejavu-core")  # the fonts draw Greek and Arabic where a page uses the system's


def find_chromium() -> Path | None:
    """The browser to drive: the one named by CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    on_path = next((found for found in map(shutil.which, _NAMES) if found), None)
    if on_path:
        return Path(on_path)
    in_applications = [Path("/Applications") / one for one in _MAC]
    return next((one for one in in_applications if one.exists()), None) or _of_playwright()


def find_or_install() -> Path:
    """The browser to drive, installed where there is none.

    Raises:
        SetupError: neither apt nor Playwright could bring one.
    """
    return find_chromium() or _from_apt() or _from_playwright()


def arguments() -> list[str]:
    """How it is started: silent towards the network; without its sandbox for root, who cannot have one."""
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += [
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--disable-extensions",
    ]
    return [*quiet, "--no-sandbox"] if is_root() else quiet


def _of_playwright() -> Path | None:
    words = (
        "from playwright.sync_api import sync_playwright as driver\n"
        "with driver() as one: print(one.chromium.executable_path)"
    )
    asked = subprocess.run([str(PYTHON), "-c", words], capture_output=True, text=True, check=False)
    path = Path(asked.stdout.strip() or "/nowhere")
    return path if asked.returncode == 0 and path.exists() else None


def _from_apt() -> Path | None:
    if not can_install():
        return None
    try:
        apt_install(_DEBIAN)
    except SetupError as error:  # Ubuntu's package is only a pointer to a snap, which a container does not have
        print(f"{error}\nTrying Playwright's own Chromium instead.", flush=True)
    return find_chromium()


def _from_playwright() -> Path:
    print("Downloading Playwright's Chromium ...", flush=True)
    command = [str(PYTHON), "-m", "playwright", "install", "chromium"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = _of_playwright()
    if found is None:
        raise _no_browser(done.stdout + done.stderr)
    return found


def _no_browser(said: str) -> OperationsError:
    reason = explain("No Chromium was found, and Playwright could not download its own.", said, ROOT)
    return SetupError(reason.happened, f"{advice(_DEBIAN)} Or name yours: CHROMIUM=/path/to/chromium. {reason.remedy}")
