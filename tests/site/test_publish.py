"""Publishing from a copy of the project, as its author does, with good and with bad input."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def inv(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./inv", *arguments], cwd=project, capture_output=True, text=True, check=False
    )


def add(project: Path, name: str, text: str) -> None:
    """Append to a file of content/, or make it."""
    file = project / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(before + text, encoding="utf-8")


def wrong_talk_date(project: Path) -> None:
    add(project, "data/talks.yaml", "\n- key: new\n  title: A\n  kind: oral\n  date: 2024-13\n")


def stray_comma(project: Path) -> None:
    add(project, "data/publications.bib", "\n@misc{new,\n  title = {New},,\n}\n")


def unknown_author(project: Path) -> None:
    entry = "@misc{new,\n  title = {New},\n  author = {Nowhere, Nemo},\n}\n"
    add(project, "data/publications.bib", f"\n{entry}")


def post_without_title(project: Path) -> None:
    add(project, "blog/untitled.md", "Date: 2026-01-01\nSummary: A summary.\n\nText.\n")


def broken_link(project: Path) -> None:
    text = "Title: A dead link\nDate: 2026-01-01\n\n[A paper](/publications/nothing/)\n"
    add(project, "news/dead-link.md", text)


def renamed_news(project: Path) -> str:
    """Rename a news item, and return the address that it had."""
    review = (project / "content/data/review.yaml").read_text(encoding="utf-8")
    files = sorted((project / "content/news").glob("*.md"))
    file = next(file for file in files if f"at: news/{file.name}" not in review)
    file.rename(file.with_name("renamed.md"))
    return f"/news/{file.stem}/"


BAD_INPUT: list[tuple[Callable[[Path], object], list[str]]] = [
    (
        wrong_talk_date,
        ["content/data/talks.yaml:", ".date: '2024-13' is not a date (write YYYY, YYYY-MM"],
    ),
    (stray_comma, ["content/data/publications.bib:", "a comma too many (remove it)"]),
    (
        unknown_author,
        ["content/data/publications.bib:", "new.author: 'Nowhere, Nemo' is nobody in people.yaml"],
    ),
    (post_without_title, ["content/blog/untitled.md:1: title: is missing (add title)"]),
    (
        broken_link,
        [
            "content/news/dead-link.md:4: news/dead-link/index.html: a link leads to no file:"
            " '/publications/nothing/' (mend the link or add its target); so in ",
            " other files\n1 fault in the built pages\nnot published\n",
        ],
    ),
    (
        renamed_news,
        [
            "+1 page, ",
            "content/news/renamed.md:1: would leave nothing at /news/",
            "/ (write `Aliases: /news/",
            "/` at its top, or, if this is another text, `- {from: /news/",
            "gone: true, reason: WHY}` in content/data/redirects.yaml)\nnot published\n",
        ],
    ),
]


@pytest.mark.parametrize(("spoil", "expected"), BAD_INPUT)
def test_bad_input_gives_a_message_and_leaves_what_is_published(
    published_project: Path, spoil: Callable[[Path], object], expected: list[str]
) -> None:
    project = published_project
    current = project / "published/current"
    before = (current.readlink(), sorted(current.resolve().parent.iterdir()))
    spoil(project)
    result = inv(project, "publish")
    assert result.returncode == 1
    assert [part for part in expected if part not in result.stderr] == []
    assert "Traceback" not in result.stderr
    assert (current.readlink(), sorted(current.resolve().parent.iterdir())) == before


def test_renamed_text_needs_one_line_to_keep_its_address_and_its_id(
    published_project: Path,
) -> None:
    project = published_project
    former = renamed_news(project)
    file = project / "content/news/renamed.md"
    file.write_text(f"Aliases: {former}\n{file.read_text('utf-8')}", encoding="utf-8")
    result = inv(project, "publish")
    assert result.returncode == 0, result.stderr
    assert ": +1 page, " in result.stdout
    current = project / "published/current"
    page = (current / former.strip("/") / "index.html").read_text(encoding="utf-8")
    assert 'content="0; url=/news/renamed/"' in page
    items = json.loads((current / "feeds/all.json").read_text(encoding="utf-8"))["items"]
    (item,) = (item for item in items if item["url"].endswith("/news/renamed/"))
    assert item["id"].endswith(f":{former}")


def test_draft_is_not_published_nor_what_lies_beside_it(project: Path) -> None:
    add(project, "blog/hidden/index.md", "Title: A\nDate: 2026\nStatus: draft\nSummary: A.\n\nB.\n")
    add(project, "blog/hidden/data.csv", "1,2\n")
    add(project, "blog/shown/index.md", "Title: B\nDate: 2026\nSummary: B.\n\n[c](data.csv)\n")
    add(project, "blog/shown/data.csv", "1,2\n")
    result = inv(project, "publish")
    assert result.returncode == 0, result.stderr
    current = project / "published/current"
    assert list(current.rglob("*hidden*")) == []
    assert (current / "blog/shown/data.csv").is_file()


def test_folder_with_other_files_is_not_published_into(project: Path) -> None:
    settings = project / "publishconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"published"', '"content"'), encoding="utf-8")
    result = inv(project, "publish")
    assert result.returncode == 1
    assert "'content' holds what ./inv publish did not make: _freeze, blog, data" in result.stderr


def test_publishing_twice_makes_one_release(published_project: Path) -> None:
    project = published_project
    again = inv(project, "publish")
    assert again.returncode == 0
    assert "nothing changed" in again.stdout
    releases = project / "published/releases"
    assert len([path for path in releases.iterdir() if path.is_dir()]) == 1
    assert (project / "published/current/index.html").is_file()


def test_what_is_published_is_listed_and_read_back(published_project: Path) -> None:
    listed = inv(published_project, "publish", "history")
    release = (published_project / "published/current").readlink().name
    assert listed.stdout.splitlines()[0] == "published"
    assert [part in listed.stdout for part in ("  current  ", release, " pages")] == [True] * 3
    verified = inv(published_project, "publish", "verify")
    assert verified.stdout == "published: all files are as they were published\n"
    back = inv(published_project, "publish", "rollback", "2")
    assert (back.returncode, back.stderr) == (
        1,
        "published: there is no release 2 before the current one: none is kept"
        " (./inv publish history)\nnothing is rolled back\n",
    )
