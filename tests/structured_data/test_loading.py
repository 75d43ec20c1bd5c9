"""What is wrong in a file is told with its place and remedy; tests/cases/errors holds the files."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from structured_data.content_files import article_files
from structured_data.errors import InvalidData, Problem
from structured_data.library import Library
from structured_data.loading import load_library

OPTIONAL = ("talks.yaml", "claims.yaml", "awards.yaml", "service.yaml", "software.yaml")
ERRORS = Path(__file__).parents[1] / "cases/errors"


@pytest.mark.parametrize("case", sorted(path.name for path in ERRORS.iterdir()))
def test_problem_is_told_with_file_line_key_value_and_remedy(
    case: str, site: Path, load: Callable[[], Library], golden: Callable[[str, str], None]
) -> None:
    (site / "content/data/review.yaml").unlink()  # it names fields that a case may take away
    shutil.copytree(ERRORS / case, site, dirs_exist_ok=True)
    removed = site / "removed.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        (site / name).unlink()
    with pytest.raises(InvalidData) as caught:
        load()
    golden(f"errors/{case}/problems.txt", f"{caught.value}\n")


def test_every_problem_names_an_existing_line_and_a_remedy() -> None:
    for file in ERRORS.glob("*/problems.txt"):
        for problem in file.read_text(encoding="utf-8").splitlines():
            path, line, message = problem.split(":", 2)
            written = file.parent / path
            if written.exists():
                text = written.read_text(encoding="utf-8", errors="replace")
                assert 1 <= int(line) <= len(text.split("\n")), problem
            assert message.endswith(")"), problem


def test_problems_are_sorted_by_file_and_line_and_told_once(site: Path) -> None:
    talks = site / "content/data/talks.yaml"
    talks.write_text("- key: lamps\n  kind: oral\n  colour: red\n" * 2, encoding="utf-8")
    (site / "content/blog/bad.md").write_text("Title: Bad\n", encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        load_library(Path("content/data"))
    problems = caught.value.problems
    assert list(problems) == sorted(set(problems))
    assert len(problems) == 2 + 5
    assert all(isinstance(problem, Problem) for problem in problems)


def test_records_that_nothing_needs_may_be_missing(site: Path, load: Callable[[], Library]) -> None:
    for name in OPTIONAL:
        (site / "content/data" / name).unlink()
    shutil.rmtree(site / "content/news")
    library = load()
    assert (library.talks, library.claims, library.section("news")) == ({}, {}, ())
    assert (library.awards, library.service, library.software) == ({}, {}, {})


def test_files_that_hold_nothing_hold_no_records(site: Path, load: Callable[[], Library]) -> None:
    for name in OPTIONAL:
        (site / "content/data" / name).write_text("# Nothing yet.\n", encoding="utf-8")
    library = load()
    assert (library.talks, library.claims) == ({}, {})
    assert (library.awards, library.service, library.software) == ({}, {}, {})


def test_articles_are_single_files_or_folders_with_an_index(site: Path) -> None:
    content = site / "content"
    assert [str(path.relative_to(content)) for path in article_files(content)] == [
        "blog/far-future.md",
        "blog/first-light/index.md",
        "blog/half-written.md",
        "news/lantern-accepted.md",
        "news/lighthouse.md",
    ]


def test_article_of_tomorrow_waits_until_its_day(site: Path) -> None:
    future = dt.date(2999, 1, 1)
    for today, is_public in ((future - dt.timedelta(days=1), False), (future, True)):
        library = load_library(site / "content/data", today)
        slugs = [article.slug for article in library.section("blog")]
        assert ("far-future" in slugs) == is_public
        assert ("far-future" in [draft.slug for draft in library.drafts]) != is_public


def test_draft_waits_for_its_author(library: Library) -> None:
    assert [article.slug for article in library.drafts] == ["far-future", "half-written"]
    assert "half-written" not in [article.slug for article in library.articles]


def test_claim_names_only_posts_that_are_public(site: Path, load: Callable[[], Library]) -> None:
    claims = site / "content/data/claims.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(
        text.replace("posts: [first-light]", "posts: [half-written, first-light, far-future]"),
        encoding="utf-8",
    )
    assert [post.slug for post in load().claims["acme"].posts] == ["first-light"]
