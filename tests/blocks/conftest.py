"""What tests of the blocks of a text share: the Markdown of this site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import Markdown
from pelican import Pelican
from pelican.readers import MarkdownReader
from structured_data.markdown_file import reading

from commands.build import site_settings
from commands.project import PUBLISH_SETTINGS

RENDERED = Callable[[str], tuple[str, list[str]]]


@pytest.fixture(scope="session")
def rendered() -> RENDERED:
    """Renders a text as a post of this site; returns its HTML and its problems, in `post.md`."""
    settings = site_settings(PUBLISH_SETTINGS)
    given = settings["MARKDOWN"]  # the list in it is one for all builds of a process
    named = [extension for extension in given["extensions"] if isinstance(extension, str)]
    settings["MARKDOWN"] = {**given, "extensions": named}
    Pelican(settings)
    markdown = MarkdownReader(settings).settings["MARKDOWN"]

    def render(text: str) -> tuple[str, list[str]]:
        with reading(Path("post.md")) as file:
            html = Markdown(**markdown).convert(text)
        return html, [str(problem) for problem in sorted(file.problems)]

    return render
