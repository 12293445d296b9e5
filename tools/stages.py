"""The stages of `make test`: each is a command with a time, a result, and perhaps counted tests."""

import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.places import ROOT

_WIDTH = 78
EVERYTHING_REQUIRED = "MOVING_CITIES_TESTS_MUST_NOT_SKIP"
"""Set for the stages where a test that lacks a browser, a database or a checker must fail instead of being skipped."""


@dataclass(frozen=True)
class Stage:
    """One thing to check.

    Attributes:
        name: the word that chooses it on the command line.
        title: what it checks, for the person who reads along.
        command: the program and its arguments.
        environment: the variables it runs with.
        report: where its tests are counted (JUnit's XML), if it runs tests.
    """

    name: str
    title: str
    command: Sequence[str]
    environment: Mapping[str, str]
    report: Path | None = None


@dataclass(frozen=True)
class Counts:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


@dataclass(frozen=True)
class Outcome:
    """How a stage went. `why_skipped` is a sentence when it was not run at all."""

    name: str
    title: str
    seconds: float = 0.0
    is_good: bool = True
    counts: Counts = field(default_factory=Counts)
    why_skipped: str = ""


_at_work: set["subprocess.Popen[bytes]"] = set()
"""Programs that stages have started and that have not ended."""


def run(stage: Stage, *, is_held: bool = False) -> Outcome:
    """Run the stage and say how it went.

    Args:
        stage: what to check.
        is_held: whether its output is held until it has ended, because another stage speaks meanwhile; else
            it passes through.
    """
    if not is_held:
        announce(f"{stage.name}: {stage.title}")
    started = time.monotonic()
    if stage.report:
        stage.report.parent.mkdir(parents=True, exist_ok=True)
        stage.report.unlink(missing_ok=True)
    code = _carry_out(stage, is_held=is_held)
    counts = count(stage.report) if stage.report else Counts()
    return Outcome(stage.name, stage.title, time.monotonic() - started, code == 0, counts)


def stop_all() -> None:
    """End what stages have started."""
    for program in tuple(_at_work):
        program.terminate()


def _carry_out(stage: Stage, *, is_held: bool) -> int:
    output = subprocess.PIPE if is_held else None
    errors = subprocess.STDOUT if is_held else None
    with subprocess.Popen(
        stage.command, cwd=ROOT, env=dict(stage.environment), stdin=subprocess.DEVNULL, stdout=output, stderr=errors
    ) as program:
        _at_work.add(program)
        try:
            held, _ = program.communicate()
        finally:
            _at_work.discard(program)
    if is_held:
        announce(f"{stage.name}: {stage.title}")
        sys.stdout.flush()
        sys.stdout.buffer.write(held)
        sys.stdout.flush()
    return program.returncode


def announce(words: str) -> None:
    """Print a line that can be found again when scrolling."""
    print(f"\n── {words} {'─' * max(0, _WIDTH - len(words) - 4)}", flush=True)


def count(report: Path) -> Counts:
    """The tests counted in a report of JUnit's form; none when the run ended before it was written."""
    if not report.exists():
        return Counts()
    total = Counts()
    for suite in ET.parse(report).getroot().iter("testsuite"):
        tests, skipped = int(suite.get("tests", 0)), int(suite.get("skipped", 0))
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        total += Counts(max(0, tests - skipped - failed), failed, skipped)
    return total


def summarise(outcomes: Sequence[Outcome], *, is_everything_required: bool) -> int:
    """Print one table and the sum of the tests, and return the exit code.

    Args:
        outcomes: how the stages went, in their order.
        is_everything_required: whether a stage that was not run is a failure (it is in CI).
    """
    announce("summary")
    for outcome in outcomes:
        print(f"{outcome.name:<12} {_verdict(outcome):<8} {outcome.seconds:6.1f} s  {outcome.title}")
        if outcome.why_skipped:
            print(f"{'':<12} {outcome.why_skipped}")
    total = sum((outcome.counts for outcome in outcomes), Counts())
    is_bad = any(not outcome.is_good or (is_everything_required and outcome.why_skipped) for outcome in outcomes)
    print(f"{'all':<12} {'FAILED' if is_bad else 'passed':<8} {sum(one.seconds for one in outcomes):6.1f} s\n")
    if total != Counts():
        print(f"Tests: {total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    sys.stdout.flush()
    return 1 if is_bad else 0


def _verdict(outcome: Outcome) -> str:
    if outcome.why_skipped:
        return "SKIPPED"
    return "passed" if outcome.is_good else "FAILED"
