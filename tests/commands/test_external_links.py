"""Addresses are asked over the loopback, never over the network."""

from __future__ import annotations

import datetime as dt
import socket
import time
from collections.abc import Iterator
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Event, Lock, Thread

import pytest
from structured_data.review.link_check import Answer, link_check_text, read_link_check

from commands.errors import CommandError
from commands.external_links import check_external_links, is_due
from commands.external_links.visit import Found, Manners, visit
from commands.links import check_links

QUICK = Manners("https://me.example", pause=0, timeout=(2, 0.5))
TODAY = str(dt.datetime.now(dt.UTC).date())
NOBODY = "http://127.0.0.1:9"  # where nothing listens


class Host(ThreadingHTTPServer):
    """A host that answers as it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.answers: dict[str, list[int]] = {"GET /robots.txt": [404]}
        self.headers: dict[str, dict[str, str]] = {}
        self.robots = ""
        self.asked: list[tuple[str, float]] = []
        self.agents: set[str] = set()
        self.lock, self.at_once, self.most_at_once = Lock(), 0, 0

    def says(self, path: str, *statuses: int, **headers: str) -> str:
        """Let a path, or a method and path, answer one after the other; return its address."""
        self.answers[path] = list(statuses)
        self.headers[path] = {name.replace("_", "-"): text for name, text in headers.items()}
        return f"{self.url}{path}"

    @property
    def requests(self) -> list[str]:
        return [request for request, _ in self.asked if request != "GET /robots.txt"]


class Request(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        request = f"{self.command} {self.path}"
        host = self.server
        with host.lock:
            host.asked.append((request, time.monotonic()))
            host.agents.add(self.headers["User-Agent"])
            host.at_once += 1
            host.most_at_once = max(host.most_at_once, host.at_once)
        name = request if request in host.answers else self.path
        statuses = host.answers[name]
        status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
        if status == SLOW:
            time.sleep(1)
        elif status != CLOSED:
            body = host.robots.encode() if self.path == "/robots.txt" else b""
            self.send_response(status)
            for header, text in host.headers.get(name, {}).items():
                self.send_header(header, text)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        with host.lock:
            host.at_once -= 1

    def log_message(self, *arguments: object) -> None:
        """Keep the terminal of the tests quiet."""


SLOW, CLOSED = 0, 1


@pytest.fixture
def hosts() -> Iterator[tuple[Host, Host]]:
    with Host() as one, Host() as other:
        for server in (one, other):
            work = {"poll_interval": 0.01}
            Thread(target=server.serve_forever, kwargs=work, daemon=True).start()
        yield one, other
        one.shutdown()
        other.shutdown()


@pytest.fixture
def host(hosts: tuple[Host, Host]) -> Host:
    return hosts[0]


def said(address: str, manners: Manners = QUICK) -> Found:
    return visit([address], manners, Event())[address]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (200, Found("there")),
        (404, Found("dead", "404 Not Found")),
        (410, Found("dead", "410 Gone")),
        (401, Found("refused", "401 Unauthorized")),
        (403, Found("refused", "403 Forbidden")),
        (999, Found("refused", "999")),
        (400, Found("unclear", "400 Bad Request")),
        (500, Found("unclear", "500 Internal Server Error")),
        (CLOSED, Found("unclear", "the connection was closed without an answer")),
        (SLOW, Found("unclear", "no answer in time")),
    ],
)
def test_dead_refused_and_unclear_are_told_apart(host: Host, status: int, found: Found) -> None:
    assert said(host.says("/a", status)) == found


def test_host_that_does_not_like_head_is_asked_by_get(host: Host) -> None:
    for status in (404, 405, 501, CLOSED):
        host.says("HEAD /a", status)
        assert said(host.says("/a", 200)) == Found("there")
    assert host.requests == ["HEAD /a", "GET /a"] * 4


@pytest.mark.parametrize("status", [301, 308])
def test_permanent_redirect_tells_the_new_address(host: Host, status: int) -> None:
    old, new = host.says("/old", status, Location="/new"), host.says("/new", 200)
    assert said(old) == Found("moved", to=new)


def test_what_follows_a_temporary_redirect_is_no_new_address(host: Host) -> None:
    doi = host.says("/doi", 302, Location="/old")
    old = host.says("/old", 301, Location="/new")
    new = host.says("/new", 302, Location="/session")
    host.says("/session", 200)
    assert [said(address) for address in (doi, old)] == [Found("there"), Found("moved", to=new)]


def test_redirect_to_nothing_is_dead_and_one_without_end_is_unclear(host: Host) -> None:
    gone, circle = host.says("/a", 301, Location="/b"), host.says("/c", 302, Location="/c")
    host.says("/b", 404)
    assert said(gone) == Found("dead", "404 Not Found")
    assert said(circle) == Found("unclear", "redirects without end")


def test_redirect_to_a_host_that_is_not_there_leaves_the_first_one_reached(host: Host) -> None:
    assert said(host.says("/a", 302, Location=f"{NOBODY}/")) == Found(
        "unclear", "no connection to 127.0.0.1:9"
    )


@pytest.mark.parametrize("status", [429, 503])
def test_busy_host_is_asked_again_when_it_says(host: Host, status: int) -> None:
    assert said(host.says("/a", status, 200, Retry_After="1")) == Found("there")
    (_, first), (_, second) = host.asked[1:]
    assert second - first >= 1


def test_busy_host_may_name_a_date(host: Host) -> None:
    past = format_datetime(dt.datetime.now(dt.UTC), usegmt=True)
    assert said(host.says("/a", 503, 200, Retry_After=past)) == Found("there")
    assert said(host.says("/b", 503, 200, Retry_After="soon")) == Found("there")


def test_host_that_is_busy_for_long_is_not_waited_for(host: Host) -> None:
    busy = host.says("/a", 429, Retry_After="3600")
    assert said(busy) == Found("refused", "429 Too Many Requests")
    assert host.requests == ["HEAD /a", "GET /a"]


def test_host_that_stays_busy_is_asked_three_times(host: Host) -> None:
    assert said(host.says("/a", 503)) == Found("unclear", "503 Service Unavailable")
    assert host.requests == ["HEAD /a"] * 3 + ["GET /a"] * 3


def test_host_is_asked_one_at_a_time_with_a_pause_and_told_who_asks(host: Host) -> None:
    addresses = [host.says(f"/{number}", 200) for number in range(3)]
    visit(addresses, Manners("https://me.example", pause=0.2), Event())
    times = [moment for _, moment in host.asked]
    assert min(after - before for before, after in pairwise(times)) >= 0.2
    assert host.most_at_once == 1
    assert host.agents == {"Mozilla/5.0 (compatible; LinkCheck/1.0; +https://me.example/)"}


def test_robots_txt_is_followed(host: Host) -> None:
    host.says("GET /robots.txt", 200)
    host.robots = "User-agent: *\nCrawl-delay: 1\nDisallow: /private/\n"
    private, public = host.says("/private/a", 200), host.says("/b", 200)
    assert visit([private, public], QUICK, Event()) == {
        private: Found("refused", "robots.txt asks programs to stay away"),
        public: Found("there"),
    }
    assert host.requests == ["HEAD /b"]
    (_, first), (_, second) = host.asked
    assert second - first >= 1


def test_host_that_is_not_reached_is_asked_once() -> None:
    addresses = [f"{NOBODY}/{number}" for number in range(100)]
    assert set(visit(addresses, QUICK, Event()).values()) == {
        Found("unclear", "no connection to 127.0.0.1:9", is_reached=False)
    }


@pytest.mark.parametrize(
    ("error", "outcome"), [(socket.EAI_NONAME, "dead"), (socket.EAI_AGAIN, "unclear")]
)
def test_name_that_no_host_has_is_dead(
    error: int, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(*arguments: object) -> None:
        raise socket.gaierror(error, "as a name server says")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    found = said("http://nobody.example/")
    assert found == Found(outcome, "no host nobody.example", is_reached=False)


def content_with(tmp_path: Path, *addresses: str) -> Path:
    data = tmp_path / "content/data"
    data.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"- key: t{n}\n  slides: {a}\n" for n, a in enumerate(addresses))
    (data / "talks.yaml").write_text(lines, encoding="utf-8")
    return data.parent


def checked(tmp_path: Path, *addresses: str, fresh: bool = False) -> dict[str, Answer]:
    """Check a content with these addresses, and return what is kept."""
    file = tmp_path / "check.json"
    check_external_links(fresh, content_with(tmp_path, *addresses), file, QUICK)
    return read_link_check(file)


def test_what_is_to_mend_is_told_with_its_line(
    hosts: tuple[Host, Host], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = hosts
    addresses = [
        one.says("/there", 200),
        one.says("/dead", 404),
        one.says("/old", 301, Location="/there"),
        other.says("/refuses", 403),
        other.says("/broken", 500),
        one.says("/dead", 404),
        "https://viks.me/publications/",  # the gate looks at our own
    ]
    with pytest.raises(CommandError) as error:
        checked(tmp_path, *addresses)
    talks, file = tmp_path / "content/data/talks.yaml", tmp_path / "check.json"
    asking, *rest = capsys.readouterr().out.splitlines()
    assert asking == "asking 5 addresses of 2 hosts; Ctrl-C ends"
    assert rest == [
        f"{talks}:6: {one.url}/old has moved for good (write {one.url}/there)",
        f"{talks}:10: {other.url}/broken is unclear: 500 Internal Server Error"
        " (open it yourself, or ask again later)",
        f"refuse programs, so open them yourself: 127.0.0.1:{other.server_port} (1)",
    ]
    assert str(error.value).splitlines() == [
        f"{talks}:4: {one.url}/dead is dead: 404 Not Found (write where it is now, or take it out);"
        f" also at {talks}:12",
        "asked 5 of 5 addresses: 1 there, 1 moved, 1 refuse programs, 1 unclear, 1 dead",
        f"next: ./inv review, and commit {file} with it",
    ]
    assert read_link_check(file)[addresses[2]] == Answer(TODAY, "moved", to=f"{one.url}/there")


def test_what_was_no_good_is_asked_again_and_all_when_fresh(host: Host, tmp_path: Path) -> None:
    there, broken = host.says("/there", 200), host.says("/broken", 500)
    checked(tmp_path, there, broken)
    host.asked.clear()
    assert checked(tmp_path, there, broken)[there] == Answer(TODAY, "there")
    assert host.requests == ["HEAD /broken", "GET /broken"]
    host.asked.clear()
    checked(tmp_path, there, broken, fresh=True)
    assert "HEAD /there" in host.requests


def test_address_that_no_content_holds_any_more_is_forgotten(host: Host, tmp_path: Path) -> None:
    one, two = host.says("/1", 200), host.says("/2", 200)
    assert set(checked(tmp_path, one, two)) == {one, two}
    assert set(checked(tmp_path, two)) == {two}


@pytest.mark.parametrize(
    ("answer", "due"),
    [
        (None, True),
        (Answer("2026-03-31", "dead"), True),
        (Answer("2026-03-31", "unclear"), True),
        (Answer("2026-03-02", "there"), False),
        (Answer("2026-03-01", "there"), True),
        (Answer("2026-03-02", "moved"), False),
        (Answer("2026-03-02", "refused"), False),
    ],
)
def test_good_answer_holds_for_thirty_days(answer: Answer | None, due: bool) -> None:
    assert is_due(answer, dt.date(2026, 3, 31)) is due


def test_machine_that_is_offline_is_one_fault_and_writes_nothing(tmp_path: Path) -> None:
    addresses = [f"http://127.0.0.1:{port}/{n}" for port in range(1, 6) for n in range(20)]
    with pytest.raises(CommandError) as error:
        checked(tmp_path, *addresses)
    assert str(error.value) == (
        "5 of 5 hosts cannot be reached: 127.0.0.1:1, 127.0.0.1:2, 127.0.0.1:3 ..."
        " (is this machine online? nothing was written)"
    )
    assert not (tmp_path / "check.json").exists()


def test_one_host_that_answers_does_not_make_a_machine_online(host: Host, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"2 of 3 hosts cannot be reached"):
        checked(tmp_path, host.says("/a", 200), "http://127.0.0.1:1/", "http://127.0.0.1:2/")


def test_host_that_is_gone_is_told_where_another_is_still_there(
    host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = host.says("/a", 200)
    checked(tmp_path, there)
    checked(tmp_path, there, f"{NOBODY}/x")
    assert f"{NOBODY}/x is unclear: no connection to 127.0.0.1:9 (" in capsys.readouterr().out


def test_damaged_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "check.json").write_text('{"dead": 3}', encoding="utf-8")
    with pytest.raises(CommandError, match=r"check\.json:1: is not what \./inv check links"):
        checked(tmp_path, f"{NOBODY}/")


def test_stopped_check_keeps_what_it_has(host: Host) -> None:
    stop = Event()
    stop.set()
    assert visit([host.says("/a", 200)], QUICK, stop) == {}


def test_record_is_in_order_and_holds_nothing_empty() -> None:
    answers = {"b": Answer("2026-01-01", "dead", "404"), "a": Answer("2026-01-01", "there")}
    assert link_check_text(answers) == (
        '{\n  "a": {\n    "asked": "2026-01-01",\n    "outcome": "there"\n  },\n'
        '  "b": {\n    "asked": "2026-01-01",\n    "outcome": "dead",\n    "said": "404"\n  }\n}\n'
    )


def test_fresh_is_for_other_sites_only() -> None:
    with pytest.raises(CommandError, match=r"\./inv check links --external --fresh"):
        check_links(external=False, fresh=True)
