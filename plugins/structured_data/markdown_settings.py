"""Adds to Pelican's settings what a plugin has for the texts of posts and news."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Extension

KINDS = ("post", "news_item")  # of the pages that show such texts


def add_extension(
    settings: dict[str, Any], extension: Extension, sheet: Path | None = None
) -> None:
    """Add an extension of Markdown, and its style sheet, unless one of its kind is there."""
    extensions = settings["MARKDOWN"]["extensions"]
    if any(isinstance(other, type(extension)) for other in extensions):
        return
    extensions.append(extension)
    if sheet:
        settings["STYLESHEETS"] = [*settings["STYLESHEETS"], str(sheet)]
        settings["STYLESHEET_KINDS"] = {**settings["STYLESHEET_KINDS"], str(sheet): KINDS}
