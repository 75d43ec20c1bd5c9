"""A site that is whole for machines, and each change to it that makes machines misread it."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from PIL import Image

from commands.gate import site_problems
from commands.gate.markup import markup_problems
from commands.gate.site import Page

from .described_site import HOME, PAPER, SITEMAP, URL, problems_after, problems_of

CASES = Path(__file__).parents[1] / "cases/gate"


class Case(TypedDict):
    case: str
    file: str
    replace: str
    by: str
    problems: list[str]


def cases(name: str) -> list[Case]:
    found: list[Case] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


ALL = [one for name in ("graph", "citations", "markup", "reach") for one in cases(name)]


def test_site_that_is_whole_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == []


@pytest.mark.parametrize("one", ALL, ids=[one["case"] for one in ALL])
def test_broken_page_is_named_with_its_remedy(tmp_path: Path, one: Case) -> None:
    found = problems_after(tmp_path, one["file"], one["replace"], one["by"])
    assert found == one["problems"]


def test_author_may_be_printed_in_another_spelling_of_theirs(tmp_path: Path) -> None:
    other = '"name": "\u674e\u96f7", "alternateName": ["M. Sample", "Max Sample"]}'
    assert (
        problems_after(tmp_path, "papers/lantern/index.html", '"name": "Max Sample"}', other) == []
    )


def test_pdf_over_5_megabytes_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"papers/lantern/lantern.pdf": "%PDF-1.7" + " " * 5_100_000})
    assert "citation_pdf_url has 5.1 MB" in problem


@pytest.mark.parametrize("size", [(1200, 600), (600, 315)])
def test_preview_of_another_size_is_told(tmp_path: Path, size: tuple[int, int]) -> None:
    Image.new("L", size).save(tmp_path / "preview.png")
    assert problems_of(tmp_path) == [
        f"papers/lantern/index.html: og:image has {size[0]} x {size[1]} pixels:"
        " 'https://example.org/preview.png' (draw it 1200 x 630)"
    ]


def test_page_without_a_body_is_told() -> None:
    page = Page("x.html", f"{URL}/x.html", "<!doctype html>\n<html><head></head></html>")
    found = [str(problem) for problem in markup_problems(page)]
    assert found == ["x.html: a browser adds <body> (write <body>)"]


def test_site_without_a_home_page_is_told(tmp_path: Path) -> None:
    problems_of(tmp_path)
    (tmp_path / "index.html").unlink()
    found = [str(problem) for problem in site_problems(tmp_path, URL)]
    assert ".: no home page: 'index.html' (build it)" in found


def test_paper_farther_than_ten_links_is_told(tmp_path: Path) -> None:
    pages = {f"step/{number}/index.html": step(number) for number in range(1, 11)}
    changes = {
        **pages,
        "index.html": HOME.replace("/papers/lantern/", "/step/1/"),
        "sitemap.xml": SITEMAP.replace(
            "</urlset>",
            "".join(f"<url><loc>https://example.org/step/{n}/</loc></url>" for n in range(1, 11))
            + "</urlset>",
        ),
    }
    assert problems_of(tmp_path, changes) == [
        "papers/lantern/index.html: 11 links from the home page: "
        "'https://example.org/papers/lantern/' (link it nearer, within 10)"
    ]


def step(number: int) -> str:
    """Return a page that leads to the next one, the tenth to the paper."""
    target = f"/step/{number + 1}/" if number < 10 else "/papers/lantern/"
    page = HOME.replace("Home", f"Step {number}").replace("ProfilePage", "WebPage")
    page = page.replace('/papers/lantern/">', f'{target}">')
    page = page.replace(
        '"@id": "https://example.org/"', f'"@id": "https://example.org/step/{number}/"'
    )
    for before in (
        'canonical" href="https://example.org/',
        'og:url" content="https://example.org/',
    ):
        page = page.replace(before, f"{before}step/{number}/")
    return page


def test_missing_sitemap_is_told(tmp_path: Path) -> None:
    problems_of(tmp_path)
    (tmp_path / "sitemap.xml").unlink()
    found = [str(problem) for problem in site_problems(tmp_path, URL)]
    assert found == [
        "robots.txt: a link leads to no file: 'https://example.org/sitemap.xml'"
        " (mend the link or add its target)",
        "sitemap.xml: no sitemap (build one that lists every page)",
    ]


def test_paper_that_is_not_out_needs_no_date(tmp_path: Path) -> None:
    page = PAPER.replace('"datePublished": "2025-06-04",', '"creativeWorkStatus": "In review",')
    page = page.replace('<meta name="citation_publication_date" content="2025/6/4">\n', "")
    assert problems_of(tmp_path, {"papers/lantern/index.html": page}) == []


def test_abstract_is_found_however_its_lines_and_quotes_are_set(tmp_path: Path) -> None:
    page = PAPER.replace("We light a lamp.", "We “light” a lamp: fine.")
    page = page.replace("We light\na lamp.", 'We "light" <em>a</em>\nlamp: ﬁne.')
    assert problems_of(tmp_path, {"papers/lantern/index.html": page}) == []
