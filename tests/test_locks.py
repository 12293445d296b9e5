"""The lock files name what the project declares, all that it needs, nothing more, and no index."""

import re
from importlib.metadata import PackageNotFoundError, requires
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.environment import RUN_LOCK, TEST_LOCK
from tools.locks import Lock, all_locks, declared, pins

LOCKS_OF_THE_PROJECT = [lock for lock in all_locks() if lock.path in {RUN_LOCK, TEST_LOCK}]


def requirements_of(lock: Lock) -> list[Requirement]:
    return [Requirement(words) for words in declared(lock.groups)]


@pytest.mark.parametrize("lock", LOCKS_OF_THE_PROJECT, ids=lambda lock: lock.path.name)
def test_every_declared_requirement_is_locked_within_its_bounds(lock):
    locked = pins(lock.path)

    unmet = [
        str(requirement)
        for requirement in requirements_of(lock)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]

    assert unmet == [], "pyproject.toml has changed since the lock was made: run make lock"


@pytest.mark.parametrize("lock", LOCKS_OF_THE_PROJECT, ids=lambda lock: lock.path.name)
def test_nothing_is_locked_that_nobody_asks_for(lock):
    """Offline, from what the installed packages say; those that another system would install are let alone."""
    installed = {name: needs for name in pins(lock.path) if (needs := needs_of(name)) is not None}
    wanted = {canonicalize_name(requirement.name) for requirement in requirements_of(lock)}
    wanted |= set(chain.from_iterable(installed.values()))

    assert sorted(set(installed) - wanted) == [], "a dependency was given up: run make lock"


def needs_of(package: str) -> set[str] | None:
    """The names of what an installed package needs, on any system; None for one that is not installed here."""
    try:
        return {canonicalize_name(Requirement(words).name) for words in requires(package) or []}
    except PackageNotFoundError:
        return None


def test_what_is_tested_is_what_runs():
    """Both locks hold the same version of whatever both hold, and the tests' lock holds all that runs."""
    running, tested = pins(RUN_LOCK), pins(TEST_LOCK)

    assert running.items() <= tested.items()


@pytest.mark.parametrize("lock", all_locks(), ids=lambda lock: lock.path.name)
def test_every_locked_package_has_its_hash_and_no_address(lock):
    text = lock.path.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--index|--find-links|--extra|@ ", text) == []
