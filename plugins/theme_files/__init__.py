"""Names what pages of the theme load by what it holds, so that it may be kept for ever.

stylesheets         joins the style sheets into one for each kind of page
names               scripts, fonts and icons: scheme.js is published as scheme.1a2b3c4d.js
template_functions  what templates call

Templates print `stylesheet(kind)` and `theme_file(name)`, paths from the root. STYLESHEETS lists
the style sheets in order, as paths in the theme; STYLESHEET_KINDS says of some on which kinds of
pages they have a use, so that the others do not load them. FEED_STYLESHEETS are joined into
/theme/feed.css, under a name that stays: feeds are written without the theme.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from .names import theme_files
from .stylesheets import joined, stylesheet
from .template_functions import template_functions

FEED_PATH = "/theme/feed.css"


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_add_functions)
    signals.finalized.connect(_name_files)
    signals.finalized.connect(_write_stylesheets)


def _add_functions(generator: Any) -> None:
    generator.env.globals |= template_functions(generator.settings)


def _name_files(pelican: Any) -> None:
    folder = Path(pelican.output_path, "theme")
    for name, published in theme_files(pelican.settings).names().items():
        (folder / name).rename(folder / published)


def _write_stylesheets(pelican: Any) -> None:
    settings = pelican.settings
    kinds = {kind for kinds in settings["STYLESHEET_KINDS"].values() for kind in kinds}
    for kind in ("", *sorted(kinds)):  # "" is any other
        _write(pelican, *stylesheet(settings, kind))
    if names := settings.get("FEED_STYLESHEETS"):
        sources = [Path(settings["THEME"]) / name for name in names]
        _write(pelican, FEED_PATH, joined(sources, theme_files(settings)))


def _write(pelican: Any, path: str, css: str) -> None:
    target = Path(pelican.output_path) / path.removeprefix("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(css, encoding="utf-8", newline="\n")
