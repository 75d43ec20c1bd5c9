"""What ./inv serve sends to browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from commands.preview import live_site
from commands.preview.error_page import error_page
from commands.preview.live_site import LiveSite
from commands.preview.server import BUILDS_PATH, SCRIPT_PATH, LiveServer, state, with_script

PAGE = "<!doctype html><title>Home</title><body><p>Hello</body>"
Get = Callable[..., HTTPResponse]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site of two pages."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "files").mkdir()
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "papers" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "main.css").write_text("p { }", encoding="utf-8")
    (tmp_path / "film.mp4").write_bytes(b"0123456789")
    return tmp_path


@pytest.fixture
def live(folder: Path) -> LiveSite:
    site = LiveSite(folder)
    site.show(folder, "")
    return site


@pytest.fixture
def get(live: LiveSite) -> Iterator[Get]:
    """A function that asks a server for a path, as a browser asks for a page."""
    with LiveServer(("127.0.0.1", 0), live) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        connections = []

        def answer(path: str, method: str = "GET", **headers: str) -> HTTPResponse:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connections.append(connection)
            connection.request(method, path, headers={"Accept": "text/html"} | headers)
            return connection.getresponse()

        yield answer
        for connection in connections:
            connection.close()
        server.shutdown()
        thread.join()


def script(live: LiveSite, page: str = PAGE) -> str:
    return f'<script src="{SCRIPT_PATH}?{state(live.shown(), page.encode())}" defer></script>'


def news(live: LiveSite, path: str = "/", page: str = PAGE) -> str:
    """Return the address that tells of news of a page, once it has been sent as it is now."""
    return f"{BUILDS_PATH}?{state(live.shown(), page.encode())}&{path}"


def test_page_is_sent_with_the_script_and_its_file_has_none(
    live: LiveSite, folder: Path, get: Get
) -> None:
    expected = PAGE.replace("</body>", f"{script(live)}</body>")
    assert get("/").read().decode() == expected
    assert get("/papers/?query").read().decode() == expected
    assert (folder / "index.html").read_text(encoding="utf-8") == PAGE


def test_page_without_a_closing_tag_gets_the_script_at_its_end() -> None:
    page = with_script(b"<p>Hello", "7-ab")
    assert page == f'<p>Hello<script src="{SCRIPT_PATH}?7-ab" defer></script>'.encode()


def test_site_under_a_path_is_served_there_and_nowhere_else(
    live: LiveSite, folder: Path, get: Get
) -> None:
    live.show(folder, "/site")
    assert get("/site/papers/").status == 200
    assert get("/site/main.css").read() == b"p { }"
    assert [get(path).getheader("Location") for path in ("/", "/site", "/site/papers?q")] == [
        "/site/",
        "/site/",
        "/site/papers/?q",
    ]
    assert get("/papers/").status == get("/sitemap/").status == 404


def test_other_files_are_sent_as_they_are(get: Get) -> None:
    answer = get("/main.css")
    assert answer.read() == b"p { }"
    assert answer.getheader("Content-Type") == "text/css; charset=utf-8"


def test_nothing_is_kept_by_the_browser(get: Get) -> None:
    assert [get(path).getheader("Cache-Control") for path in ("/", "/main.css", "/gone")] == [
        "no-store"
    ] * 3


@pytest.mark.parametrize("path", ["/", "/main.css", SCRIPT_PATH, "/gone"])
def test_head_is_the_answer_without_its_body(get: Get, path: str) -> None:
    whole, head = get(path), get(path, method="HEAD")
    assert (head.status, head.getheader("Content-Type")) == (
        whole.status,
        whole.getheader("Content-Type"),
    )
    assert int(head.getheader("Content-Length", "0")) == len(whole.read()) > 0
    assert head.read() == b""


@pytest.mark.parametrize(
    ("asked", "status", "place", "body"),
    [
        ("bytes=0-", 206, "bytes 0-9/10", b"0123456789"),
        ("bytes=2-4", 206, "bytes 2-4/10", b"234"),
        ("bytes=8-99", 206, "bytes 8-9/10", b"89"),
        ("bytes=-3", 206, "bytes 7-9/10", b"789"),
        ("bytes=10-", 416, "bytes */10", b""),
        ("bytes=0-1,4-5", 200, None, b"0123456789"),
        ("bytes=-", 200, None, b"0123456789"),
    ],
)
def test_part_of_a_film_is_sent_where_it_is_asked_for(
    get: Get, asked: str, status: int, place: str | None, body: bytes
) -> None:
    answer = get("/film.mp4", Range=asked)
    assert answer.status == status
    assert answer.getheader("Content-Range") == place
    assert answer.read() == body


def test_missing_page_is_the_sites_own_with_status_404(
    live: LiveSite, folder: Path, get: Get
) -> None:
    (folder / "404.html").write_text("<p>Not here</body>", encoding="utf-8")
    answer = get("/gone/")
    assert answer.status == 404
    page = "<p>Not here</body>"
    assert answer.read().decode() == page.replace("</body>", f"{script(live, page)}</body>")


@pytest.mark.parametrize("path", ["/gone/", "/files/", "/main.css/", "/../main.py", "/%2e%2e/x"])
def test_what_is_no_file_of_the_site_is_not_found(get: Get, path: str) -> None:
    assert get(path).status == 404


def test_problems_stand_in_place_of_pages_until_they_are_mended(
    live: LiveSite, folder: Path, get: Get
) -> None:
    live.show_problems("theme/templates/base.html:3: <b> is wrong\nand more")
    for headers in ({}, {"Accept": "*/*"}):
        answer = get("/papers/", **headers)
        page = answer.read().decode()
        assert answer.status == 500
        assert '<p class="place">theme/templates/base.html:3</p><p>&lt;b&gt; is wrong</p>' in page
        assert "<p>and more</p>" in page
        assert script(live, error_page(live.shown().problems).decode()) in page
    assert get("/main.css", Accept="text/css").status == 200
    live.show(folder, "")
    assert get("/papers/").status == 200


def test_open_page_is_told_of_the_next_build(live: LiveSite, folder: Path, get: Get) -> None:
    events = get(news(live))
    assert events.getheader("Content-Type") == "text/event-stream"
    live.show(folder, "")
    assert events.readline() == b"data: reload\n"


def test_open_page_is_told_of_texts_where_it_shows_another_one(
    live: LiveSite, folder: Path, get: Get
) -> None:
    papers, home, missing = get(news(live, "/papers/")), get(news(live)), get(news(live, "/a%20b/"))
    (folder / "papers/index.html").write_text("<p>Saved</body>", encoding="utf-8")
    live.show_texts(folder, "")
    assert papers.readline() == b"data: reload\n"
    assert missing.readline() == b"data: reload\n"  # it showed none of our pages
    (folder / "index.html").write_text("<p>Saved, too</body>", encoding="utf-8")
    again = get(news(live, "/papers/", "<p>Saved</body>"))
    live.show_texts(folder, "")
    assert home.readline() == b"data: reload\n"
    live.show(folder, "")
    assert again.readline() == b"data: reload\n"


def test_open_page_hears_nothing_of_texts_that_it_does_not_show(
    live: LiveSite, folder: Path, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_site, "HEARTBEAT", 0.01)
    (folder / "papers/index.html").write_text("<p>Saved</body>", encoding="utf-8")
    live.show_texts(folder, "")
    events = get(news(live))
    assert [events.readline() for _ in range(4)] == [b": still here\n", b"\n"] * 2


def test_pages_come_back_after_problems_though_they_are_the_same(
    live: LiveSite, folder: Path, get: Get
) -> None:
    live.show_problems("profile.yaml:3: is wrong")
    events = get(news(live, page=error_page(live.shown().problems).decode()))
    live.show_texts(folder, "")
    assert events.readline() == b"data: reload\n"
    assert get("/").status == 200


def test_head_of_builds_waits_for_none(live: LiveSite, get: Get) -> None:
    assert get(news(live), method="HEAD").read() == b""


def test_page_of_an_older_build_is_told_at_once(live: LiveSite, folder: Path, get: Get) -> None:
    older = news(live)
    live.show(folder, "")
    assert get(older).readline() == b"data: reload\n"
    assert get(BUILDS_PATH).readline() == b"data: reload\n"


def test_browser_that_comes_before_the_first_build_waits_for_it(folder: Path) -> None:
    site, seen = LiveSite(folder), []
    early = Thread(target=lambda: seen.append(site.shown().base))
    early.start()
    site.show(folder, "/first")
    early.join()
    assert seen == ["/first"]
