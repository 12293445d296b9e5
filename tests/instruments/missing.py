"""What happens when a test needs something that this machine does not have."""

import os
from typing import NoReturn

import pytest


def without(what: str, remedy: str) -> NoReturn:
    """Skip the test and say why; in CI, where everything must be there, fail it."""
    words = f"{what} is not here: {remedy}"
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
