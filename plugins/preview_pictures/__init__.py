"""Draws the picture that a link to a page is shown with, in the colours and the type of the site.

canvas    what is drawn on
typeface  what the theme's fonts can draw, how wide that is, where lines break
tree      the research tree as a drawing
drawing   a plot or a diagram of a text
card      what one picture shows, and how it is laid out
cards     which card a page has
pictures  the files: named by all that goes into them, so that they may be cached for ever

A theme asks `preview_picture(view)`, and gets the path, the size and the words of the picture, or
None where nothing of it can be drawn. Without this plugin there is no such name.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from .pictures import Pictures


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_add_preview_picture)


def _add_preview_picture(generator: Any) -> None:
    pictures = Pictures(generator.settings, generator.output_path)
    generator.env.globals["preview_picture"] = pictures.preview_picture
