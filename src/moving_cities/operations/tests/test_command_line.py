"""The command `moving-cities` as a person meets it: in a process of its own, from nothing to a served atlas."""

import http.client
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from moving_cities.operations.ports import free_port
from moving_cities.pack import write_pack
from tests.instruments.full_atlas import full_atlas

ROOT = Path(__file__).resolve().parents[4]
PASSWORD_LINE = "  password  "


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> Path:
    """A small atlas in which every field holds something."""
    folder = tmp_path_factory.mktemp("packs") / "small"
    write_pack(full_atlas(), folder)
    return folder


@pytest.fixture(scope="module")
def var(tmp_path_factory, pack) -> Path:
    """An installation that was set up with the small atlas by `init`."""
    folder = tmp_path_factory.mktemp("installation") / "var"
    done = run(folder, "init", "--pack", str(pack))
    assert done.returncode == 0, done.stderr
    assert PASSWORD_LINE in done.stdout
    return folder


def environment(var: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "PORT"}}
    return {**kept, "MOVING_CITIES_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "moving_cities", *arguments]


def run(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), env=environment(var), capture_output=True, text=True, check=False, timeout=300
    )


def written(var: Path) -> dict[str, int]:
    """When each file at the top of an installation was last written, but for locks: whoever waits writes those."""
    files = (path for path in var.iterdir() if path.is_file() and path.suffix != ".lock")
    return {path.name: path.stat().st_mtime_ns for path in files}


def damaged(pack: Path, folder: Path) -> Path:
    """The same pack with a latitude that is none."""
    copy = folder / "damaged"
    subprocess.run(["cp", "-r", str(pack), str(copy)], check=True)
    lines = (copy / "cities.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    cells = lines[1].split(",")
    cells[3] = "north"
    (copy / "cities.csv").write_text("".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    return copy


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"], ["--version"]])
def test_help_does_not_wait_for_django(arguments, tmp_path):
    words = (
        "import sys; from moving_cities.operations.command_line import main; "
        f"main({arguments!r}, standalone_mode=False); "
        "sys.exit(any(name.split('.')[0] in {'django', 'wagtail', 'granian', 'jinja2'} for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", words], env=environment(tmp_path), capture_output=True, check=False)

    assert done.returncode == 0


def test_a_pack_is_checked_without_django_and_without_an_installation(pack, tmp_path):
    words = (
        "import sys; from moving_cities.operations.command_line import main; "
        f"main(['check', {str(pack)!r}], standalone_mode=False); sys.exit('django' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", words], env=environment(tmp_path / "var"), capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert b"is sound" in done.stdout
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("name", ["check", "import"])
def test_a_bad_pack_is_refused_with_the_place_and_the_next_command(name, pack, var, tmp_path):
    done = run(var, name, str(damaged(pack, tmp_path)))

    assert done.returncode == 1
    assert "cities.csv:2 latitude" in done.stderr
    assert "moving-cities check PACK" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_line_that_is_not_understood_is_a_usage_error(tmp_path):
    assert run(tmp_path, "import", str(tmp_path / "nowhere")).returncode == 2
    assert run(tmp_path, "publish", "--fast").returncode == 2


def test_a_second_init_has_nothing_to_do(var):
    before = written(var)
    done = run(var, "init")

    assert (done.returncode, done.stdout) == (0, "")
    assert written(var) == before


def test_a_lost_password_is_replaced(var):
    done = run(var, "init", "--new-password")

    assert done.returncode == 0, done.stderr
    assert PASSWORD_LINE in done.stdout


def test_what_is_exported_is_what_was_imported(pack, var, tmp_path):
    done = run(var, "export", str(tmp_path / "exported"))

    assert done.returncode == 0, done.stderr
    difference = subprocess.run(["diff", "-r", str(pack), str(tmp_path / "exported")], capture_output=True, check=False)
    assert difference.stdout == b""


def test_a_rehearsed_import_changes_nothing(pack, var, tmp_path):
    changed = tmp_path / "changed"
    subprocess.run(["cp", "-r", str(pack), str(changed)], check=True)
    header = (changed / "pack.toml").read_text(encoding="utf-8")
    (changed / "pack.toml").write_text(header.replace('as_of = "2', 'as_of = "1'), encoding="utf-8")

    done = run(var, "import", "--dry-run", str(changed))

    assert done.returncode == 0, done.stderr
    assert "Would change: date or languages of the atlas changed." in done.stdout
    assert "nothing changed" in run(var, "import", "--dry-run", str(pack)).stdout


def test_publishing_again_changes_nothing(var):
    done = run(var, "publish", "--full")

    assert done.returncode == 0, done.stderr
    assert "was live already" in done.stdout


def test_a_sound_installation_is_called_sound(var):
    done = run(var, "check")

    assert done.returncode == 0, done.stderr
    assert "The desk is sound" in done.stdout
    assert "is whole and shows what the desk holds" in done.stdout


def test_a_changed_file_of_the_edition_is_found(var):
    page = var / "current" / "site" / "en" / "index.html"
    content = page.read_bytes()
    page.unlink()
    page.write_bytes(content + b" ")
    try:
        done = run(var, "check")
    finally:
        page.write_bytes(content)

    assert done.returncode == 1
    assert "en/index.html was changed after it was published." in done.stderr
    assert "moving-cities publish --full" in done.stderr


@pytest.mark.parametrize("name", ["export", "publish", "check"])
def test_an_installation_that_was_never_set_up_says_what_to_do(name, tmp_path):
    arguments = [name, str(tmp_path / "exported")] if name == "export" else [name]
    (tmp_path / "var").mkdir()

    done = run(tmp_path / "var", *arguments)

    assert done.returncode == 1
    assert "moving-cities init" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "var").iterdir()) == []


@pytest.mark.parametrize(
    ("place", "code", "sentence"),
    [
        ("/proc/atlas", 1, "The folder /proc/atlas cannot be written to."),
        ("/etc/hostname", 2, "is a file. Give a folder."),
    ],
)
def test_an_export_names_the_folder_that_was_given(var, place, code, sentence):
    done = run(var, "export", place)

    assert done.returncode == code
    assert sentence in done.stderr
    assert ".writing-" not in done.stderr


def test_serving_what_was_never_published_is_told_at_the_start(tmp_path):
    port = free_port()
    process = subprocess.Popen(
        command("serve", "--port", str(port), "--workers", "1", "--without-desk"),
        env=environment(tmp_path), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        told = process.stderr.readline()
    finally:
        process.terminate()
        process.communicate(timeout=30)

    assert told.startswith("Readers find nothing yet. There is no edition to serve:")
    assert str(tmp_path) in told


def test_serving_tells_the_addresses_answers_and_ends_with_ctrl_c(var):
    port = free_port()
    process = subprocess.Popen(
        command("serve", "--port", str(port), "--workers", "1", "--without-desk"),
        env=environment(var), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        told = [process.stdout.readline(), process.stdout.readline()]
        assert status_of(port, "/en/") == 200
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)

    assert told[1].strip() == f"site  http://127.0.0.1:{port}/"
    assert process.returncode in {0, 130}
    assert "Traceback" not in errors


def status_of(port: int, path: str) -> int:
    """The status of the answer, once the server has come up."""
    deadline = time.monotonic() + 30
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "the server did not come up"
            time.sleep(0.1)
        finally:
            connection.close()


def _hear_ctrl_c():
    """What a shell starts in the background is deaf to Ctrl-C, and so would be what the tests start then."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_ctrl_c_during_init_leaves_nothing_half_done_and_init_goes_on(pack, tmp_path):
    """The tables are made step by step, each whole; the content is there wholly or not at all."""
    var = tmp_path / "var"
    process = subprocess.Popen(
        command("init", "--pack", str(pack)),
        env=environment(var),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hear_ctrl_c,
    )
    assert process.stderr is not None
    while "Preparing the database" not in process.stderr.readline():
        pass
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "Stopped." in errors
    assert run(var, "init", "--pack", str(pack)).returncode == 0
    with sqlite3.connect(f"file:{var / 'atlas.sqlite3'}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
