"""The feeds of the invented site."""

from __future__ import annotations

import datetime as dt

import pytest
from structured_data.feeds import feed_files
from structured_data.library import Library
from structured_data.settings import Settings


@pytest.fixture(scope="session")
def feeds(
    library: Library, html: dict[str, str], settings: Settings, today: dt.date
) -> dict[str, str]:
    """Path -> text of each feed."""
    return dict(feed_files(library, html, settings, today))
