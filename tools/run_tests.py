"""`make test`: brings what tests need, runs every check, and ends with one summary.

Words after the command choose stages: `-m tools.run_tests lint types`. With CI=true nothing may be skipped.
A PostgreSQL of your own is used when TEST_DATABASE_URL (or DATABASE_URL) names it, as in
`postgresql://user:password@host/name`; the tests make a database `test_name` there, and remove it.
"""

import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

from moving_cities.operations.errors import OperationsError, SetupError
from tools import browser_checks, chromium, postgresql
from tools.debian import advice
from tools.environment import TEST_LOCK, prepare
from tools.places import ENVIRONMENT, PYTHON, ROOT, VAR
from tools.servers import require_servers
from tools.speaking import speak_plainly
from tools.stages import EVERYTHING_REQUIRED, Outcome, Stage, announce, run, stop_all, summarise

REPORTS = VAR / "test-reports"
STATIC = {
    "lint": ("ruff: mistakes and style", ["ruff", "check", "."]),
    "format": ("ruff: layout", ["ruff", "format", "--check", "."]),
    "types": ("mypy: types", ["mypy"]),
    "contracts": ("import-linter: who may import whom", ["lint-imports"]),
    "proofread": ("moving-cities proofread: the texts of the start pack", ["moving-cities", "proofread", "data/start"]),
}
DYNAMIC = {
    "tests": "pytest: units, rooms and contracts, on SQLite",
    "postgresql": "pytest: the rooms that use the database, on PostgreSQL",
    "journeys": "pytest: what people do, in a real browser",
}
OF_TESTS = VAR / "test"
# CI is not handed on, because pytest then prints whole atlases where two of them differ.
_NOT_HANDED_ON = frozenset({"CI", "DATABASE_URL", "PYTHONPATH", "PORT", "ARGS"})


def main() -> int:
    """Run the chosen stages, all by default, and return 1 if one of them failed."""
    signal.signal(signal.SIGTERM, _stop)
    names = _chosen(sys.argv[1:])
    shutil.rmtree(OF_TESTS, ignore_errors=True)
    outcomes = [*_prepared(names)]
    unmet = {outcome.name for outcome in outcomes if outcome.why_skipped}
    outcomes += [run(_static(name)) for name in names if name in STATIC]
    with ThreadPoolExecutor(1) as beside:
        others = beside.submit(_beside, names, unmet)
        try:
            if "tests" in names:
                outcomes.append(run(_pytest("tests", ["-m", "not journey and not postgresql"])))
            outcomes += others.result()
        except BaseException:
            stop_all()
            raise
    return summarise(outcomes, is_everything_required=_is_ci())


def _beside(names: Sequence[str], unmet: set[str]) -> list[Outcome]:
    """The stages that run beside the long one, on the other core; their words are held until each has ended."""
    outcomes = []
    if "postgresql" in names:
        outcomes.append(_on_postgresql())
    if "journeys" in names and "browser" not in unmet:
        outcomes.append(run(_pytest("journeys", ["-m", "journey"]), is_held=True))
    return outcomes


def _chosen(words: Sequence[str]) -> list[str]:
    known = [*STATIC, *DYNAMIC]
    unknown = sorted(set(words) - set(known))
    if unknown:
        raise SetupError(f"There is no stage {', '.join(unknown)}.", f"Choose among: {', '.join(known)}.")
    return [name for name in known if name in words] if words else known


def _prepared(names: Sequence[str]) -> Iterator[Outcome]:
    """Bring the environment and what the stages need; what could not be had is told, not fatal."""
    announce("prepare")
    started = time.monotonic()
    prepare(TEST_LOCK)
    unmet = [_unmet(name, bring) for name, bring in _equipment(names).items()]
    yield Outcome("prepare", "environment, browser, checkers, servers", time.monotonic() - started)
    yield from (outcome for outcome in unmet if outcome)


def _equipment(names: Sequence[str]) -> dict[str, Callable[[], object]]:
    wanted: dict[str, Callable[[], object]] = {}
    if "journeys" in names or "tests" in names:
        wanted |= {"browser": chromium.find_or_install, "checkers": browser_checks.install}
        wanted |= {"java": browser_checks.find_or_install_java}
    if "tests" in names:
        wanted |= {"nginx": require_servers}
    return wanted


def _unmet(name: str, bring: Callable[[], object]) -> Outcome | None:
    try:
        bring()
    except SetupError as error:
        return Outcome(name, "tests that need it are not run", why_skipped=str(error))
    return None


def _static(name: str) -> Stage:
    title, (program, *arguments) = STATIC[name]
    if name == "proofread":
        arguments += _against()
    return Stage(name, title, [str(ENVIRONMENT / "bin" / program), *arguments], _environment())


def _against() -> list[str]:
    """The option that names the texts which the start pack must not repeat, where their folder is at hand."""
    folder = os.environ.get("SEEDS") or "../shared/seeds"
    return ["--against", folder] if (ROOT / folder).is_dir() else []


def _pytest(name: str, arguments: Sequence[str], **variables: str) -> Stage:
    report = REPORTS / f"{name}.xml"
    command = [
        str(PYTHON),
        "-m",
        "pytest",
        "--durations=5",
        "--durations-min=5",
        f"--junitxml={report}",
        *arguments,
    ]
    return Stage(
        name, DYNAMIC[name], command, _environment(MOVING_CITIES_VAR=str(OF_TESTS / name), **variables), report
    )


def _environment(**variables: str) -> dict[str, str]:
    """What a stage runs with: the caller's variables, but never the caller's content or database."""
    kept = {key: value for key, value in os.environ.items() if key not in _NOT_HANDED_ON}
    strict = {EVERYTHING_REQUIRED: "1"} if _is_ci() else {}
    shared = {"MOVING_CITIES_VAR": str(OF_TESTS), "MOVING_CITIES_TEST_SITE": str(OF_TESTS / "start-pack")}
    return {**kept, **strict, **shared, **variables}


def _is_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def _on_postgresql() -> Outcome:
    with contextlib.ExitStack() as stack:
        try:
            address = _given_server() or _own_server(stack)
        except OperationsError as error:
            return Outcome("postgresql", DYNAMIC["postgresql"], why_skipped=str(error))
        return run(_pytest("postgresql", ["-m", "database and not journey"], DATABASE_URL=address), is_held=True)


def _given_server() -> str | None:
    given = os.environ.get("TEST_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
    return given if given.startswith(("postgres://", "postgresql://")) else None


def _own_server(stack: contextlib.ExitStack) -> str:
    programs = postgresql.find_or_install_programs()
    if programs is None:
        given = "TEST_DATABASE_URL=postgresql://user:password@host/name make test"
        remedy = f"{advice(['postgresql'])} Or name a server: {given}."
        raise SetupError("No PostgreSQL was found, so the desk was tested on SQLite only.", remedy)
    return stack.enter_context(postgresql.running_server(programs))


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(speak_plainly(main))
