"""The whole table of measurements, in one run on one machine: `make bench`.

Options: --skip-sizes (leaves out the builds of 1,000 to 10,000 cities), --skip-wagtail (leaves out the plain
Wagtail page, which needs an environment of its own), --var FOLDER (where to work; kept for the next run).
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.building import BuildFigures, measure_full_build, measure_one_change, measure_sizes
from bench.drafts import measure_drafts
from bench.matching import measure_matching
from bench.plain_wagtail import PlainWagtailFigures, measure_plain_wagtail
from bench.serving import ServingFigures, measure_serving
from tests.instruments.served import ROOT

INCUMBENT_SHARE_OF_NGINX = 440 / 46_700
"""What the incumbent's city page showed beside nginx on one machine; requests per second of each."""

Row = tuple[str, str, str, bool | None]


def main() -> None:
    """Measures and prints; exits with 1 where a goal was missed."""
    options = _options()
    var = options.var.absolute()
    var.mkdir(parents=True, exist_ok=True)
    _say("Setting up an installation with the start pack ...")
    _run("init", var)
    rows: list[Row] = []
    for part in _parts(options, var):
        for row in part:
            rows.append(row)
            print(_line(row), flush=True)
    missed = [row for row in rows if row[3] is False]
    print(f"\n{len(rows)} figures, {len(missed)} goals missed.")
    sys.exit(1 if missed else 0)


def _parts(options: argparse.Namespace, var: Path) -> Iterator[list[Row]]:
    _say("Building the whole edition from nothing ...")
    yield _build_rows(measure_full_build(var / "full"))
    _say("One change, from the desk to the reader ...")
    yield _change_rows(var)
    if not options.skip_sizes:
        _say("Atlases of 1,000 to 10,000 cities in two languages ...")
        yield _size_rows(measure_sizes(var / "sizes"))
    _say("Matching the names of places ...")
    yield _matching_rows()
    _say("Taking page texts in ...")
    yield _draft_rows(var)
    _say("Serving the same city page ...")
    serving = measure_serving(var, var / "scratch")
    plain = None
    if not options.skip_wagtail:
        _say("The plain Wagtail page, in an environment of its own ...")
        plain = measure_plain_wagtail(var / "plain-wagtail", page_bytes=serving.page_bytes)
    yield _serving_rows(serving, plain)


def _build_rows(full: BuildFigures) -> list[Row]:
    return [
        ("full build: pages", f"{full.pages:,}", "about 8,000", None),
        ("full build: seconds", f"{full.seconds:.1f} s", "under 40 s", full.seconds < 40),
        ("full build: pages a second", f"{full.pages_per_second:.0f}", "", None),
    ]


def _change_rows(var: Path) -> list[Row]:
    change = measure_one_change(var)
    return [
        ("one change: snapshot", f"{change.snapshot_seconds:.2f} s", "", None),
        ("one change: build and swap", f"{change.publish_seconds:.2f} s", "", None),
        ("one change live", f"{change.live_seconds:.2f} s", "under 2 s", change.live_seconds < 2),
        ("one change live, cold command", f"{change.command_seconds:.2f} s", "", None),
    ]


def _size_rows(sizes: list[BuildFigures]) -> list[Row]:
    first = sizes[0]
    rows: list[Row] = []
    for one in sizes:
        ratio = (one.seconds / one.pages) / (first.seconds / first.pages)
        goal = "within 1.3 of the first" if one is not first else ""
        words = f"{one.seconds:.1f} s for {one.pages:,} pages, {ratio:.2f} times the first's cost a page"
        rows.append((f"{one.cities:,} cities", words, goal, ratio <= 1.3 if goal else None))
    return rows


def _matching_rows() -> list[Row]:
    figures = measure_matching()
    speed, times = figures.names_per_second, figures.times_the_peer
    right = figures.right / figures.names
    return [
        ("names matched", f"{speed:,.0f} names/s", "at least 10,000", speed >= 10_000),
        ("names with a letter missing", f"{figures.mistyped_per_second:,.0f} names/s", "", None),
        ("names matched : rapidfuzz", f"{times:.0f} times", "at least 20 times", times >= 20),
        (
            "names right",
            f"{right:.1%} of {figures.names:,}, {figures.certain:,} certain",
            "at least 99 %",
            right >= 0.99,
        ),
        ("names wrong, but certain", str(figures.wrong), "none", figures.wrong == 0),
        ("gazetteer loaded", f"{figures.loading_seconds:.2f} s, {figures.loading_mb:.0f} MB", "", None),
    ]


def _draft_rows(var: Path) -> list[Row]:
    figures = measure_drafts(var)
    return [
        ("page texts recognised", f"{figures.read_per_second:,.0f} texts/s", "", None),
        (
            "page texts entered as drafts",
            f"{figures.entered_per_second:,.0f} texts/s",
            "at least 50",
            figures.entered_per_second >= 50,
        ),
    ]


def _serving_rows(serving: ServingFigures, plain: PlainWagtailFigures | None) -> list[Row]:
    embedded = serving.embedded.requests_per_second
    rows: list[Row] = [
        ("city page", f"{serving.page_bytes:,} bytes, {serving.sent_bytes:,} sent ({serving.address})", "", None),
        ("embedded server", f"{embedded:,.0f} requests/s", "", None),
    ]
    share = serving.share_of_nginx
    if serving.nginx is not None and share is not None:
        times = share / INCUMBENT_SHARE_OF_NGINX
        rows += [
            ("nginx from the folder", f"{serving.nginx.requests_per_second:,.0f} requests/s", "", None),
            ("embedded : nginx", f"{share:.2f}", "at least 0.25", share >= 0.25),
            ("embedded : the incumbent", f"{times:.0f} times", "at least 20 times", times >= 20),
        ]
    if plain is not None:
        times = embedded / plain.load.requests_per_second
        rows += [
            ("plain Wagtail page", f"{plain.load.requests_per_second:,.0f} requests/s", "", None),
            ("embedded : plain Wagtail", f"{times:.0f} times", "at least 100 times", times >= 100),
        ]
    memory = serving.memory_with_desk_mb or serving.memory_mb
    rows += [
        ("memory, readers only", f"{serving.memory_mb:.0f} MB", "", None),
        ("memory with the desk", f"{memory:.0f} MB", "under 250 MB", memory < 250),
    ]
    return rows


def _line(row: Row) -> str:
    name, value, goal, is_met = row
    mark = {True: "reached", False: "MISSED", None: ""}[is_met]
    return f"  {name:<32} {value:<62} {goal:<24} {mark}".rstrip()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--skip-sizes", action="store_true")
    parser.add_argument("--skip-wagtail", action="store_true")
    parser.add_argument("--var", type=Path, default=ROOT / "var" / "bench")
    return parser.parse_args()


def _run(command: str, var: Path) -> None:
    words = [sys.executable, "-m", "moving_cities", "--var", str(var), command]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run(words, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
