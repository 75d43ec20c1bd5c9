"""The pages that ./inv serve sends, the saves it sees, and the builds it starts."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event, Thread

import pytest

from commands import serve
from commands.errors import CommandError
from commands.live_reload import EVENTS_PATH, SCRIPT_PATH, LiveServer, LiveSite, with_script

PAGE = "<!doctype html><title>Home</title><body><p>Hello</body>"
Get = Callable[..., HTTPResponse]


@pytest.fixture
def live(tmp_path: Path) -> LiveSite:
    (tmp_path / "papers").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "papers" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "main.css").write_text("p { }", encoding="utf-8")
    return LiveSite(tmp_path)


@pytest.fixture
def get(live: LiveSite) -> Iterator[Get]:
    """A function that asks a server for a path, as a browser asks for a page."""
    with LiveServer(("127.0.0.1", 0), live) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        connections = []

        def answer(path: str, method: str = "GET", accept: str = "text/html") -> HTTPResponse:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connections.append(connection)
            connection.request(method, path, headers={"Accept": accept})
            return connection.getresponse()

        yield answer
        for connection in connections:
            connection.close()
        server.shutdown()
        thread.join()


def script(live: LiveSite) -> str:
    return f'<script src="{SCRIPT_PATH}?{live.build}" defer></script>'


def test_page_is_sent_with_the_script_and_its_file_has_none(live: LiveSite, get: Get) -> None:
    expected = PAGE.replace("</body>", f"{script(live)}</body>")
    assert get("/").read().decode() == expected
    assert get("/papers/?query").read().decode() == expected
    assert (live.folder / "index.html").read_text(encoding="utf-8") == PAGE


def test_site_under_a_path_is_served_there(live: LiveSite, get: Get) -> None:
    live.base = "/site"
    assert get("/site/papers/").status == 200
    assert get("/site/main.css").read() == b"p { }"


def test_page_without_a_closing_tag_gets_the_script_at_its_end() -> None:
    page = with_script(b"<p>Hello", 7)
    assert page == f'<p>Hello<script src="{SCRIPT_PATH}?7" defer></script>'.encode()


def test_other_files_are_sent_as_they_are(get: Get) -> None:
    answer = get("/main.css")
    assert (answer.read(), answer.getheader("Content-Type")) == (b"p { }", "text/css")


def test_nothing_is_kept_by_the_browser(get: Get) -> None:
    assert [get(path).getheader("Cache-Control") for path in ("/", "/main.css", "/gone")] == [
        "no-store"
    ] * 3


def test_head_has_no_body(get: Get) -> None:
    answer = get("/", method="HEAD")
    assert int(answer.getheader("Content-Length", "0")) > len(PAGE)
    assert answer.read() == b""


def test_missing_page_is_the_sites_own_with_status_404(live: LiveSite, get: Get) -> None:
    (live.folder / "404.html").write_text("<p>Not here</body>", encoding="utf-8")
    answer = get("/gone/")
    assert answer.status == 404
    assert answer.read().decode() == f"<p>Not here{script(live)}</body>"


def test_missing_page_of_a_site_without_404_html_has_status_404(get: Get) -> None:
    assert get("/gone/").status == 404


def test_folder_without_a_page_is_not_listed(get: Get) -> None:
    assert get("/files/").status == 404


def test_failure_is_shown_escaped_in_place_of_pages_until_it_is_mended(
    live: LiveSite, get: Get
) -> None:
    live.show("theme/templates/base.html:3: <b> is wrong")
    answer = get("/papers/")
    page = answer.read().decode()
    assert answer.status == 500
    assert "<pre" in page
    assert "theme/templates/base.html:3: &lt;b&gt; is wrong" in page
    assert script(live) in page
    assert get("/main.css", accept="text/css").status == 200
    live.show("")
    assert get("/papers/").status == 200


def test_open_page_is_told_of_the_next_build(live: LiveSite, get: Get) -> None:
    events = get(f"{EVENTS_PATH}?{live.build}")
    assert events.getheader("Content-Type") == "text/event-stream"
    live.show("")
    assert events.readline() == b"data: reload\n"


def test_page_of_an_older_build_is_told_at_once(live: LiveSite, get: Get) -> None:
    older = live.build
    live.show("")
    assert get(f"{EVENTS_PATH}?{older}").readline() == b"data: reload\n"
    assert get(EVENTS_PATH).readline() == b"data: reload\n"


def test_script_is_sent(get: Get) -> None:
    answer = get(f"{SCRIPT_PATH}?1")
    assert answer.getheader("Content-Type") == "text/javascript; charset=utf-8"
    assert EVENTS_PATH in answer.read().decode()


def test_port_in_use_is_named_with_another(live: LiveSite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError) as error:
            serve.bound_server(live, "127.0.0.1", port)
    assert str(error.value) == (
        f"port {port} of 127.0.0.1 is in use: choose another (./inv serve --port {port + 1})"
    )


def test_port_that_cannot_be_is_named(live: LiveSite) -> None:
    with pytest.raises(CommandError, match="--port 99999: ports go from 0 to 65535"):
        serve.bound_server(live, "127.0.0.1", 99999)


def save(file: Path, text: str) -> None:
    """Save as many editors do: write a new file and give it the name of the old one."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Set on each save in a folder with content and settings."""
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    for name in ("CONTENT", "THEME", "PLUGINS"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setattr(serve, name, folder)
    monkeypatch.setattr(serve, "SETTINGS", tmp_path / "pelicanconf.py")
    event, stop = Event(), Event()
    threads = [Thread(target=watcher) for watcher in serve.watchers(event, stop)]
    for thread in threads:
        thread.start()
    yield event
    stop.set()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("path", ["content/blog/one.md", "theme/page.html", "pelicanconf.py"])
def test_each_save_is_seen(tmp_path: Path, changed: Event, path: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    for number in range(3):
        for _ in range(20):  # the watcher needs a moment before it listens
            save(file, str(number))
            if changed.wait(0.5):
                break
        assert changed.is_set()
        changed.clear()


def test_build_of_its_own_process_tells_why_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    task = (
        "from invoke import Exit, task\n@task\ndef build(c):\n    raise Exit('one.md:3: wrong')\n"
    )
    (tmp_path / "tasks.py").write_text(task, encoding="utf-8")
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    assert serve.build_failure() == "one.md:3: wrong"
    assert capfd.readouterr().err == "one.md:3: wrong\n"
