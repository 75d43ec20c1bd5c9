"""Addresses are asked over the loopback, never over the network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from commands.errors import CommandError
from commands.links import answer, check_links


class Answers(BaseHTTPRequestHandler):
    """Answers with the status that the path names; to HEAD it may say something else."""

    def do_HEAD(self) -> None:
        self._say(405 if self.path == "/200-to-get" else int(self.path[1:4]))

    def do_GET(self) -> None:
        self._say(int(self.path[1:4]))

    def _say(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Keep the terminal of the tests quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("200", ""),
        ("200-to-get", ""),
        ("404", "404 Not Found"),
        ("410", "410 Gone"),
        ("403", ""),
        ("429", ""),
        ("503", ""),
    ],
)
def test_only_what_is_gone_is_dead(host: str, path: str, words: str) -> None:
    assert answer(f"{host}/{path}") == words


def content_with(tmp_path: Path, *addresses: str) -> Path:
    data = tmp_path / "content/data"
    data.mkdir(parents=True)
    lines = "".join(f"- key: t{n}\n  slides: {a}\n" for n, a in enumerate(addresses))
    (data / "talks.yaml").write_text(lines, encoding="utf-8")
    return data.parent


def test_dead_addresses_are_written_down(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = content_with(tmp_path, f"{host}/200", f"{host}/404")
    check_links(content, tmp_path / "check.json")
    record = json.loads((tmp_path / "check.json").read_text(encoding="utf-8"))
    assert (record["asked"], record["dead"]) == (2, {f"{host}/404": "404 Not Found"})
    assert f"404 Not Found: {host}/404\n" in capsys.readouterr().out


def test_machine_that_is_offline_writes_nothing(tmp_path: Path) -> None:
    content = content_with(tmp_path, "http://127.0.0.1:9/a", "http://127.0.0.1:9/b")
    with pytest.raises(CommandError, match="no address answered"):
        check_links(content, tmp_path / "check.json")
    assert not (tmp_path / "check.json").exists()
