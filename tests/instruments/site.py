"""The start pack as a served site: published once for all tests of a run, answered by the real server."""

import contextlib
import fcntl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.publishing import publish
from moving_cities.pack import read_pack
from tools.serving import serving

ROOT = Path(__file__).resolve().parents[2]
START_PACK = ROOT / "data" / "start"


@dataclass(frozen=True)
class BuiltSite:
    """A published and served site.

    Attributes:
        address: `http://127.0.0.1:port`, without a slash at the end.
        folder: the files as they are served.
        var: the installation that they belong to.
        atlas: the content that they were made from.
    """

    address: str
    folder: Path
    var: Path
    atlas: Atlas

    def url(self, path: str) -> str:
        """The whole address of a path such as `/en/`."""
        return f"{self.address}{path}"

    def file(self, path: str) -> Path:
        """The file that answers a path such as `/en/`."""
        return self.folder / path.strip("/") / "index.html"


@contextlib.contextmanager
def served_start_pack(var: Path) -> Iterator[BuiltSite]:
    """The start pack, published into `var` unless another stage has done so, and served while the block runs."""
    atlas = read_pack(START_PACK)
    with _alone_in(var):
        if not (var / "current").exists():
            publish(atlas, var)
    with serving(var) as address:
        yield BuiltSite(address, (var / "current").resolve() / "site", var, atlas)


@contextlib.contextmanager
def _alone_in(var: Path) -> Iterator[None]:
    """Lets one stage at a time into the installation; the others wait."""
    with (var / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
