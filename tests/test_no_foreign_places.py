"""No committed file names the host of a package index or a path of somebody's machine.

Such lines work for the one who wrote them and break, or spy on, everybody else.
"""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INDEX = re.compile(r"://[\w.-]*(?:pypi|pythonhosted|npmjs|registry)[\w.-]*\.", re.IGNORECASE)
OPTION = re.compile(r"--(?:extra-)?index-url|--find-links|--registry|^\s*registry\s*=", re.MULTILINE)
HOME = re.compile(r"(?<![\w.])/(?:home|Users)/[a-z][\w.-]*/|(?<![\w.])/root/")
THIS_FILE = Path(__file__).resolve()


def committed_texts() -> dict[str, str]:
    """Every committed text, by its path."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    contents = {path: path.read_bytes() for path in paths if path.is_file() and path != THIS_FILE}
    return {
        str(path.relative_to(ROOT)): content.decode(errors="replace")
        for path, content in contents.items()
        if b"\0" not in content[:1024]
    }


def test_no_file_names_a_package_index():
    named = [(name, match[0]) for name, text in committed_texts().items() for match in INDEX.finditer(text)]

    assert named == []


def test_no_file_chooses_an_index_for_the_reader():
    named = [(name, match[0]) for name, text in committed_texts().items() for match in OPTION.finditer(text)]

    assert [one for one in named if not one[0].startswith("tests/")] == []


def test_no_file_names_a_path_of_a_machine():
    here = re.compile(rf"{re.escape(str(ROOT))}(?![\w.-])")
    named = [
        (name, match[0])
        for name, text in committed_texts().items()
        for pattern in (HOME, here)
        for match in pattern.finditer(text)
    ]

    assert named == []


def test_the_lock_of_the_browser_checks_has_hashes_and_no_addresses():
    lock = json.loads((ROOT / "tools" / "browser-checks" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
