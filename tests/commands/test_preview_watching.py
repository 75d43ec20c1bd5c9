"""The saves that ./inv serve sees."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from watchfiles import Change

from commands.preview import watching
from commands.preview.watching import Watching, is_code, lasting, text_of

BOTH = (Change.added, Change.deleted)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with content, a theme, plugins and commands."""
    folders = tuple(tmp_path / name for name in ("content", "theme", "plugins", "commands"))
    deeper = ("content/blog", "content/data", "content/images", "theme/static/css", "plugins/one")
    for folder in (*folders, *(tmp_path / name for name in deeper)):
        folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(watching, "ROOT", tmp_path)
    monkeypatch.setattr(watching, "FOLDERS", folders)
    monkeypatch.setattr(watching, "PLUGINS", tmp_path / "plugins")
    monkeypatch.setattr(watching, "COMMANDS", tmp_path / "commands")
    return tmp_path


@pytest.fixture
def watched(root: Path) -> Iterator[Watching]:
    with Watching() as watched:
        yield watched


def save(file: Path, text: str) -> None:
    """Save as many editors do: write a new file and give it the name of the old one."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def wait_for(watched: Watching, *files: Path) -> None:
    """Return once each was told of; TimeoutError where one is not."""
    missing = set(files)
    with ThreadPoolExecutor() as threads:
        try:
            while missing:
                missing -= threads.submit(watched.saved).result(timeout=10)
        finally:
            if missing:
                watched.__exit__()


@pytest.mark.parametrize(
    "path",
    [
        "content/blog/one.md",
        "content/blog/plot.csv",
        "content/data/talks.yaml",
        "content/images/portrait.jpg",
        "theme/page.html",
        "theme/static/css/main.css",
        "plugins/one/__init__.py",
        "commands/build.py",
        "pelicanconf.py",
    ],
)
def test_each_save_is_seen(root: Path, watched: Watching, path: str) -> None:
    file = root / path
    for number in range(3):
        save(file, str(number))
        wait_for(watched, file)
    file.unlink()
    wait_for(watched, file)


def test_saves_wait_until_they_are_asked_for(root: Path, watched: Watching) -> None:
    files = [root / "content/one.md", root / "theme/one.html", root / "pelicanconf.py"]
    for file in files:
        file.write_text("", encoding="utf-8")
    wait_for(watched, *files)


def test_new_folder_is_seen(root: Path, watched: Watching) -> None:
    (root / "content/blog/new").mkdir()
    wait_for(watched, root / "content/blog/new")
    save(root / "content/blog/new/index.md", "")
    wait_for(watched, root / "content/blog/new/index.md")


def test_folder_that_is_replaced_is_watched_again(root: Path, watched: Watching) -> None:
    (root / "content").rename(root / "former")
    (root / "content").mkdir()
    wait_for(watched, root / "content")
    save(root / "content/one.md", "")
    wait_for(watched, root / "content/one.md")


def test_what_python_has_imported_is_code(root: Path) -> None:
    paths = ["plugins/one/a.py", "plugins/one/a.js", "commands/build.py", "pelicanconf.py"]
    assert all(is_code(root / path) for path in paths)
    assert not any(is_code(root / path) for path in ["content/one.py", "theme/page.html"])


def test_file_that_came_and_went_was_not_saved(tmp_path: Path) -> None:
    """As vim tries a folder by a file 4913, and keeps the former text beside the new one."""
    text, trial, former, removed = (
        tmp_path / name for name in ("one.md", "4913", "one.md~", "old.md")
    )
    text.touch()
    came_and_went = ((change, str(file)) for file in (text, trial, former) for change in BOTH)
    saves = {*came_and_went, (Change.deleted, str(removed))}
    assert set(lasting(saves)) == {text, removed}


def test_file_in_the_folder_of_a_post_is_shown_by_its_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = root / "content"
    monkeypatch.setattr(watching, "CONTENT", content)
    post = content / "blog/one/index.md"
    post.parent.mkdir()
    post.touch()
    beside = [post.parent / name for name in ("plot.csv", "data/plot.csv")]
    others = [content / "blog/plot.csv", content / "data/talks.yaml", root / "theme/index.md"]
    assert [text_of(path) for path in (post, *beside)] == [post] * 3
    assert [text_of(path) for path in others] == [None] * 3
    assert text_of(content / "news/gone.md") == content / "news/gone.md"
