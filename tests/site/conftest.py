"""What tests of the built site share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.browser import served
from commands.build import build_content
from commands.gallery import SITES


@pytest.fixture(scope="session")
def edges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that strains every page."""
    return build_content(SITES["edges"], tmp_path_factory.mktemp("edges") / "site")


@pytest.fixture(scope="session")
def edge(edges: Path) -> Iterator[str]:
    """Where that site is served."""
    with served(edges) as address:
        yield address
