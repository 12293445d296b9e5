"""Cut the typefaces of the site down to what its nine languages need.

Run once when a typeface or a language changes; the results in `web/fonts/` are committed:

    python tools/subset_fonts.py

The sources are npm packages (OFL 1.1), fetched with `npm pack` into a temporary folder. Of each variable
font we keep the weights we use, drop the axes we do not, and split it by script, so that a page loads only
the scripts that stand on it. The same sources give the same bytes.

It also writes `web/styles/fonts.css`, and `card-*.ttf`, the static cuts for the social-media cards.
"""

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parents[1] / "web" / "fonts"
STYLESHEET = OUT.parent / "styles" / "fonts.css"

LATIN = (
    "20-7E A0-FF 131 152-153 2C6 2DA 2DC 2009-2015 2018-201E 2020-2022 2026 202F 2030 2032-2033 "
    "2039-203A 2044 20AC 2116 2122 2190-2193 2212"
)
LATIN_EXT = (
    "100-107 10A-113 116-11B 11E-123 126-127 12A-12B 12E-130 136-137 139-148 14A-14B 150-151 154-15B "
    "15E-161 164-167 16A-16B 16E-17E 218-21B 1E80-1E85 1E9E 1EF2-1EF3"
)
GREEK = "37E 384-38A 38C 38E-3A1 3A3-3CE"
ARABIC = "60C 61B 61F 621-63A 640-652 653-655 660-66C 670-671 67E 686 6A4 6AF 200C-200F"

RANGES = {"latin": LATIN, "latin-ext": LATIN_EXT, "greek": GREEK, "arabic": ARABIC}
FEATURES = [
    "kern",
    "mark",
    "mkmk",
    "ccmp",
    "locl",
    "liga",
    "rlig",
    "calt",
    "init",
    "medi",
    "fina",
    "tnum",
    "rvrn",
]


@dataclass(frozen=True)
class Cut:
    """One file to make.

    Attributes:
        name: stem of the result, `<name>-<script>.woff2`.
        package: npm package with its version.
        file: pattern of the source inside the package; `{script}` stands for the script.
        scripts: the scripts to keep.
        axes: per axis a value to pin it at, or the range to keep.
        family, weight, style: as the stylesheet calls it.
        size_adjust: makes scripts that are drawn small or large on their body sit well with the others.
    """

    name: str
    package: str
    file: str
    scripts: tuple[str, ...]
    axes: dict[str, float | tuple[float, float]]
    family: str
    weight: str = "400"
    style: str = "normal"
    size_adjust: str = ""


SOFIA = "@fontsource-variable/sofia-sans-condensed@5.3.0"
LITERATA = "@fontsource-variable/literata@5.3.0"
READEX = "@fontsource-variable/readex-pro@5.3.0"
NASKH = "@fontsource-variable/noto-naskh-arabic@5.3.0"
EUROPEAN = ("latin", "latin-ext", "greek")

CUTS = (
    Cut(
        "sofia-condensed",
        SOFIA,
        "sofia-sans-condensed-{script}-wght-normal.woff2",
        EUROPEAN,
        {"wght": (400, 800)},
        "Sofia Condensed",
        "400 800",
    ),
    Cut(
        "literata",
        LITERATA,
        "literata-{script}-opsz-normal.woff2",
        EUROPEAN,
        {"opsz": 14, "wght": 400},
        "Literata",
    ),
    Cut(
        "literata-italic",
        LITERATA,
        "literata-{script}-opsz-italic.woff2",
        EUROPEAN,
        {"opsz": 14, "wght": 400},
        "Literata",
        style="italic",
    ),
    Cut(
        "readex",
        READEX,
        "readex-pro-{script}-wght-normal.woff2",
        ("arabic",),
        {"wght": (400, 700)},
        "Readex",
        "400 700",
        size_adjust="86%",
    ),
    Cut(
        "naskh",
        NASKH,
        "noto-naskh-arabic-{script}-wght-normal.woff2",
        ("arabic",),
        {"wght": (400, 700)},
        "Naskh",
        "400 700",
        size_adjust="112%",
    ),
)

FALLBACKS = """\
@font-face {
  font-family: "Literata Fallback";
  src: local("Georgia"), local("Gelasio"), local("DejaVu Serif");
  size-adjust: 105%;
  ascent-override: 112%;
  descent-override: 29%;
  line-gap-override: 0%;
}
@font-face {
  font-family: "Sofia Condensed Fallback";
  src: local("Arial"), local("Helvetica"), local("Liberation Sans");
  size-adjust: 75%;
  ascent-override: 120%;
  descent-override: 40%;
  line-gap-override: 0%;
}
"""
"""System typefaces in the proportions of ours, so that nothing moves when ours arrive."""


def code_points(ranges: str) -> list[int]:
    """The code points of a list such as `20-7E A0`, in hexadecimal."""
    points: list[int] = []
    for piece in ranges.split():
        first, _, last = piece.partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def fetch(package: str, into: Path) -> Path:
    """Unpack an npm package below `into` and return its folder."""
    answer = subprocess.run(["npm", "pack", "--json", package], cwd=into, check=True, capture_output=True, text=True)
    archive = into / str(json.loads(answer.stdout)[0]["filename"])
    folder = into / archive.stem
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def reduce(font: TTFont, points: Iterable[int]) -> TTFont:
    """Keep these code points and the layout features that the site uses."""
    options = subset.Options(
        layout_features=FEATURES,
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 13, 14],
        drop_tables=["DSIG"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font["head"].modified = font["head"].created
    return font


def make(cut: Cut, folder: Path) -> None:
    """Write the files of one cut."""
    for script in cut.scripts:
        source = folder / "files" / cut.file.format(script=script)
        font = TTFont(source, recalcTimestamp=False)
        reduce(font, code_points(RANGES[script]))
        font = instancer.instantiateVariableFont(font, cut.axes)
        font.flavor = "woff2"
        target = OUT / f"{cut.name}-{script}.woff2"
        font.save(target)
        print(f"{target.name:34} {target.stat().st_size:7,} bytes, {len(font.getBestCmap())} characters")


def face(cut: Cut, script: str) -> str:
    """The `@font-face` rule of one file."""
    points = ", ".join(f"U+{piece}" for piece in RANGES[script].split())
    adjust = f"  size-adjust: {cut.size_adjust};\n" if cut.size_adjust else ""
    return (
        f'@font-face {{\n  font-family: "{cut.family}";\n  font-weight: {cut.weight};\n  font-style: {cut.style};\n'
        f"  font-display: swap;\n{adjust}"
        f'  src: url("../fonts/{cut.name}-{script}.woff2") format("woff2");\n  unicode-range: {points};\n}}\n'
    )


def write_stylesheet() -> None:
    """Write `web/styles/fonts.css` with the rules of every file and of the fallbacks."""
    rules = "".join(face(cut, script) for cut in CUTS for script in cut.scripts)
    STYLESHEET.write_text(f"/* Written by tools/subset_fonts.py. */\n{rules}{FALLBACKS}", "utf-8")


def make_card(target: Path, sources: list[Path], weight: float, scratch: Path) -> None:
    """Write one static font out of the scripts of a variable one, for Pillow."""
    parts: list[str] = []
    for source in sources:
        font = TTFont(source, recalcTimestamp=False)
        script = next(s for s in ("latin-ext", "latin", "greek", "arabic") if f"-{s}-" in source.name)
        reduce(font, code_points(RANGES[script]))
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = None
        part = scratch / f"{source.stem}.ttf"
        font.save(part)
        parts.append(str(part))
    whole = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0], recalcTimestamp=False)
    whole.recalcTimestamp = False
    first = TTFont(parts[0], recalcTimestamp=False)
    whole["head"].created = whole["head"].modified = first["head"].created
    whole.save(target)
    print(f"{target.name:34} {target.stat().st_size:7,} bytes, {len(whole.getBestCmap())} characters")


def main() -> None:
    """Fetch the sources and write every file, with the licence of each family beside it."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        folders = {package: fetch(package, scratch) for package in dict.fromkeys(cut.package for cut in CUTS)}
        for cut in CUTS:
            make(cut, folders[cut.package])
            licence = OUT / f"{cut.package.split('/')[1].rsplit('@', 1)[0]}.LICENSE.txt"
            licence.write_text((folders[cut.package] / "LICENSE").read_text("utf-8"), "utf-8")
        write_stylesheet()
        sofia = [folders[SOFIA] / "files" / f"sofia-sans-condensed-{s}-wght-normal.woff2" for s in EUROPEAN]
        make_card(OUT / "card-sofia-condensed.ttf", sofia, 700, scratch)
        readex = [folders[READEX] / "files" / f"readex-pro-{s}-wght-normal.woff2" for s in ("latin", "arabic")]
        make_card(OUT / "card-readex.ttf", readex, 600, scratch)


if __name__ == "__main__":
    main()
