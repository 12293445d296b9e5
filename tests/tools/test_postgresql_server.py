"""The PostgreSQL of a test run appears, answers, and leaves nothing behind."""

import psycopg
import pytest

from tests.instruments.missing import without
from tools.postgresql import find_programs, running_server


@pytest.fixture
def programs():
    return find_programs() or without("PostgreSQL", "make test installs it for root on Debian")


@pytest.mark.slow
def test_it_answers_and_is_gone_even_after_a_failure(programs):
    class FailedTestError(Exception):
        """A test that went wrong."""

    with pytest.raises(FailedTestError), running_server(programs) as address:  # noqa: PT012
        with psycopg.connect(address) as connection:
            assert connection.execute("select lower('ŁÓDŹ ΑΘΉΝΑ')").fetchone() == ("łódź αθήνα",)
        raise FailedTestError

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)
