"""The built site passes the gate that stands before publishing, which reads it quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.gate import reader, site_problems
from commands.gate.feeds import content
from commands.gate.plain import plain_elements
from commands.gate.reader import read_site
from commands.gate.site import read_pages
from pelicanconf import STRUCTURED_DATA

URL = STRUCTURED_DATA["site_url"]


def test_the_gate_finds_nothing(built: Path) -> None:
    assert site_problems(built, URL) == []


@pytest.mark.parametrize("site", ["built", "edges"])
def test_page_is_plain_unless_it_holds_a_template(
    site: str, request: pytest.FixtureRequest
) -> None:
    pages = [*read_pages(request.getfixturevalue(site), URL)]
    others = [page.path for page in pages if not plain_elements(page.source)]
    assert others == [page.path for page in pages if "<template>" in page.source]


@pytest.mark.slow
@pytest.mark.parametrize("site", ["built", "edges"])
def test_site_is_read_quickly_as_it_is_exactly(
    site: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder: Path = request.getfixturevalue(site)
    monkeypatch.setattr(reader, "MANY", 10_000)  # other processes would not hear of the change
    quick = read_site(folder, URL)
    for module in (reader, content):
        monkeypatch.setattr(module, "plain_elements", lambda _: ())
    content._read.cache_clear()
    assert read_site(folder, URL) == quick
