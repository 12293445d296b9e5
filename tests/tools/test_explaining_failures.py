"""What other programs complain of becomes a sentence with a remedy."""

from pathlib import Path

import pytest

from moving_cities.operations.errors import DiskFullError, FolderError, SetupError
from tools.failures import explain

FOLDER = Path("/somewhere")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "error: Failed to install\n  cause: failed to copy file: No space left on device (os error 28)",
            DiskFullError,
        ),
        ("ERROR: Could not install packages due to an OSError: [Errno 122] Disk quota exceeded", DiskFullError),
        ("error: failed to create directory `/x`: Permission denied (os error 13)", FolderError),
        ("error: failed to open file: Read-only file system (os error 30)", FolderError),
        ("error: Failed to fetch: `simple/click/`\n  cause: dns error: failed to lookup address", SetupError),
        ("npm error code ENOTFOUND", SetupError),
        ("something nobody has heard of", SetupError),
    ],
)
def test_the_kind_of_trouble_is_recognised(said, expected):
    assert type(explain("It failed.", said, FOLDER)) is expected


def test_a_lost_connection_is_told_without_the_noise():
    error = explain("uv could not install the environment.", "dns error\n" * 50, FOLDER)

    assert "Check the connection" in error.remedy
    assert "dns error" not in str(error)


def test_an_unknown_complaint_is_shown_but_not_all_of_it():
    error = explain("It failed.", "\n".join(f"line {number}" for number in range(100)), FOLDER)

    assert "line 99" in error.remedy
    assert "line 10\n" not in error.remedy
