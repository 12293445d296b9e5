"""`moving-cities import-text` as a person meets it, with the real reader: told, entered, refused, repeated."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from moving_cities.pack import read_pack

ROOT = Path(__file__).resolve().parents[4]
START_PACK = ROOT / "data" / "start"
PAGE = """Moving Cities

O mieście

Gandawa

Miasto, w którym ratusz i wolontariusze siedzą przy jednym stole

Kluczowe wnioski

• 1

Miasto pyta mieszkańców, czego potrzebują, zanim zbuduje nowy program.

Co czyni miasto wyjątkowym?

Wspólne biuro: Urzędnicy i stowarzyszenia pracują w jednym budynku i dzielą się wiedzą.
"""
SET_UP = """
import django; django.setup()
from pathlib import Path
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.schema import create_database
from moving_cities.pack import read_pack
create_database()
import_atlas(atlas=read_pack(Path({pack!r})))
"""


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation that holds the start pack."""
    folder = tmp_path_factory.mktemp("installation") / "var"
    folder.mkdir()
    python(folder, SET_UP.format(pack=str(START_PACK)))
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A Polish profile of Ghent in our own words, another file for every test."""
    path = tmp_path / "gent.txt"
    path.write_text(f"{PAGE}\n{tmp_path.name}.\n", encoding="utf-8")
    return path


def environment(var: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    settings = {"DJANGO_SETTINGS_MODULE": "moving_cities.operations.settings"}
    return {**kept, **settings, "MOVING_CITIES_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}


def python(var: Path, program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(var), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(var: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "moving_cities", "import-text", *map(str, arguments)]
    return subprocess.run(command, env=environment(var), capture_output=True, text=True, check=False, timeout=120)


def test_a_dry_run_needs_no_database_and_no_django(page: Path, tmp_path: Path) -> None:
    words = (
        "import sys; from moving_cities.operations.command_line import main; "
        f"main(['import-text', {str(page)!r}, '--dry-run', '--json'], standalone_mode=False); "
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], env=environment(tmp_path / "var"), capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    understood = json.loads(done.stdout)
    assert (understood["city"], understood["language"], understood["kind"]) == ("gent", "pl", "city")
    assert [block["key"] for block in understood["blocks"]][:1] == ["unique"]
    assert understood["characters_accounted"] == understood["characters_total"]
    assert "draft" not in understood
    assert f"{len(read_pack(START_PACK).cities):,}" in done.stderr
    assert "as there is no database" in done.stderr
    assert not (tmp_path / "var").exists()


def test_several_files_are_told_one_a_line(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(
        "# Gent\n\n## What is unique about the city?\n\nWords: that nobody wrote before.\n", encoding="utf-8"
    )
    done = run(tmp_path / "var", page, other, "--dry-run", "--json")

    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"]["name"] for one in told] == ["gent.txt", "other.md"]


def test_a_text_is_entered_once(page: Path, var: Path) -> None:
    first, again = run(var, page, "--licence", "CC BY 4.0"), run(var, page, "--json")

    assert first.returncode == again.returncode == 0, first.stderr + again.stderr
    assert "profile of a city, gent, pl, “Gandawa”" in first.stdout
    assert "the database" in first.stderr
    draft = json.loads(again.stdout)["draft"]
    assert f"entered as draft {draft['id']}. Next: {draft['address']}" in first.stdout
    assert draft["is_new"] is False
    assert draft["address"].endswith(f"/desk/intake/{draft['id']}/")


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_entered(page: Path, var: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    done = run(var, broken, page)

    assert done.returncode == 1
    assert f"{broken}: not taken in. " in done.stderr
    assert "1 of 2 files could not be read" in done.stderr
    assert "entered as draft" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("hint", "said"),
    [(("--language", "xx"), "Choose among: en, "), (("--city", "atlantis"), "There is no city “atlantis”.")],
)
def test_what_cannot_be_is_refused_before_anything_is_read(
    hint: tuple[str, str], said: str, page: Path, tmp_path: Path
) -> None:
    done = run(tmp_path / "var", page, "--dry-run", *hint)

    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr


def test_an_installation_that_was_not_set_up_is_told_what_to_do(page: Path, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    done = run(tmp_path / "var", page)

    assert done.returncode == 1
    assert "moving-cities init" in done.stderr


def test_hints_are_believed(page: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "var", page, "--dry-run", "--json", "--city", "antwerpen", "--kind", "approach")

    told = json.loads(done.stdout)
    assert (told["city"], told["kind"]) == ("antwerpen", "approach")
