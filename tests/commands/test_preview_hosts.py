"""Where ./inv serve says that the site can be opened."""

from __future__ import annotations

import socket

import pytest

from commands import serve
from commands.errors import CommandError
from commands.preview import hosts
from commands.preview.hosts import addresses
from commands.preview.live_site import LiveSite


def test_address_is_that_of_the_host() -> None:
    assert addresses("127.0.0.1", 8000, "") == ["http://127.0.0.1:8000/"]
    assert addresses("localhost", 80, "/site") == ["http://localhost:80/site/"]
    assert addresses("::1", 8000, "") == ["http://[::1]:8000/"]


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_address_for_a_phone_is_that_in_the_network(
    monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(hosts, "_own_address", lambda: "192.168.1.7")
    assert addresses(host, 8000, "") == ["http://127.0.0.1:8000/", "http://192.168.1.7:8000/"]
    monkeypatch.setattr(hosts, "_own_address", lambda: "")
    assert addresses(host, 8000, "") == ["http://127.0.0.1:8000/"]


def test_own_address_is_one_or_none() -> None:
    if own := hosts._own_address():
        socket.inet_aton(own)


def bound(host: str, port: int) -> None:
    serve.bound_server(LiveSite(serve.Path()), host, port).server_close()


def test_port_in_use_is_named_with_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError) as error:
            bound("127.0.0.1", port)
    assert str(error.value) == (
        f"port {port} of 127.0.0.1 is in use: choose another (./inv serve --port {port + 1})"
    )


def test_port_that_cannot_be_is_named() -> None:
    with pytest.raises(CommandError, match="--port 99999: ports go from 0 to 65535"):
        bound("127.0.0.1", 99999)
    with pytest.raises(CommandError, match="--port web: is not a number"):
        serve.serve("127.0.0.1", "web")


def test_host_that_is_none_of_this_machine_is_named() -> None:
    with pytest.raises(CommandError, match=r"cannot serve at 192\.0\.2\.1:0: "):
        bound("192.0.2.1", 0)
    with pytest.raises(CommandError, match=r"cannot serve at no\.such\.host\.invalid:0: "):
        bound("no.such.host.invalid", 0)
