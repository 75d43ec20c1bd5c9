"""Serves a folder of pages that reload in the browser when a new build is there."""

from __future__ import annotations

import html
import io
import os
import sys
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

SCRIPT_PATH = "/-/reload.js"
EVENTS_PATH = "/-/builds"
SCRIPT = f"""\
const build = new URL(document.currentScript.src).search;
new EventSource("{EVENTS_PATH}" + build).onmessage = () => location.reload();
"""
ERROR_PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The build failed</title><link rel="icon" href="data:,"></head>
<body style="margin: 3rem auto; max-width: 60rem; padding: 0 1rem; font: 1rem/1.5 system-ui">
<h1>The build failed</h1>
<pre style="white-space: pre-wrap">{failure}</pre>
<p>This page reloads when the build succeeds.</p>
</body>
</html>
"""
HEARTBEAT = 10.0  # seconds; writing to a page that was closed is how the server learns of it


class LiveSite:
    """A folder, the number of its latest build, and what that build complained of.

    `base` is the path that its pages stand under, such as /site; empty at the root of the host.
    """

    def __init__(self, folder: Path, base: str = "") -> None:
        self.folder = folder
        self.base = base
        self.failure = ""
        self.build = time.time_ns()  # differs from the numbers before a restart
        self._built = threading.Condition()

    def show(self, failure: str) -> None:
        """Show the outcome of a build, which failed if `failure` is not empty, in every browser."""
        with self._built:
            self.failure = failure
            self.build += 1
            self._built.notify_all()

    def wait_for_build_after(self, build: int) -> bool:
        """Whether the latest build is another than `build`, waiting for it for a while."""
        with self._built:
            return self._built.wait_for(lambda: self.build != build, HEARTBEAT)


class LiveServer(ThreadingHTTPServer):
    """Serves one LiveSite."""

    def __init__(self, address: tuple[str, int], site: LiveSite) -> None:
        super().__init__(address, partial(LiveHandler, directory=str(site.folder)))
        self.site = site

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before it had all of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class LiveHandler(SimpleHTTPRequestHandler):
    """Serves files as a web host does, with the reload script added to each page on its way."""

    server: LiveServer

    def do_GET(self) -> None:
        """Answer for the two addresses of our own, or serve a file."""
        url = urlsplit(self.path)
        if url.path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT.encode())
        elif url.path == EVENTS_PATH:
            self._send_builds(int(url.query) if url.query.isdecimal() else 0)
        else:
            super().do_GET()

    def send_head(self) -> BinaryIO | io.BytesIO | None:
        """Send the failure of a build in place of any page, and pages with the script."""
        site, build = self.server.site, self.server.site.build
        if site.failure and "text/html" in self.headers.get("Accept", ""):
            status, page = HTTPStatus.INTERNAL_SERVER_ERROR, error_page(site.failure)
            self._send(status, "text/html", with_script(page, build))
            return None
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if urlsplit(self.path).path.endswith("/") else path
        if file.suffix == ".html" and file.is_file():
            page = with_script(file.read_bytes(), build)
            self._send(HTTPStatus.OK, "text/html", page)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """The file of an address, which starts with the base path of the site."""
        return super().translate_path(path.removeprefix(self.server.site.base))

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without a page is not found, as on a web host."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where nothing is found."""
        page = self.server.site.folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            body = with_script(page.read_bytes(), self.server.site.build)
            self._send(HTTPStatus.NOT_FOUND, "text/html", body)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        """Keep the browser from showing an older build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tell the terminal of failures only."""
        if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST:
            print(f"{int(code)} {self.path}", file=sys.stderr)

    def log_error(self, *_: Any) -> None:
        """Leave it to log_request, which is called for the same answers."""

    def _send(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_builds(self, seen: int) -> None:
        """Send an event when the latest build is another than the one the page is of."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while not self.server.site.wait_for_build_after(seen):
            self.wfile.write(b": still here\n\n")
        self.wfile.write(b"data: reload\n\n")


def with_script(page: bytes, build: int) -> bytes:
    """The page with the reload script at the end of its body."""
    script = f'<script src="{SCRIPT_PATH}?{build}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


def error_page(failure: str) -> bytes:
    """A page that shows why the build failed."""
    return ERROR_PAGE.format(failure=html.escape(failure)).encode()
