"""The same atlas gives the same bytes: on another machine, in another place, in another order."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]

PROGRAM = """
import json, sys
from pathlib import Path
from moving_cities.edition.publishing import publish
from moving_cities.edition.site import Site
from tests.instruments.reduced_atlas import cut, start_atlas

if __name__ == "__main__":
    atlas = cut(start_atlas(), ("gent", "gdansk", "palermo", "riace"), ("en", "ar"))
    edition = publish(atlas, Path(sys.argv[1]), site=Site("https://atlas.example"), processes=int(sys.argv[2]))
    print(json.dumps([edition.id, edition.content_hash]))
"""

PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "pl"},
)


def published_elsewhere(program: Path, var: Path, processes: int, place: dict[str, str]) -> list[str]:
    """Publishes in a process of its own, with another environment; returns what it prints."""
    environment = {**os.environ, **place, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    done = subprocess.run(
        [sys.executable, program, var, str(processes)],
        env=environment, cwd=var.parent, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    printed: list[str] = json.loads(done.stdout)
    return printed


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_hash_seed_time_zone_locale_and_processes_change_no_byte(tmp_path):
    """One process with one seed, two with another: shares of work end in another order."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    told = []
    for number, place in enumerate(PLACES, start=1):
        (tmp_path / f"machine-{number}").mkdir()
        told.append(published_elsewhere(program, tmp_path / f"machine-{number}" / "var", number, place))
    one, other = (tree(tmp_path / f"machine-{number}/var/current/") for number in (1, 2))
    assert told[0] == told[1]
    ours = [path for path in one.keys() | other.keys() if path != "observations.json"]
    assert [path for path in ours if one.get(path) != other.get(path)] == []
    assert sum(path.endswith((".br", ".gz")) for path in ours) > 200
