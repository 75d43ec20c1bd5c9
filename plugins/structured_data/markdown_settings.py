"""Adds to Pelican's settings what a plugin has for the texts of posts and news."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Extension

KINDS = ("post", "news_item")  # of the pages that show such texts


def add_extension(
    settings: dict[str, Any], extension: Extension, sheet: Path | None = None
) -> None:
    """Add an extension of Markdown in the place of any other of its kind, and its style sheet.

    The settings of several builds in one process share their values, so none is changed in place.
    """
    markdown = settings["MARKDOWN"]
    others = [one for one in markdown["extensions"] if not isinstance(one, type(extension))]
    settings["MARKDOWN"] = {**markdown, "extensions": [*others, extension]}
    if sheet and str(sheet) not in settings["STYLESHEETS"]:
        settings["STYLESHEETS"] = [*settings["STYLESHEETS"], str(sheet)]
        settings["STYLESHEET_KINDS"] = {**settings["STYLESHEET_KINDS"], str(sheet): KINDS}
