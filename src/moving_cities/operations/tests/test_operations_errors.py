"""What the operating system refuses becomes a sentence with a remedy."""

import errno
import os
from pathlib import Path

import pytest

from moving_cities.operations.errors import DiskFullError, FolderError, OperationsError, from_os_error

FOLDER = Path("/atlas/var")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EROFS, FolderError),
        (errno.EACCES, FolderError),
        (errno.EPERM, FolderError),
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.ELOOP, OperationsError),
    ],
)
def test_the_kind_of_refusal_is_recognised(number, expected):
    error = from_os_error(OSError(number, os.strerror(number)), FOLDER)

    assert type(error) is expected
    assert str(FOLDER) in error.happened
    assert error.happened.endswith(".")
    assert error.remedy.endswith((".", ")."))


def test_the_file_that_the_system_named_is_named():
    error = from_os_error(PermissionError(errno.EACCES, "Permission denied", "/atlas/var/editions"), FOLDER)

    assert "/atlas/var/editions" in error.happened
