"""Links the files of unchanged pages from one edition into the next, as a program of its own.

Some 27,000 links and 9,000 folders take as long as composing what has changed. A thread would wait for
the same interpreter lock; a process of its own does it on the other core. It needs nothing but the
standard library, so it starts in a few hundredths of a second.

    python -I -S linking.py OLD_SITE NEW_SITE < pages

A line of its input names a page's file and the endings of its compressed copies, apart by tabs. What is
linked already may stand there. It prints the files of which something was missing;
of those it leaves nothing behind.
"""

import errno
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

REPLACEABLE = frozenset({errno.ENOENT, errno.EXDEV, errno.EMLINK, errno.EPERM})
"""What can keep a file from being linked although the disk is sound: it is made anew then."""

LOOK_EVERY = 500
"""After so many pages the program looks whether whoever started it is still there."""


class Linking:
    """The program at work.

    Args:
        old_site: the site folder to link from.
        new_site: the one to link into.
        pages: per page its path and the endings of its copies.
        scratch: a folder for the list of pages.
    """

    def __init__(
        self, old_site: Path, new_site: Path, pages: Iterable[tuple[str, tuple[str, ...]]], scratch: Path
    ) -> None:
        orders = scratch / "links"
        orders.write_text("".join(f"{path}\t{' '.join(copies)}\n" for path, copies in pages), "utf-8")
        with orders.open("rb") as listing:
            command = [sys.executable, "-I", "-S", __file__, str(old_site), str(new_site)]
            self._process = subprocess.Popen(command, stdin=listing, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603 - our own file
        orders.unlink()

    def wait(self) -> frozenset[str]:
        """Waits for the end; returns the paths of pages of which something was missing.

        Raises:
            OSError: the disk is full or refuses the links.
        """
        lost, failure = self._process.communicate()
        if self._process.returncode:
            number, _, path = failure.decode("utf-8", "replace").strip().rpartition("\n")[2].partition("\t")
            code = int(number) if number.isdigit() else errno.EIO
            raise OSError(code, os.strerror(code), path or None)
        return frozenset(lost.decode("utf-8").splitlines())

    def stop(self) -> None:
        """Ends the program, if it still runs."""
        with self._process:  # closes what connects the two, and waits
            if self._process.poll() is None:
                self._process.kill()


def link_pages(orders: IO[str], old_site: str, new_site: str) -> None:
    """Carries out the orders; prints the paths of pages that could not be taken over whole."""
    starter = os.getppid()
    made: set[str] = set()
    for number, line in enumerate(orders, start=1):
        path, _, endings = line.rstrip("\n").partition("\t")
        _make_folder(f"{new_site}/{path}".rpartition("/")[0], made)
        if not _link([path, *(f"{path}.{ending}" for ending in endings.split())], old_site, new_site):
            sys.stdout.write(f"{path}\n")
        if number % LOOK_EVERY == 0 and os.getppid() != starter:
            return


def _link(names: list[str], old_site: str, new_site: str) -> bool:
    for count, name in enumerate(names):
        try:
            os.link(f"{old_site}/{name}", f"{new_site}/{name}")
        except FileExistsError:
            if not os.path.samefile(f"{old_site}/{name}", f"{new_site}/{name}"):  # noqa: PTH121
                raise
        except OSError as error:
            if error.errno not in REPLACEABLE:
                raise
            for linked in names[:count]:
                os.unlink(f"{new_site}/{linked}")  # noqa: PTH108 - pathlib is not worth its start here
            return False
    return True


def _make_folder(folder: str, made: set[str]) -> None:
    if folder in made:
        return
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    made.add(folder)


def main() -> int:
    """Reads the orders from standard input; 1 and a line `number TAB path` where the disk refuses."""
    try:
        link_pages(sys.stdin, sys.argv[1], sys.argv[2])
    except OSError as error:
        sys.stderr.write(f"{error.errno}\t{error.filename2 or error.filename or ''}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
