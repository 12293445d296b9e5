"""What happens when a test needs something that this machine does not have."""

import os
from typing import NoReturn

import pytest

from tools.stages import EVERYTHING_REQUIRED


def without(what: str, remedy: str) -> NoReturn:
    """Skip the test and say why; where `make test` found that everything must be there, as in CI, fail it."""
    words = f"{what} is not here: {remedy}"
    if os.environ.get(EVERYTHING_REQUIRED):
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
