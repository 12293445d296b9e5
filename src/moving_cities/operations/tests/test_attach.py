"""`moving-cities attach` as a person meets it: told, kept, refused, repeated, and out and in again."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from moving_cities.desk.actions import import_atlas
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.desk.vault import the_vault
from moving_cities.operations.command_line import main
from moving_cities.pack import Vault, read_pack
from tests.instruments.archived import archived, fill, with_documents
from tests.instruments.full_atlas import full_atlas
from tests.instruments.pdf_files import pdf_of_pictures, pdf_of_words


@pytest.fixture
def vault(db: None, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Vault:
    """The vault of a desk that holds a small atlas with two documents."""
    monkeypatch.setenv("MOVING_CITIES_VAR", str(tmp_path / "var"))
    settings.DOCUMENTS_ROOT = tmp_path / "var" / "documents"
    fill(the_vault())
    import_atlas(atlas=with_documents(full_atlas()))
    return the_vault()


@pytest.fixture
def report(vault: Vault, tmp_path: Path) -> Path:
    """A report of two pages."""
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf_of_words(["Annual report\nof the city", "Second page"]))
    return path


def run(*arguments: object) -> Result:
    """The command as it is typed, but within the database of the tests."""
    return CliRunner().invoke(main, [str(one) for one in arguments])


def attach(file: Path, *more: str, source: str = "s-two") -> Result:
    return run("attach", source, file, "--licence", "CC BY 4.0, says page 2", *more)


def test_a_document_is_kept_and_told(report: Path, vault: Vault) -> None:
    rehearsed = attach(report, "--dry-run")
    assert rehearsed.exit_code == 0, rehearsed.stderr
    assert "report.pdf: application/pdf, 2 pages" in rehearsed.stdout
    assert "page 1: Annual report of the city" in rehearsed.stdout
    assert "Nothing was kept." in rehearsed.stdout
    assert not json.loads(attach(report, "--dry-run", "--json").stdout)["address"]

    done = json.loads(attach(report, "--rights", "The city", "--date", "2023-05", "--json").stdout)
    assert (done["format"], done["is_new"], done["notes"]) == (1, True, [])
    document = done["document"]
    assert (document["copied_on"], document["rights"], document["is_scan"]) == ("2023-05", "The city", False)
    assert document["texts"] == ["Annual report\nof the city", "Second page"]
    assert done["address"].endswith(f"/desk/intake/documents/{document['id']}/")
    assert (vault.folder / f"{document['sha256']}.pdf").read_bytes() == report.read_bytes()

    assert "has this file already; nothing was changed" in attach(report).stdout
    assert len(take_snapshot().archived) == 3


def test_documents_go_out_and_in_again(report: Path, vault: Vault, tmp_path: Path) -> None:
    """The promise that nothing which went in is lost, by the commands that people use."""
    attach(report)
    before = take_snapshot()
    assert run("export", tmp_path / "out").exit_code == 0
    assert "3 archived documents" in run("check", tmp_path / "out").stdout

    import_atlas(atlas=full_atlas(), replace=True)
    for path in vault.folder.iterdir():
        path.unlink()
    assert "archived: 3 new" in run("import", tmp_path / "out", "--dry-run").stdout
    assert list(vault.folder.iterdir()) == []
    assert run("import", tmp_path / "out").exit_code == 0

    assert take_snapshot() == before
    assert run("export", tmp_path / "again").exit_code == 0
    assert read_pack(tmp_path / "again") == before


def test_a_scan_is_said_to_be_one(vault: Vault, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf_of_pictures(2))
    assert "This is a scan: 2 of 2 pages are pictures" in attach(path, "--dry-run").stdout


@pytest.mark.parametrize(
    ("source", "content", "more", "said"),
    [
        (
            "s-tow",
            b"",
            (),
            "There is no source “s-tow”. Give the id of a source of the atlas. Is it one of these?\n  s-two",
        ),
        ("another list", b"", (), "  s-two  Another list"),
        ("zzzz", b"", (), "Look for it at the desk under Approaches, Sources"),
        ("s-two", b"MZ", (), "report.pdf was not attached. This is neither a PDF nor a picture"),
        ("s-two", b"%PDF-1.7", (), "report.pdf was not attached. The PDF is damaged"),
        ("s-two", None, ("--date", "May"), "report.pdf was not attached. “May” is not a date"),
        ("s-two", None, ("--language", "Dutch!"), "report.pdf was not attached. “Dutch!” is not a language code"),
        ("s-two", None, ("--language", "zzz"), "“zzz” is not a language code that is known"),
        ("s-two", None, ("--date", "2999", "--dry-run"), "The date of the copy, 2999, is in the future."),
        ("s-two", None, ("--licence", " "), "report.pdf was not attached. An archived document needs its licence"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    vault: Vault, report: Path, source: str, content: bytes | None, more: tuple[str, ...], said: str
) -> None:
    if content is not None:
        report.write_bytes(content)
    done = attach(report, *more, source=source)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(list(vault.folder.iterdir())) == 3, "the two that were there, and the lock"


def test_missing_bytes_are_one_clear_error(vault: Vault, tmp_path: Path) -> None:
    """Neither is a pack written that could not be read, nor is the installation called sound."""
    vault.path(archived()).unlink()
    exported, checked = run("export", tmp_path / "out"), run("check")
    assert (exported.exit_code, checked.exit_code) == (1, 1)
    assert "The file of “Report 2021.pdf” is missing" in exported.stderr
    assert "Next: moving-cities check" in exported.stderr
    assert "1 findings in the vault of archived documents" in checked.stderr
    assert not (tmp_path / "out").exists()
