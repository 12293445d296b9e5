"""Archived documents in a pack: bytes and pages come back, and every damage is named where it is."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moving_cities.atlas.archived import MAX_DOCUMENT_BYTES, page_text
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack import PackError, Vault, VaultError, pack_files, read_pack, write_pack
from moving_cities.pack.reading import read_files
from moving_cities.pack.vault import fcntl
from tests.instruments.archived import REPORT, SCAN, archived, fill, scan, with_documents
from tests.instruments.full_atlas import full_atlas
from tests.strategies import atlases

UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
BYTES, PAGES = f"documents/{archived().file}", f"documents/{archived().id}.txt"


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault with the bytes of the two documents."""
    return fill(Vault(tmp_path / "vault"))


@pytest.fixture
def pack(vault: Vault, tmp_path: Path) -> Path:
    """A pack with a report and a scan."""
    write_pack(with_documents(full_atlas()), tmp_path / "pack", vault)
    return tmp_path / "pack"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_pack_with_documents_is_read_again(pack: Path) -> None:
    assert read_pack(pack) == with_documents(full_atlas())
    assert (pack / BYTES).read_bytes() == REPORT
    assert (pack / PAGES).read_text(encoding="utf-8") == "First page\nof the report\f\fŁódź, Gdańsk und Köln\n"


def test_a_pack_without_documents_has_neither_table_nor_folder() -> None:
    """What shipped before is byte for byte what it was."""
    assert not [file for file in pack_files(full_atlas()) if file.startswith("documents")]


@given(
    atlas=atlases(most=2),
    pages=st.lists(st.text().map(page_text), min_size=1, max_size=3),
    content=st.binary(min_size=1),
)
@settings(max_examples=25, suppress_health_check=UNHURRIED)
def test_any_pages_come_back(atlas: Atlas, pages: list[str], content: bytes) -> None:
    documents = [archived(content, source.id, texts=tuple(pages)) for source in atlas.sources]
    held = replace(atlas, archived=tuple(documents))
    files = pack_files(held)
    bytes_of = {f"documents/{one.file}": content for one in documents}
    assert read_files({**files, **bytes_of}) == held
    assert pack_files(read_files({**files, **bytes_of})) == files


def test_two_records_of_the_same_file_share_its_bytes(vault: Vault, tmp_path: Path) -> None:
    held = replace(full_atlas(), archived=(archived(), archived(source_id="s-two", licence="Other terms")))
    write_pack(held, tmp_path / "pack", vault)
    assert read_pack(tmp_path / "pack") == held
    assert len(list((tmp_path / "pack" / "documents").glob("*.pdf"))) == 1


def test_a_pack_with_documents_replaces_one_without_and_back(vault: Vault, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    for held in (full_atlas(), with_documents(full_atlas()), full_atlas()):
        write_pack(held, folder, vault)
        assert read_pack(folder) == held
    assert not (folder / "documents").exists()


def test_crlf_and_a_byte_order_mark_are_tolerated(pack: Path) -> None:
    """As in every other file of a pack."""
    pages = (pack / PAGES).read_text(encoding="utf-8").replace("\n", "\r\n")
    (pack / PAGES).write_bytes(b"\xef\xbb\xbf" + pages.encode())
    assert read_pack(pack) == with_documents(full_atlas())


def _cut(pack: Path) -> None:
    (pack / BYTES).write_bytes(REPORT[:-5])


def _changed(cell: str, other: str) -> Callable[[Path], None]:
    def change(pack: Path) -> None:
        table = pack / "documents.csv"
        text = table.read_text(encoding="utf-8")
        assert cell in text
        table.write_text(text.replace(cell, other), encoding="utf-8")

    return change


def _pages(content: bytes) -> Callable[[Path], None]:
    return lambda pack: (pack / PAGES).write_bytes(content) and None


LINE = [row.split(",")[0] for row in ["id", *sorted([archived().id, scan().id])]].index(archived().id) + 1


@pytest.mark.parametrize(
    ("damage", "place", "part"),
    [
        (lambda pack: (pack / BYTES).unlink(), f"documents.csv:{LINE} sha256", "is missing. Bring it back"),
        (_cut, BYTES, "altered or cut off: its SHA-256 is"),
        (lambda pack: os.truncate(pack / BYTES, MAX_DOCUMENT_BYTES + 1), BYTES, "the limit is 60,000,000"),
        (_changed(f",{len(REPORT)},", ",7,"), f"documents.csv:{LINE} size_bytes", f"has {len(REPORT)} bytes, not 7"),
        (lambda pack: (pack / PAGES).unlink(), PAGES, "is missing. It holds the text of the pages"),
        (_pages(b"a\f\fno end"), f"{PAGES}:1", "cut off"),
        (_pages(b"a\f\fb \n"), f"{PAGES}:1 page 3", "spaces or empty lines at its edges"),
        (_pages(b"a\nb\f\n\fb\n"), f"{PAGES}:2 page 2", "spaces or empty lines at its edges"),
        (_pages(b"a\f\fb\0\n"), f"{PAGES}:1", "NUL"),
        (_pages(b"a\f\f\xff\n"), f"{PAGES}:1", "not UTF-8"),
        (_pages(b"a\fb\fc\fd\n"), f"documents.csv:{LINE} pages", "Texts of pages: 4. Pages of the document: 3."),
        (_changed("s-one", "s-none"), f"documents.csv:{LINE} id", "The id of this file as a document of “s-none”"),
        (_changed("application/pdf", "text/html"), f"documents.csv:{LINE} media_type", "is none of application/pdf"),
        (_changed("CC BY 4.0, says the last page", ""), f"documents.csv:{LINE} licence", "is empty, but it is needed"),
        (_changed("2026-11", "November"), f"documents.csv:{LINE} copied_on", "is not a date"),
        (lambda pack: (pack / "documents" / "x.exe").write_bytes(b"MZ"), "documents/x.exe", "Move it out"),
        (
            lambda pack: (pack / "documents" / f"{'0' * 64}.pdf").write_bytes(b"x"),
            f"documents/{'0' * 64}.pdf",
            "No row of documents.csv names this file",
        ),
    ],
)  # fmt: skip
def test_every_damage_is_named_where_it_is(pack: Path, damage: Callable[[Path], object], place: str, part: str) -> None:
    damage(pack)
    with pytest.raises(PackError) as caught:
        read_pack(pack)
    said = [str(one) for one in caught.value.problems]
    assert any(one.startswith(f"{place}: ") and part in one for one in said), said


def test_several_damages_are_told_at_once(pack: Path) -> None:
    _cut(pack)
    (pack / f"documents/{scan().id}.txt").unlink()
    _changed("2026-11", "November")(pack)
    with pytest.raises(PackError) as caught:
        read_pack(pack)
    assert len(caught.value.problems) == 4, "both dates, the altered bytes, the missing pages"


def test_documents_without_their_table_are_strays(pack: Path) -> None:
    (pack / "documents.csv").unlink()
    with pytest.raises(PackError) as caught:
        read_pack(pack)
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"else")])
def test_nothing_is_written_without_sound_bytes(pack: Path, vault: Vault, damage: Callable[[Path], object]) -> None:
    """The pack of yesterday stays, whole."""
    before = files_of(pack)
    damage(vault.path(archived()))
    with pytest.raises(VaultError, match=r"The file of “Report 2021\.pdf” is .* Restore|restore"):
        write_pack(replace(with_documents(full_atlas()), terms=()), pack, vault)
    assert files_of(pack) == before
    assert sorted(path.name for path in pack.parent.iterdir()) == ["pack", "vault"]


def test_a_vault_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="No vault was named"):
        write_pack(with_documents(full_atlas()), tmp_path / "pack")
    assert list(tmp_path.iterdir()) == []


def test_bytes_that_are_there_are_never_written_again(vault: Vault) -> None:
    before = vault.path(archived()).stat()
    vault.keep(archived(), REPORT)
    assert vault.path(archived()).stat().st_mtime_ns == before.st_mtime_ns
    assert vault.path(archived()).stat().st_ino == before.st_ino


def test_other_bytes_than_the_record_says_are_refused(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    with pytest.raises(VaultError, match="altered or cut off"):
        vault.keep(archived(), SCAN)
    assert [path.name for path in vault.folder.iterdir()] == [".lock"]


def test_an_altered_file_is_not_taken_for_the_right_one(vault: Vault) -> None:
    """Attaching the same file again must not hide that the copy in the vault is broken."""
    vault.path(archived()).write_bytes(b"else")
    with pytest.raises(VaultError, match="Move it away"):
        vault.keep(archived(), REPORT)
    assert [fault[:35] for fault in vault.faults([archived(), scan()])] == ["The file of “Report 2021.pdf” is no"]


def test_bytes_go_unless_they_are_needed(vault: Vault) -> None:
    vault.remove_unless(archived().file, lambda: True)
    assert vault.path(archived()).exists()
    vault.remove_unless(archived().file, lambda: False)
    assert not vault.path(archived()).exists()
    vault.remove_unless(archived().file, lambda: False)
    with vault.sound(scan()) as opened:
        assert opened.read() == SCAN


KILLED = """
import os, sys
from pathlib import Path
from moving_cities.pack import Vault, vault
from tests.instruments.archived import REPORT, archived
vault.os.fsync = lambda _: os._exit(9)
Vault(Path(sys.argv[1])).keep(archived(), REPORT)
"""


def test_a_process_that_is_killed_while_writing_leaves_nothing_that_counts(tmp_path: Path) -> None:
    """What it left half written is cleared by the next that writes, and its lock is gone with it."""
    vault = Vault(tmp_path / "vault")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, str(vault.folder)], env=environment, check=False)
    assert done.returncode == 9
    assert not vault.path(archived()).exists()
    assert len(list(vault.folder.glob(".writing-*"))) == 1

    vault.keep(scan(), SCAN)
    assert sorted(path.name for path in vault.folder.iterdir()) == sorted([".lock", scan().file])


def test_who_writes_waits_for_who_removes(vault: Vault) -> None:
    """Else bytes could go in the moment in which somebody else counts on them."""

    def look() -> bool:
        with (vault.folder / ".lock").open() as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True

    vault.remove_unless(archived().file, look)
