"""Publishing from a copy of the project, as its author does, with good and with bad input."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def inv(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./inv", *arguments], cwd=project, capture_output=True, text=True, check=False
    )


def wrong_talk_date(project: Path) -> None:
    file = project / "content/data/talks.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n- key: new\n  title: New\n  kind: invited\n  date: 2024-13\n")


def stray_comma(project: Path) -> None:
    file = project / "content/data/publications.bib"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n@misc{{new,\n  title = {{New}},,\n}}\n", encoding="utf-8")


def unknown_author(project: Path) -> None:
    file = project / "content/data/publications.bib"
    text = file.read_text(encoding="utf-8")
    assert "Zhang, Yiying" in text
    file.write_text(text.replace("Zhang, Yiying", "Zhang, Yiyin", 1), encoding="utf-8")


def post_without_title(project: Path) -> None:
    file = project / "content/blog/untitled.md"
    file.write_text("Date: 2026-01-01\nSummary: A summary.\n\nText.\n", encoding="utf-8")


def broken_link(project: Path) -> None:
    file = project / "content/news/job-market.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n[A paper](/publications/nothing/)\n", encoding="utf-8")


BAD_INPUT: list[tuple[Callable[[Path], None], list[str]]] = [
    (
        wrong_talk_date,
        ["content/data/talks.yaml:", ".date: '2024-13' is not a date (write YYYY, YYYY-MM"],
    ),
    (stray_comma, ["content/data/publications.bib:", "a comma too many (remove it)"]),
    (
        unknown_author,
        ["content/data/publications.bib:", "'Yiyin Zhang'", "did you mean 'Yiying Zhang'?"],
    ),
    (post_without_title, ["content/blog/untitled.md:1: title: is missing (add title)"]),
    (broken_link, ["news/job-market/index.html", "'/publications/nothing/'"]),
]


@pytest.mark.parametrize(("spoil", "expected"), BAD_INPUT)
def test_bad_input_gives_a_message_and_leaves_what_is_published(
    project: Path, spoil: Callable[[Path], None], expected: list[str]
) -> None:
    assert inv(project, "publish").returncode == 0
    current = project / "published/current"
    before = (current.readlink(), sorted(current.resolve().parent.iterdir()))
    spoil(project)
    result = inv(project, "publish")
    assert result.returncode == 1
    assert [part for part in expected if part not in result.stderr] == []
    assert "Traceback" not in result.stderr
    assert (current.readlink(), sorted(current.resolve().parent.iterdir())) == before


def test_publishing_twice_makes_one_release(project: Path) -> None:
    first, second = inv(project, "publish"), inv(project, "publish")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "nothing changed" in second.stdout
    releases = project / "published/releases"
    assert len([path for path in releases.iterdir() if path.is_dir()]) == 1
    assert (project / "published/current/index.html").is_file()
