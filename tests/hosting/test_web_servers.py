"""The examples for nginx and Caddy, started: each file of the site, and what goes with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from host_files import HOST_FILES
from host_files.caching import IMMUTABLE, REVALIDATED, cache_control
from host_files.headers import site_headers
from host_files.media_types import media_type

from commands.targets.folder import FolderTarget
from pelicanconf import CONTENT_SECURITY_POLICY

from .servers import SERVERS, Server, running

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=list(SERVERS))
def server(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp(request.param)
    folder.chmod(0o755)
    FolderTarget(folder / "published", compress=True).publish(built)
    with running(request.param, folder) as started:
        yield started


def paths(built: Path) -> list[str]:
    found = (file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file())
    return sorted(path for path in found if path not in HOST_FILES)


def test_each_file_comes_with_its_type_its_age_and_all_headers(server: Server, built: Path) -> None:
    everywhere = site_headers(CONTENT_SECURITY_POLICY)
    for path in paths(built):
        answer = server.get("/" + path.removesuffix("index.html"))
        assert (answer.status, answer.body) == (200, (built / path).read_bytes()), path
        sent = {name: answer.headers.get(name) for name in everywhere}
        assert sent == everywhere, path
        assert answer.headers["Cache-Control"] == cache_control(path), path
        assert answer.headers["Content-Type"] == media_type(path), path
        assert "Content-Encoding" not in answer.headers, path


@pytest.mark.parametrize("path", ["/", "/theme/feed.css", "/feeds/all.json", "/cv/"])
def test_text_comes_compressed_where_that_is_taken(server: Server, built: Path, path: str) -> None:
    plain = server.get(path)
    for accepted, unpacked in (("br", brotli.decompress), ("gzip", None)):
        answer = server.get(path, Accept_Encoding=accepted)
        assert answer.headers["Content-Encoding"] == accepted
        assert answer.headers["Content-Type"] == plain.headers["Content-Type"]
        assert len(answer.body) < len(plain.body)
        if unpacked:
            assert unpacked(answer.body) == plain.body


def test_what_has_not_changed_is_not_sent_again(server: Server) -> None:
    first = server.get("/publications/")
    (tag,) = (value for name, value in first.headers.items() if name.lower() == "etag")
    again = server.get("/publications/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_address_that_is_not_there_shows_the_page_for_that(server: Server, built: Path) -> None:
    for path in (
        "/nothing/here/",
        "/theme/site.00000000.css",
        *(f"/{name}" for name in HOST_FILES),
    ):
        answer = server.get(path)
        assert (answer.status, answer.body) == (404, (built / "404.html").read_bytes()), path
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        policy = answer.headers["Content-Security-Policy"]
        assert policy == site_headers(CONTENT_SECURITY_POLICY)["Content-Security-Policy"]


def test_address_without_its_slash_leads_to_the_one_with_it(server: Server) -> None:
    answer = server.get("/publications")
    assert answer.status in (301, 308)
    assert answer.headers["Location"] == "/publications/"


def test_page_of_before_finds_its_style(server: Server, built: Path, tmp_path: Path) -> None:
    old = next(built.glob("theme/site.*.css"))
    site = shutil.copytree(built, tmp_path / "site")
    (site / "theme" / old.name).rename(site / "theme" / "site.00000001.css")
    target = FolderTarget(server.published, compress=True)
    target.publish(site)
    try:
        for name in (old.name, "site.00000001.css"):
            answer = server.get(f"/theme/{name}")
            assert (answer.status, answer.body) == (200, old.read_bytes())
            assert answer.headers["Cache-Control"] == IMMUTABLE
        assert server.get("/").headers["Cache-Control"] == REVALIDATED
    finally:
        target.publish(built)
