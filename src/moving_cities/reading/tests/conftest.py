"""An installation with a small edition."""

from pathlib import Path

import pytest

from moving_cities.reading.application import make_application
from tests.instruments.small_edition import SmallEdition, make_current, write_edition
from tests.instruments.wsgi_client import Ask, client_of


@pytest.fixture
def edition(tmp_path: Path) -> SmallEdition:
    """A small edition that is the current one."""
    edition = write_edition(tmp_path / "var", "first", mark="first-mark")
    make_current(edition)
    return edition


@pytest.fixture
def ask(edition: SmallEdition) -> Ask:
    """Asks the application of the installation, which has no desk."""
    return client_of(make_application(edition.var, None))
