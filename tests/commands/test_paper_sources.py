"""Files, DOIs and arXiv; the registries are recorded answers, served on this machine."""

from __future__ import annotations

import io
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from structured_data.dates import PartialDate
from structured_data.errors import Problem
from structured_data.names import Name
from structured_data.records import Reference

from commands import paper_sources
from commands.errors import CommandError
from commands.paper_sources import references_from
from commands.project import ROOT

IMPORTS = ROOT / "tests/cases/imports"
GLOW = IMPORTS / "http/arxiv-2601.00042.xml"
CSL_TYPE = "application/vnd.citationstyles.csl+json"


@dataclass
class Registry:
    """A server that gives one recorded answer to whatever is asked, and notes what was."""

    address: str
    status: int = 200
    kind: str = CSL_TYPE
    body: bytes = b""
    wait: float = 0.0
    redirects: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)

    def references(self, source: str) -> tuple[Reference, ...]:
        problems: list[Problem] = []
        found = references_from(source, problems, f"{self.address}/", f"{self.address}/api/query")
        assert problems == []
        return found


@pytest.fixture
def registry() -> Iterator[Registry]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer.asked.append((self.path, self.headers.get("Accept", "")))
            if answer.redirects:
                answer.redirects -= 1
                self.send_response(302)
                self.send_header("Location", f"{answer.address}/moved")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            time.sleep(answer.wait)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            with suppress(ConnectionError):  # who asks may have gone
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        answer = Registry(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield answer
        server.shutdown()


def refusal(registry: Registry, source: str) -> str:
    with pytest.raises(CommandError) as error:
        registry.references(source)
    return str(error.value)


@pytest.mark.parametrize(
    "source",
    [
        "10.5555/3711896.3736900",
        "doi:10.5555/3711896.3736900",
        "https://doi.org/10.5555/3711896.3736900",
        "http://dx.doi.org/10.5555%2F3711896.3736900",
    ],
)
def test_doi_is_asked_for_its_record(registry: Registry, source: str) -> None:
    registry.body = (IMPORTS / "crossref.json").read_bytes()
    registry.redirects = 2
    (found,) = registry.references(source)
    assert (found.type, found.doi) == ("inproceedings", "10.5555/3711896.3736900")
    assert registry.asked[0] == ("/10.5555/3711896.3736900", CSL_TYPE)


@pytest.mark.parametrize(
    "source",
    [
        "arXiv:2601.00042",
        "arxiv:2601.00042v2",
        "2601.00042",
        "https://arxiv.org/abs/2601.00042",
        "https://arxiv.org/pdf/2601.00042v3.pdf",
        "10.48550/arXiv.2601.00042",
        "https://doi.org/10.48550/ARXIV.2601.00042",
    ],
)
def test_arxiv_is_asked_for_its_paper(registry: Registry, source: str) -> None:
    registry.kind, registry.body = "application/atom+xml", GLOW.read_bytes()
    assert registry.references(source) == (
        Reference(
            key="2601.00042",
            type="preprint",
            title="Glow: O(log n) Lamps for Trillion-Token Contexts",
            title_latex=r"Glow: $O(\log n)$ Lamps for Trillion-Token Contexts",
            authors=(
                Name("Example", "Ada"),
                Name("Márquez", "José Luis García"),
                Name("Collaboration", "ATLAS"),
            ),
            date=PartialDate(2026, 1, 5),
            arxiv="2601.00042",
            arxiv_class="cs.DC",
            abstract=r"We serve a trillion tokens by the light of $O(\log n)$ lamps, 50% brighter"
            " than before & cheaper.",
        ),
    )
    assert "id_list=2601.00042&" in registry.asked[0][0]


def test_published_version_that_arxiv_names_is_told(
    registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    doi = b"<arxiv:doi>10.5555/glow</arxiv:doi></entry>"
    registry.body = GLOW.read_bytes().replace(b"</entry>", doi)
    (found,) = registry.references("arXiv:2601.00042")
    assert found.doi is None
    assert capsys.readouterr().err == (
        "arXiv:2601.00042: published as 10.5555/glow"
        " (./inv paper add 10.5555/glow adds that version)\n"
    )


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "10.5555/1: doi.org knows no such paper (check the number)"),
        (
            406,
            "10.5555/1: has no record in CSL-JSON (export BibTeX from its page and import the"
            " file)",
        ),
        (429, "10.5555/1: doi.org asks to wait (try again in some minutes)"),
        (503, "10.5555/1: doi.org answers with the error 503 (try again later)"),
    ],
)
def test_doi_that_is_refused_is_one_line(registry: Registry, status: int, message: str) -> None:
    registry.status = status
    assert refusal(registry, "10.5555/1") == message


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (400, "arXiv:2601.00042: arXiv knows no such paper (check the number)"),
        (429, "arXiv:2601.00042: arXiv asks to wait (try again in some minutes)"),
        (500, "arXiv:2601.00042: arXiv answers with the error 500 (try again later)"),
    ],
)
def test_arxiv_that_refuses_is_one_line(registry: Registry, status: int, message: str) -> None:
    registry.status = status
    assert refusal(registry, "arXiv:2601.00042") == message
    assert len(registry.asked) == 1


@pytest.mark.parametrize("answer", ["arxiv-none.xml", "arxiv-error.xml", "landing.html"])
def test_arxiv_without_the_paper_is_one_line(registry: Registry, answer: str) -> None:
    registry.body = (IMPORTS / "http" / answer).read_bytes()
    message = "arXiv:2601.99999: arXiv has no such paper (check the number)"
    assert refusal(registry, "arXiv:2601.99999") == message


def test_page_in_place_of_a_record_is_told(registry: Registry) -> None:
    registry.kind = "text/html; charset=utf-8"
    registry.body = (IMPORTS / "http/landing.html").read_bytes()
    assert refusal(registry, "10.5555/1") == (
        "10.5555/1: the answer is text/html, not a record"
        " (export BibTeX from its page and import the file)"
    )


def test_record_that_is_no_json_is_a_problem(registry: Registry) -> None:
    registry.body = b'{"title": '
    problems: list[Problem] = []
    assert references_from("10.5555/1", problems, f"{registry.address}/") == ()
    assert [str(problem) for problem in problems] == [
        "doi.org/10.5555/1:1: not JSON: Expecting value (export the file again)"
    ]


def test_answer_that_is_too_large_is_refused(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_sources, "LARGEST", 1000)
    registry.body = b" " * 200_000
    message = "10.5555/1: the answer is too large or too slow (try again later)"
    assert refusal(registry, "10.5555/1") == message


def test_answer_without_end_of_redirects_is_told(registry: Registry) -> None:
    registry.redirects = 100
    message = "10.5555/1: doi.org's answer cannot be read: TooManyRedirects (try again later)"
    assert refusal(registry, "10.5555/1") == message


@pytest.mark.parametrize(("source", "host"), [("10.5555/1", "doi.org"), ("arXiv:2601.1", "arXiv")])
def test_registry_that_does_not_answer_is_told(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, source: str, host: str
) -> None:
    monkeypatch.setattr(paper_sources, "TIMEOUT", 0.05)
    registry.wait = 0.5
    source = source.replace("2601.1", "2601.00042")
    message = f"{source}: {host} did not answer within 0 seconds (try again later)"
    assert refusal(registry, source) == message


@pytest.mark.parametrize(
    ("source", "host"), [("10.5555/1", "doi.org"), ("arXiv:2601.00042", "arXiv")]
)
def test_registry_out_of_reach_is_told(source: str, host: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = Registry(f"http://127.0.0.1:{free.getsockname()[1]}")
    message = f"{source}: {host} cannot be reached (check the connection, or import a file)"
    assert refusal(nobody, source) == message


FORMS = (
    "(write FILE.bib, FILE.json, FILE.ris, - for standard input, 10.1145/... or arXiv:2407.00023)"
)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.bib", f"missing.bib is not there {FORMS}"),
        ("", f"'' is no address of a DOI or of arXiv {FORMS}"),
        (".", ". cannot be read: Is a directory"),
        (
            "https://example.org/x.bib",
            f"'https://example.org/x.bib' is no address of a DOI or of arXiv {FORMS}",
        ),
        ("arXiv:hello", "arXiv:hello is no arXiv id (write arXiv:2407.00023)"),
    ],
)
def test_source_that_is_none_is_told(source: str, message: str) -> None:
    assert refusal(Registry("http://127.0.0.1:9"), source) == message


@pytest.mark.parametrize("name", ["dblp.bib", "crossref.json", "endnote.ris"])
@pytest.mark.parametrize("as_input", [True, False])
def test_format_is_known_without_a_name(
    name: str, as_input: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (IMPORTS / name).read_bytes()
    expected = references_from(str(IMPORTS / name), [])
    if as_input:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    else:
        (tmp_path / "export.txt").write_bytes(data)
    source = "-" if as_input else str(tmp_path / "export.txt")
    assert references_from(source, []) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xff\xfe@", "x.bib:1: not UTF-8 text (save the file as UTF-8)"),
        (
            b"",
            "x.bib:1: holds no paper in BibTeX, CSL-JSON or RIS (export it again in one of these)",
        ),
        (
            b"@misc{a,\n  year = {2024}\n}",
            "x.bib:1: a: has no title (add one, or leave the entry out)",
        ),
        (
            b"@misc{a,\n  title = {x,\n  b = {y}\n}",
            "x.bib:2: a.title: a brace or quote is not closed (close it)",
        ),
    ],
)
def test_file_without_papers_is_told(
    data: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.bib").write_bytes(data)
    problems: list[Problem] = []
    assert references_from("x.bib", problems) == ()
    assert [str(problem) for problem in problems] == [message]
