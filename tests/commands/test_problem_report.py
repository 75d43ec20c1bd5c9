"""What the gate found, as one line for each fault with the line of content to edit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands.gate import Problem
from commands.origins import Origins
from commands.problem_report import report
from commands.project import ROOT

URL = "https://ada.example"
MEND = "mend the link or add its target"
POST = """\
Title: Light
Date: 2026-01-02
Summary: On light.

A [link](/gone/), a [picture](a.png),
and a [longer one](/gone/too/).
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content of the invented site, and a post; paths are shown from its folder."""
    shutil.copytree(ROOT / "tests/cases/site/content", tmp_path / "content")
    (tmp_path / "content/blog/light.md").write_text(POST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def dead(page: str, value: str, target: str, what: str = "a link") -> Problem:
    return Problem(page, f"{what} leads to no file", value, MEND, target)


def told(content: Path, *problems: Problem) -> list[str]:
    return report(sorted(problems), Origins(content), URL)


def line_of(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_link_of_a_post_is_told_once_with_its_line(content: Path) -> None:
    assert told(
        content,
        dead("blog/light/index.html", "/gone/", "gone/#"),
        dead("blog/light/index.md", "/gone/", "gone/#"),
        dead("feeds/all.json", f"{URL}/gone/", "gone/#", "item 'Light' has an address that"),
        dead("feeds/blog.atom.xml", f"{URL}/gone/", "gone/#", "entry 'Light' has an address that"),
    ) == [
        "content/blog/light.md:5: blog/light/index.html: a link leads to no file: '/gone/'"
        f" ({MEND}); so in 3 other files"
    ]


def test_relative_link_is_told_once_with_its_line(content: Path) -> None:
    assert told(
        content,
        dead("blog/light/index.html", "a.png", "blog/light/a.png#"),
        dead("feeds/all.json", f"{URL}/blog/light/a.png", "blog/light/a.png#"),
    ) == [
        "content/blog/light.md:5: blog/light/index.html: a link leads to no file: 'a.png'"
        f" ({MEND}); so in 1 other file"
    ]


def test_one_address_in_two_texts_is_two_faults(content: Path) -> None:
    (content / "news/more.md").write_text("Title: A\nDate: 2026\n\n[b](/gone/)\n", "utf-8")
    assert [
        line.partition(": ")[0]
        for line in told(
            content,
            dead("blog/light/index.html", "/gone/", "gone/#"),
            dead("news/more/index.html", "/gone/", "gone/#"),
            dead("feeds/all.json", f"{URL}/gone/", "gone/#"),
        )
    ] == ["content/blog/light.md:5", "content/news/more.md:4"]


def test_link_of_a_record_is_traced_to_its_line(content: Path) -> None:
    profile = content / "data/profile.yaml"
    text = profile.read_text(encoding="utf-8").replace("headline: ", "headline: '[a](/nowhere/) ")
    profile.write_text(text.replace("*light*.", "*light*.'"), encoding="utf-8")
    number = line_of(profile, "/nowhere/")
    problems = [dead(page, "/nowhere/", "nowhere/#") for page in ("index.html", "llms.txt")]
    assert told(content, *problems) == [
        f"content/data/profile.yaml:{number}: index.html: a link leads to no file: '/nowhere/'"
        f" ({MEND}); so in 1 other file"
    ]


def test_link_of_a_template_is_told_once_without_a_line(content: Path) -> None:
    pages = ("blog/light/index.html", "index.html", "talks/index.html")
    assert told(content, *(dead(page, "/impressum/", "impressum/#") for page in pages)) == [
        f"blog/light/index.html: a link leads to no file: '/impressum/' ({MEND});"
        " so in 2 other files"
    ]


def test_fault_of_one_page_names_where_its_source_begins(content: Path) -> None:
    bib = content / "data/publications.bib"
    assert told(
        content,
        Problem("blog/light/index.html", "no description", "", "add one"),
        Problem("publications/lantern/index.html", "no citation_title", "Lantern", "add it"),
        Problem("talks/lamps-at-acme/index.html", "no h1", "", "write one"),
        Problem("tags/light/index.html", "no h1", "", "write one"),
    ) == [
        "content/blog/light.md:1: blog/light/index.html: no description (add one)",
        f"content/data/publications.bib:{line_of(bib, 'title = {{Lantern}')}:"
        " publications/lantern/index.html: no citation_title: 'Lantern' (add it)",
        "tags/light/index.html: no h1 (write one)",
        f"content/data/talks.yaml:{line_of(content / 'data/talks.yaml', '- key: lamps-at-acme')}:"
        " talks/lamps-at-acme/index.html: no h1 (write one)",
    ]


def test_fault_of_many_pages_is_told_once(content: Path) -> None:
    pages = [f"blog/{number}/index.html" for number in range(5)]
    assert told(content, *(Problem(page, "no language", "", "write one") for page in pages)) == [
        "blog/0/index.html: no language (write one); so in 4 other files"
    ]


def test_line_of_a_page_does_not_part_what_is_alike(content: Path) -> None:
    problems = [
        Problem(f"{n}.html", "a tag that is not closed", "<b>", "close it", line=n)
        for n in range(1, 6)
    ]
    assert told(content, *problems) == [
        "1.html:1: a tag that is not closed: '<b>' (close it); so in 4 other files"
    ]
