"""The invented site, and the typeface of the theme."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from preview_pictures.pictures import ITALIC, ROMAN
from preview_pictures.typeface import Typeface
from structured_data.library import Library
from structured_data.loading import load_library
from structured_data.page_view import PageView, draft_page, site_pages
from structured_data.settings import Settings

from commands.project import THEME

CONTENT = Path(__file__).parents[1] / "cases/site/content"


@pytest.fixture(scope="session")
def typeface() -> Typeface:
    return Typeface(THEME / ROMAN, THEME / ITALIC)


@pytest.fixture(scope="session")
def site() -> Settings:
    return Settings(site_url="https://ada.example/lamps", site_name="Ada Example")


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(CONTENT / "data", dt.date(2026, 1, 1))


@pytest.fixture(scope="session")
def views(library: Library) -> dict[str, PageView]:
    """Path -> page, drafts among them."""
    pages = [*site_pages(library), *map(draft_page, library.drafts)]
    return {view.path: view for view in pages}
