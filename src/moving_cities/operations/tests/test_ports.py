"""Ports: what a person wrote, and whether it is free."""

import socket

import pytest

from moving_cities.operations.errors import PortError
from moving_cities.operations.ports import free_port, read_port


@pytest.mark.parametrize("words", ["", "0", "65536", "-1", "80a", "٨٠", "8000 "])
def test_what_is_no_port_is_refused(words):
    with pytest.raises(PortError, match="is not a port"):
        read_port(words)


def test_a_port_is_read():
    assert read_port("65535") == 65535


def test_a_free_port_can_be_listened_on():
    with socket.create_server(("127.0.0.1", free_port())) as server:
        assert server.getsockname()[1]
