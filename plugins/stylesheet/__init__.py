"""Joins the theme's style sheets into one for each kind of page, named by what it holds.

STYLESHEETS lists them in order, as paths in the theme; STYLESHEET_KINDS says of some on which kinds
of pages they have a use, so that the others do not load them. The theme prints `stylesheet(kind)`,
the path of the joined one, which may be cached for ever. FEED_STYLESHEETS are joined into
/theme/feed.css, under a name that stays: feeds are written without the theme.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import lightningcss
from pelican import signals

FEED_PATH = "/theme/feed.css"


class StylesheetError(ValueError):
    """What is wrong in a style sheet, with file and line."""

    def __init__(self, source: Path, message: str) -> None:
        what, line = message, "1"
        if found := re.fullmatch(r"(.*) at .*:(\d+):\d+", message, re.DOTALL):
            what, line = found.groups()
        self.problems = [f"{source}:{line}: not CSS: {what}"]
        super().__init__(*self.problems)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_add_function)
    signals.finalized.connect(_write_stylesheets)


def names_for(kind: str, names: list[str], kinds: Mapping[str, Collection[str]]) -> list[str]:
    """Return the style sheets of a kind of page, in their order."""
    return [name for name in names if kind in kinds.get(name, (kind,))]


def stylesheet(theme: Path, names: list[str]) -> tuple[str, str]:
    """Return the path from the root, and the text, of the joined and minified style sheet."""
    css = _joined([theme / name for name in names])
    digest = hashlib.sha256(css.encode()).hexdigest()[:8]
    return f"/theme/site.{digest}.css", css


def _joined(sources: list[Path]) -> str:
    return "\n".join(_minified(source, source.read_text(encoding="utf-8")) for source in sources)


@lru_cache(maxsize=64)  # each kind of page has nearly all of them, and each generator asks anew
def _minified(source: Path, text: str) -> str:
    try:
        return str(lightningcss.process_stylesheet(text, filename=str(source), minify=True))
    except ValueError as error:
        raise StylesheetError(source, str(error)) from error


def _add_function(generator: Any) -> None:
    @cache
    def path(kind: str) -> str:
        return _of_settings(generator.settings, kind)[0]

    generator.env.globals["stylesheet"] = path


def _write_stylesheets(pelican: Any) -> None:
    settings = pelican.settings
    kinds = {kind for kinds in settings["STYLESHEET_KINDS"].values() for kind in kinds}
    for kind in ("", *sorted(kinds)):  # "" is any other
        _write(pelican, *_of_settings(settings, kind))
    if names := settings.get("FEED_STYLESHEETS"):
        _write(pelican, FEED_PATH, _joined([Path(settings["THEME"]) / name for name in names]))


def _write(pelican: Any, path: str, css: str) -> None:
    target = Path(pelican.output_path) / path.removeprefix("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(css, encoding="utf-8", newline="\n")


def _of_settings(settings: Any, kind: str) -> tuple[str, str]:
    names = names_for(kind, settings["STYLESHEETS"], settings["STYLESHEET_KINDS"])
    return stylesheet(Path(settings["THEME"]), names)
