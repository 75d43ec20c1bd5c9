"""Where the site that is served can be opened."""

from __future__ import annotations

import socket

EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - what they mean, not where we listen
ELSEWHERE = "192.0.2.1"  # an address that nobody has; nothing is sent to it


def addresses(host: str, port: int, base: str) -> list[str]:
    """Return the address for this machine and, where there is one, that for those beside it."""
    if host not in EVERYWHERE:
        return [_address(host, port, base)]
    own = _own_address()
    return [_address(name, port, base) for name in ("127.0.0.1", own) if name]


def family(host: str) -> socket.AddressFamily:
    """Return the kind of a host's address; OSError where there is no such host."""
    found = socket.getaddrinfo(host or None, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return found[0][0]


def _address(host: str, port: int, base: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}{base}/"


def _own_address() -> str:
    """Return this machine's address in its network; empty where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((ELSEWHERE, 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])
