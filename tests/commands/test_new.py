"""The files that ./inv new writes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structured_data.loading import load_library

from commands.errors import CommandError
from commands.new import draft_address, new_entry, open_entry

CONTENT = Path(__file__).parents[1] / "cases/site/content"


def test_post_is_a_draft_in_a_folder_of_its_own(tmp_path: Path) -> None:
    file = new_entry("post", "Hello: a   Wörld", tmp_path)
    assert file == tmp_path / "blog" / "hello-a-world" / "index.md"
    assert file.read_text(encoding="utf-8").splitlines()[:5] == [
        "Title: Hello: a Wörld",
        f"Date: {datetime.now(UTC).date()}",
        "Status: draft",
        "Summary: One sentence that tells what the reader will learn.",
        "Tags:",
    ]


def test_news_is_one_file_and_a_draft(tmp_path: Path) -> None:
    file = new_entry("news", "Paper accepted", tmp_path)
    assert file == tmp_path / "news" / "paper-accepted.md"
    assert file.read_text(encoding="utf-8").splitlines()[:4] == [
        "Title: Paper accepted",
        f"Date: {datetime.now(UTC).date()}",
        "Status: draft",
        "Tags:",
    ]


@pytest.mark.parametrize("kind", ["post", "news"])
@pytest.mark.parametrize(
    ("title", "written"),
    [("A: b", "A: b"), ('"Quoted"', "\u201cQuoted\u201d"), ("#1 & <2> [a]", "#1 & <2> [a]")],
)
def test_new_entry_is_a_draft_without_problems(
    tmp_path: Path, kind: str, title: str, written: str
) -> None:
    shutil.copytree(CONTENT, tmp_path, dirs_exist_ok=True)
    new_entry(kind, title, tmp_path)
    assert written in [draft.title for draft in load_library(tmp_path / "data").drafts]


@pytest.mark.parametrize("title", ["**Bold**", "[a](b)", "By [@lamp]"])
def test_title_with_marks_of_markdown_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(CommandError, match="which a title shows as it is written"):
        new_entry("post", title, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("existing", ["blog/hello/index.md", "blog/hello.md"])
def test_existing_post_is_not_overwritten(tmp_path: Path, existing: str) -> None:
    (tmp_path / existing).parent.mkdir(parents=True)
    (tmp_path / existing).write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match=f"{existing} exists already"):
        new_entry("post", "Hello!", tmp_path)
    assert (tmp_path / existing).read_text(encoding="utf-8") == "mine"


def test_title_that_gives_no_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        new_entry("post", "日本", tmp_path)
    assert str(error.value) == (
        "'日本' gives no address, which is made of a-z and 0-9: add one such word"
    )
    assert list(tmp_path.iterdir()) == []


def test_editor_is_left_alone_where_nobody_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", "false")
    open_entry(tmp_path / "new.md")
    assert capsys.readouterr().out.startswith(f"{tmp_path}/new.md (a draft: ")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    main, other = os.openpty()
    with os.fdopen(main), os.fdopen(other) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield


@pytest.mark.usefixtures("terminal")
def test_editor_opens_the_file_where_a_person_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new.md"
    monkeypatch.setenv("EDITOR", "cp /dev/null")
    open_entry(file)
    assert file.exists()


@pytest.mark.usefixtures("terminal")
def test_editor_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    with pytest.raises(CommandError, match=r"EDITOR=no-such-editor: .*No such file"):
        open_entry(tmp_path / "new.md")


def test_draft_is_shown_at_the_address_of_its_section() -> None:
    assert draft_address(Path("content/blog/hello/index.md")) == "/drafts/blog/hello/"
    assert draft_address(Path("content/news/hello.md")) == "/drafts/news/hello/"


def test_title_too_long_for_an_address_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="makes an address of 399 characters"):
        new_entry("post", "word " * 80, tmp_path)
    assert list(tmp_path.iterdir()) == []
