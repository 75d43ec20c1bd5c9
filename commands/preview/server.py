"""Serves the latest build as a web host does, with a script in each page that reloads it."""

from __future__ import annotations

import sys
from hashlib import blake2b
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .byte_range import byte_range
from .error_page import error_page
from .hosts import family
from .live_site import LiveSite, Shown

SCRIPT_PATH = "/-/reload.js"
BUILDS_PATH = "/-/builds"
SCRIPT = Path(__file__).with_name("reload.js").read_bytes()


class LiveServer(ThreadingHTTPServer):
    """Serves one LiveSite."""

    def __init__(self, address: tuple[str, int], site: LiveSite) -> None:
        self.address_family = family(address[0])
        super().__init__(address, LiveHandler)
        self.site = site

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before it had all of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class LiveHandler(SimpleHTTPRequestHandler):
    """Answers one request, all of it from what is shown at one moment."""

    server: LiveServer
    shown: Shown

    def do_GET(self) -> None:
        """Answer for the two addresses of our own, or from the latest build."""
        url = urlsplit(self.path)
        if url.path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT)
        elif url.path == BUILDS_PATH:
            self._send_news(*url.query.partition("&")[::2])
        else:
            self.shown = self.server.site.shown()
            self._send_shown(url.path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def _send_shown(self, path: str) -> None:
        base, problems = self.shown.base, self.shown.problems
        file = self._file(path)
        if problems and (file.suffix == ".html" or "text/html" in self.headers.get("Accept", "")):
            self._send_page(HTTPStatus.INTERNAL_SERVER_ERROR, error_page(problems))
        elif path == base or (path == "/" and base):
            self._redirect(f"{base}/")
        elif file.is_dir():
            self._redirect(f"{path}/")
        elif not self._is_there(path):
            self._send_not_found()
        elif file.suffix == ".html":
            self._send_page(HTTPStatus.OK, file.read_bytes())
        else:
            self._send_file(file)

    def _is_there(self, path: str) -> bool:
        return path.startswith(f"{self.shown.base}/") and self._file(path).is_file()

    def _file(self, path: str) -> Path:
        """Return where the file of an address would be."""
        self.directory = str(self.shown.folder)
        file = Path(self.translate_path(path.removeprefix(self.shown.base)))
        return file / "index.html" if path.endswith("/") else file

    def _send_file(self, file: Path) -> None:
        size = file.stat().st_size
        part = byte_range(self.headers.get("Range", ""), size)
        kind = self.guess_type(file)
        if part is None:
            self._send(HTTPStatus.OK, kind, file.read_bytes(), {"Accept-Ranges": "bytes"})
        elif not part:
            place = {"Content-Range": f"bytes */{size}"}
            self._send(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, kind, b"", place)
        else:
            with file.open("rb") as source:
                source.seek(part.start)
                body = source.read(len(part))
            place = {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}"}
            self._send(HTTPStatus.PARTIAL_CONTENT, kind, body, place)

    def _send_not_found(self) -> None:
        self._send_page(HTTPStatus.NOT_FOUND, self._not_found())

    def _not_found(self) -> bytes:
        """Return the site's own page, as a host does."""
        file = self.shown.folder / "404.html"
        return file.read_bytes() if file.is_file() else b"<!doctype html><title>Not found</title>"

    def _redirect(self, path: str) -> None:
        query = urlsplit(self.path).query
        place = f"{path}?{query}" if query else path
        self._send(HTTPStatus.MOVED_PERMANENTLY, "text/html", b"", {"Location": place})

    def _send_page(self, status: HTTPStatus, page: bytes) -> None:
        self._send(status, "text/html", with_script(page, state(self.shown, page)))

    def _send_news(self, seen: str, path: str) -> None:
        """Send an event once a page is in another state than it was seen in."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        while not self.server.site.wait_for(lambda shown: self._state(shown, path) != seen):
            self.wfile.write(b": still here\n\n")
        self.wfile.write(b"data: reload\n\n")

    def _state(self, shown: Shown, path: str) -> str:
        self.shown = shown
        if shown.problems:
            return state(shown, error_page(shown.problems))
        page = self._file(path).read_bytes() if self._is_there(path) else self._not_found()
        return state(shown, page)

    def _send(
        self, status: HTTPStatus, kind: str, body: bytes, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        text = kind.startswith("text/")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Keep the browser from showing an older build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tell the terminal of what was not found only."""
        if code == HTTPStatus.NOT_FOUND:
            print(f"404 {self.path}", file=sys.stderr)

    def log_error(self, *_: Any) -> None:
        """Leave it to log_request, which is called for the same answers."""


def state(shown: Shown, page: bytes) -> str:
    """Return what is another text once a page shows something else."""
    return f"{shown.edition}-{blake2b(page, digest_size=8).hexdigest()}"


def with_script(page: bytes, seen: str) -> bytes:
    """Return the page with the script that reloads it, at the end of its body."""
    script = f'<script src="{SCRIPT_PATH}?{seen}" defer></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
