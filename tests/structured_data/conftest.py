"""The invented site under tests/cases/site, and golden files that one option renews."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from structured_data.last_changes import dated
from structured_data.library import Library
from structured_data.linking.extension import KeyedLinks
from structured_data.loading import load_library
from structured_data.page_view import PageView, draft_page, site_pages
from structured_data.paths import article_path
from structured_data.settings import Settings

CASES = Path(__file__).parents[1] / "cases"
TODAY = dt.date(2026, 1, 1)


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(site_url="https://ada.example", site_name="Ada Example")


@pytest.fixture(scope="session")
def today() -> dt.date:
    """The day on which the invented site is built."""
    return TODAY


@pytest.fixture(scope="session")
def library() -> Library:
    """The records of the invented site."""
    return load_library(CASES / "site/content/data", TODAY)


@pytest.fixture(scope="session")
def views(library: Library) -> dict[str, PageView]:
    """Path -> page, drafts among them."""
    pages = [*dated(site_pages(library), library, TODAY), *map(draft_page, library.drafts)]
    return {view.path: view for view in pages}


@pytest.fixture(scope="session")
def html(library: Library) -> dict[str, str]:
    """Path -> rendered text of each article."""
    return {
        article_path(article): markdown.markdown(
            Path(article.place.file).read_text(encoding="utf-8"),
            extensions=["extra", "meta", KeyedLinks(article.linked)],
        )
        for article in library.articles
    }


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented site to change; it is the current folder, so that places are short."""
    shutil.copytree(CASES / "site", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def load(site: Path) -> Callable[[], Library]:
    """Reads the copy of the invented site."""
    return lambda: load_library(Path("content/data"), TODAY)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with a file under tests/cases, or renews the file under --update-cases."""
    renew = request.config.getoption("--update-cases", default=False)

    def compare(name: str, text: str) -> None:
        file = CASES / name
        if renew:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare
