"""What an article cites, as its record says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from structured_data.citing.bibliography import lost_citations
from structured_data.library import Library

KNUTH = "@book{knuth, title = {The {TeX}book}, author = {Knuth, Donald E.}, year = 1984}\n"
UNUSED = "@misc{unused, title = {Nobody cites this}, year = 2001}\n"


def write(site: Path, text: str, references: str = "") -> None:
    post = site / "content/blog/first-light"
    (post / "index.md").write_text(f"Title: A\nDate: 2025\nSummary: B.\n\n{text}\n", "utf-8")
    if references:
        (post / "references.bib").write_text(references, "utf-8")


def cited(library: Library) -> list[tuple[str, str, bool]]:
    (article,) = (article for article in library.articles if article.slug == "first-light")
    return [(c.key, c.reference.title, c.publication is not None) for c in article.cited]


def test_papers_and_entries_beside_the_text_are_cited_in_its_order(
    site: Path, load: Callable[[], Library]
) -> None:
    write(site, "One [@knuth, p. 1; @lantern]. Two [@moth; @knuth].", KNUTH + UNUSED)
    assert cited(load()) == [
        ("knuth", "The TeXbook", False),
        ("lantern", "Lantern: Serving Éclairs at 90% Less Light & Twice the Speed", True),
        ("moth", "What a Moth Wants", True),
    ]


def test_entry_that_nobody_cites_is_no_problem_and_not_listed(
    site: Path, load: Callable[[], Library]
) -> None:
    write(site, "Nothing.", UNUSED)
    assert cited(load()) == []


def test_news_item_is_described_without_its_citations(
    site: Path, load: Callable[[], Library]
) -> None:
    (site / "content/news/lamp.md").write_text("Title: A\nDate: 2025\n\nLit [@lantern].\n", "utf-8")
    (article,) = (article for article in load().articles if article.slug == "lamp")
    assert article.lead == "Lit."


def test_citation_that_markdown_does_not_show_is_told_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "index.md"
    file.write_text("Title: A\n\n[@a] and [@b]\n\n    [@a]\n\n<div>\n[@c]\n</div>\n", "utf-8")
    remedy = "(move it out of HTML, and of lines that are indented as code is)"
    assert [str(problem) for problem in lost_citations(file, ("a", "b"))] == [
        f"{file}:3: '@a' is cited on lines 3, 5, and Markdown shows 1 of 2 {remedy}",
        f"{file}:8: '@c' is cited on line 8, and Markdown shows 0 of 1 {remedy}",
    ]
    assert lost_citations(file, ("a", "a", "b", "c")) == []
