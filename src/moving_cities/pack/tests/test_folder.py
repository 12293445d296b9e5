"""A folder from anywhere is taken off the disk without being trusted."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from moving_cities.pack import PackError, read_pack
from moving_cities.pack.layout import MAX_TABLE_BYTES, MAX_TEXT_BYTES

Files = dict[str, bytes]
Put = Callable[[Files], Path]


def _problems(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(PackError) as caught:
        read_pack(folder)
    return [(one.file, one.message) for one in caught.value.problems]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert _problems(tmp_path / "nowhere") == [(".", f"There is no folder {tmp_path / 'nowhere'}.")]


def test_an_empty_folder_is_not_a_pack(tmp_path: Path) -> None:
    found = _problems(tmp_path)
    assert ("pack.toml", "The file is missing; without it, the folder is not a pack.") in found
    assert len(found) == 14


def test_a_link_out_of_the_folder_is_not_followed(small_pack: Files, on_disk: Put, tmp_path: Path) -> None:
    folder = on_disk(small_pack)
    secret = tmp_path / "secret.csv"
    secret.write_bytes(small_pack["topics.csv"])
    (folder / "topics.csv").unlink()
    (folder / "topics.csv").symlink_to(secret)
    ((file, message),) = _problems(folder)
    assert file == "topics.csv"
    assert "This is a link" in message


def test_a_linked_folder_is_not_followed(small_pack: Files, on_disk: Put, tmp_path: Path) -> None:
    folder = on_disk(small_pack)
    (tmp_path / "elsewhere").mkdir()
    (folder / "texts" / "city" / "gdansk").symlink_to(tmp_path / "elsewhere")
    ((file, message),) = _problems(folder)
    assert file == "texts/city/gdansk"
    assert "This is a link" in message


def test_a_loop_of_links_ends(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk(small_pack)
    (folder / "texts" / "loop").symlink_to(folder)
    assert [file for file, _ in _problems(folder)] == ["texts/loop"]


def test_the_pack_itself_may_be_reached_by_a_link(small_pack: Files, on_disk: Put, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(on_disk(small_pack))
    assert len(read_pack(tmp_path / "link").cities) == 2


@pytest.mark.parametrize(
    ("file", "limit"), [("cities.csv", MAX_TABLE_BYTES), ("texts/city/gent/nl.md", MAX_TEXT_BYTES)]
)
def test_a_huge_file_is_refused_before_it_is_read(small_pack: Files, on_disk: Put, file: str, limit: int) -> None:
    """The file is a hole in the disk of its size: had it been read, it would be NUL characters."""
    folder = on_disk(small_pack)
    os.truncate(folder / file, limit + 1)
    ((found, message),) = _problems(folder)
    assert found == file
    assert message == f"The file has {limit + 1:,} bytes; the limit is {limit:,}."


def test_a_pipe_does_not_make_the_reader_wait(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk(small_pack)
    (folder / "pages.csv").unlink()
    os.mkfifo(folder / "pages.csv")
    assert "not a regular file" in dict(_problems(folder))["pages.csv"]


def test_folders_without_end_are_refused(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk({**small_pack, "texts/" + "a/" * 20 + "x.md": b"x\n"})
    ((file, message),) = _problems(folder)
    assert file.startswith("texts/a/a/")
    assert "nested too deeply" in message


def test_what_cannot_be_opened_is_named(small_pack: Files, on_disk: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket: even the administrator, who may read everything, cannot open it as a file."""
    folder = on_disk(small_pack)
    (folder / "pages.csv").unlink()
    monkeypatch.chdir(folder)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("pages.csv")
        assert "cannot be opened" in dict(_problems(folder))["pages.csv"]


def test_reading_changes_nothing(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk(small_pack)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    read_pack(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
