"""The Chromium that the browser tests drive."""

from __future__ import annotations

import functools
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .debian import install
from .errors import CommandError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHT_CACHES = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_PROGRAMS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)


# Chromium as root has no sandbox; the rest keeps it from asking its maker's hosts.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The program: 1. $CHROMIUM; 2. on PATH; 3. the newest that Playwright has installed."""
    if chosen := os.environ.get("CHROMIUM"):
        if program := shutil.which(chosen):
            return program
        raise CommandError(f"CHROMIUM={chosen} is not a program: name one, or unset CHROMIUM")
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or next(iter(_playwright_programs()), None)


def ensure_chromium() -> str:
    """The program, installed first where there is none and we may install it."""
    if found := find_chromium():
        return found
    if not shutil.which("apt-get"):
        raise CommandError("no Chromium: run `.venv/bin/python -m playwright install chromium`")
    install("chromium")
    if found := find_chromium():
        return found
    raise CommandError("apt-get installed no chromium: set CHROMIUM to the path of one")


class _QuietHandler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, base: str, policy: str, **keywords: Any) -> None:
        self.base, self.policy = base, policy
        super().__init__(*arguments, **keywords)

    def end_headers(self) -> None:
        """Send the policy, where there is one, with every file."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """The file of an address, which starts with the base path of the site."""
        return super().translate_path(path.removeprefix(self.base))

    def log_message(self, *arguments: object) -> None:
        """Say nothing of requests."""


@contextmanager
def served(folder: Path, base: str = "", policy: str = "") -> Iterator[str]:
    """Serve a folder, under a base path and a Content-Security-Policy, while the block runs.

    Yields its address.
    """
    handler = functools.partial(_QuietHandler, directory=str(folder), base=base, policy=policy)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()


def _playwright_programs() -> list[str]:
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    caches = [Path(cache).expanduser() for cache in ([chosen] if chosen else PLAYWRIGHT_CACHES)]
    found = [p for cache in caches for pattern in PLAYWRIGHT_PROGRAMS for p in cache.glob(pattern)]
    return [str(p) for p in sorted(found, key=_revision, reverse=True) if os.access(p, os.X_OK)]


def _revision(program: Path) -> int:
    """The number in Playwright's folder name chromium-1234."""
    return max((int(n) for n in re.findall(r"/chromium-(\d+)/", program.as_posix())), default=0)
