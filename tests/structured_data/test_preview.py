"""The invented site as ./inv serve shows it, drafts and what waits among its pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands.build import build_site
from commands.project import ROOT

CASES = Path(__file__).parents[1] / "cases"
SETTINGS = f"""\
import copy
import pelicanconf
from pelicanconf import *
MARKDOWN = copy.deepcopy(pelicanconf.MARKDOWN)
STRUCTURED_DATA = {{"site_url": "https://ada.example", "site_name": "Ada"}}
PATH, THEME, PLUGIN_PATHS = "content", {str(ROOT / "theme")!r}, [{str(ROOT / "plugins")!r}]
PLUGINS = [name for name in PLUGINS if name != "preview_pictures"]
"""


@pytest.mark.slow
def test_what_is_not_out_is_shown_at_its_address_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CASES / "site", tmp_path, dirs_exist_ok=True)
    for name in ("people.yaml", "publications.bib"):  # no font of the CV holds the name of one
        file = tmp_path / "content/data" / name
        file.write_text(file.read_text("utf-8").replace("李娜", "Li Na"), encoding="utf-8")
    (tmp_path / "siteconf.py").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "output"
    build_site(tmp_path / "siteconf.py", output)

    drafts = sorted(file.parent.name for file in (output / "drafts").rglob("*.*"))
    assert drafts == ["far-future", "half-written"]
    for name in drafts:
        source = (output / f"drafts/blog/{name}/index.html").read_text("utf-8")
        page = BeautifulSoup(source, "html.parser")
        assert page.select('meta[name="robots"][content="noindex"]')
        assert not page.select('link[rel="canonical"], link[type="text/markdown"]')
    series = BeautifulSoup(
        (output / "drafts/blog/far-future/index.html").read_text("utf-8"), "html.parser"
    ).select('nav[aria-label="Series"] li')
    assert [part.get_text(" ", strip=True) for part in series] == [
        "Part 1 First light",
        "Part 2 From the far future",
    ]
    words = (b"alf written", b"alf-written", b"far future", b"far-future", b"Secrets", b"/drafts/")
    others = [file for file in output.rglob("*.*") if "drafts" not in file.parts]
    assert [file for file in others if any(word in file.read_bytes() for word in words)] == []
