"""A pack appears as a whole or not at all, and never in the place of something else."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from moving_cities.pack import PackTargetError, exchange, read_pack, replacing, write_pack
from moving_cities.pack.reading import read_files
from moving_cities.pack.replacing import replace_folder

Files = dict[str, bytes]
Put = Callable[[Files], Path]


def _files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _later(files: Files) -> Files:
    """Another pack: of a later date, with a text less."""
    later = {file: content for file, content in files.items() if file != "texts/city/gent/en.md"}
    return {**later, "pack.toml": files["pack.toml"].replace(b"2024-05", b"2025-01")}


@pytest.mark.parametrize("is_there", [True, False])
def test_a_pack_is_written_where_nothing_is(small_pack: Files, tmp_path: Path, *, is_there: bool) -> None:
    folder = tmp_path / "deep" / "pack"
    if is_there:
        folder.mkdir(parents=True)
    write_pack(read_files(small_pack), folder)
    assert _files(folder) == small_pack
    assert [path.name for path in folder.parent.iterdir()] == ["pack"]


def test_a_pack_replaces_a_pack_and_leaves_nothing_of_it(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk({**small_pack, ".DS_Store": b"\0"})
    write_pack(read_files(_later(small_pack)), folder)
    assert _files(folder) == _later(small_pack)
    assert [path.name for path in folder.parent.iterdir()] == ["pack"]


def test_a_pack_is_readable_for_whom_the_system_says(small_pack: Files, tmp_path: Path) -> None:
    """A folder made for temporary files would be closed to everybody else."""
    (tmp_path / "usual").mkdir()
    write_pack(read_files(small_pack), tmp_path / "pack")
    assert (tmp_path / "pack").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize(
    ("others", "part"),
    [
        ({"README.md": b"x"}, "holds “README.md”"),
        ({".git/HEAD": b"x"}, "holds “.git/HEAD”"),
        ({"texts/notes.md": b"x"}, "holds “texts/notes.md”"),
        ({"texts/city/gent/en.md.bak": b"x"}, "holds “texts/city/gent/en.md.bak”"),
    ],
)
def test_what_is_no_pack_is_not_replaced(small_pack: Files, on_disk: Put, others: Files, part: str) -> None:
    folder = on_disk({**small_pack, **others})
    with pytest.raises(PackTargetError) as caught:
        write_pack(read_files(_later(small_pack)), folder)
    assert part in str(caught.value)
    assert str(folder) in str(caught.value)
    assert _files(folder) == {**small_pack, **others}
    assert [path.name for path in folder.parent.iterdir()] == ["pack"]


def test_tables_without_a_header_file_are_not_a_pack(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk({"cities.csv": b"mine\n"})
    with pytest.raises(PackTargetError, match=r"without pack\.toml it is no pack"):
        write_pack(read_files(small_pack), folder)
    assert _files(folder) == {"cities.csv": b"mine\n"}


def test_a_file_is_not_replaced(small_pack: Files, tmp_path: Path) -> None:
    (tmp_path / "pack").write_text("mine")
    with pytest.raises(PackTargetError, match="a file of this name"):
        write_pack(read_files(small_pack), tmp_path / "pack")
    assert (tmp_path / "pack").read_text() == "mine"


def test_a_link_in_the_place_is_not_lost(small_pack: Files, on_disk: Put, tmp_path: Path) -> None:
    folder = on_disk(small_pack)
    (folder / "texts" / "city" / "x").symlink_to(tmp_path)
    with pytest.raises(PackTargetError, match="no part of a pack"):
        write_pack(read_files(small_pack), folder)


def test_a_link_to_a_pack_stays_a_link(small_pack: Files, on_disk: Put, tmp_path: Path) -> None:
    folder = on_disk(small_pack)
    (tmp_path / "link").symlink_to(folder)
    write_pack(read_files(_later(small_pack)), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert _files(folder) == _later(small_pack)


def test_where_folders_cannot_be_exchanged_the_old_one_steps_aside(
    small_pack: Files, on_disk: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives; here the system is said to be one that cannot."""
    folder = on_disk(small_pack)
    monkeypatch.setattr(replacing, "exchange", lambda *_: False)
    write_pack(read_files(_later(small_pack)), folder)
    assert _files(folder) == _later(small_pack)
    assert [path.name for path in folder.parent.iterdir()] == ["pack"]


def test_an_exchange_in_two_steps_that_was_killed_is_undone(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk(small_pack)
    folder.rename(folder.parent / ".pack.before")
    (folder.parent / ".pack.writing-0").mkdir()
    with pytest.raises(OSError, match="no space"):
        replace_folder(folder, _Full())
    assert _files(folder) == small_pack
    assert [path.name for path in folder.parent.iterdir()] == ["pack"]


class _Full(Files):
    """Files that cannot be written, as on a full disk."""

    def items(self) -> object:  # type: ignore[override]
        raise OSError("no space left on device")


def test_a_full_disk_leaves_the_old_pack_and_no_rubbish(small_pack: Files, on_disk: Put) -> None:
    folder = on_disk(small_pack)
    with pytest.raises(OSError, match="no space"):
        replace_folder(folder, _Full())
    assert _files(folder) == small_pack
    assert [path.name for path in folder.parent.iterdir()] == ["pack"]


def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not exchange.exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this file system cannot exchange folders")
    assert (tmp_path / "one" / "other").exists()
    assert (tmp_path / "other" / "one").exists()
    with pytest.raises(FileNotFoundError):
        exchange.exchange(tmp_path / "one", tmp_path / "nowhere")


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from moving_cities.pack import read_pack, write_pack
one, other, target = map(Path, sys.argv[1:])
atlases = [read_pack(one), read_pack(other)]
print("ready", flush=True)
while True:
    for atlas in atlases:
        write_pack(atlas, target)
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_place_holds_one_whole_pack(small_pack: Files, tmp_path: Path) -> None:
    """The old pack or the new one, byte for byte; and the next writing clears away what was left over."""
    one, other, target = (tmp_path / name for name in ("one", "other", "target"))
    old, new = read_files(small_pack), read_files(_later(small_pack))
    write_pack(old, one)
    write_pack(new, other)
    write_pack(old, target)
    random = Random(2024)
    for _ in range(12):
        _kill_while_writing([str(one), str(other), str(target)], random.uniform(0, 0.15))
        assert _files(target) in (_files(one), _files(other))
        assert read_pack(target) in (old, new)
    write_pack(new, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other", "target"]
    assert _files(target) == _files(other)


def _kill_while_writing(arguments: list[str], after_seconds: float) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", _WRITE_FOR_EVER, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(after_seconds)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
