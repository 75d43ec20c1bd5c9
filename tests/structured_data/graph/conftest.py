"""What the tests of the graph share."""

from __future__ import annotations

from typing import Any

import pytest
from structured_data.graph import page_graph
from structured_data.library import Library
from structured_data.page_view import PageView
from structured_data.settings import Settings

Node = dict[str, Any]


@pytest.fixture(scope="session")
def graphs(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> dict[str, list[Node]]:
    """Path -> top-level nodes of the graph of the page there, drafts among them."""
    return {path: page_graph(view, library, settings)["@graph"] for path, view in views.items()}
