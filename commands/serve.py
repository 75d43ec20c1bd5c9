"""Shows the site while it is being written: builds on each save and reloads the browser."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from .errors import CommandError
from .preview.builder import Builder
from .preview.hosts import addresses
from .preview.live_site import LiveSite
from .preview.server import LiveServer
from .preview.showing import Showing
from .preview.watching import Watching

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
ROOM = 2**30  # bytes


def serve(host: str, port: str) -> None:
    """Serve the site until Ctrl-C."""
    if not port.isdecimal():
        raise CommandError(f"--port {port}: is not a number (write one such as 8000)")
    with (
        until_told_to_end(),
        TemporaryDirectory(prefix="preview-", dir=quick_folder()) as scratch,
        bound_server(LiveSite(Path(scratch)), host, int(port)) as server,
        Watching() as watching,
        Builder() as builder,
        answering(server),
    ):
        showing = Showing(server.site, builder, Path(scratch))
        showing.begin()
        tell_addresses(host, server)
        while True:
            showing.go_on(watching.saved(showing.rest))


@contextmanager
def until_told_to_end() -> Iterator[None]:
    """End quietly at Ctrl-C, and just so when asked by a program or by a terminal that closes."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    former = {name: signal.signal(name, interrupt) for name in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    except KeyboardInterrupt:
        print()
    finally:
        for name, handler in former.items():
            signal.signal(name, handler)


def bound_server(site: LiveSite, host: str, port: int) -> LiveServer:
    """Return a server that listens at an address but does not answer yet."""
    try:
        return LiveServer((host, port), site)
    except OverflowError:
        raise CommandError(f"--port {port}: ports go from 0 to 65535") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"is in use: choose another (./inv serve --port {port + 1})"
            raise CommandError(f"port {port} of {host} {message}") from None
        raise CommandError(f"cannot serve at {host}:{port}: {error.strerror}") from None


@contextmanager
def answering(server: LiveServer) -> Iterator[None]:
    """Answer browsers while the block runs."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def quick_folder() -> Path | None:
    """Return a folder in memory; None, which is the usual one, without room or by choice."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return None
    return MEMORY if shutil.disk_usage(MEMORY).free > ROOM else None


def tell_addresses(host: str, server: LiveServer) -> None:
    """Print where the site can be opened."""
    here, *elsewhere = addresses(host, server.server_port, server.site.shown().base)
    print(f"{here} shows the site; Ctrl-C ends")
    for address in elsewhere:
        print(f"{address} shows it to a phone in the same network")
    sys.stdout.flush()
