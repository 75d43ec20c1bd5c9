"""Joins the theme's style sheets into one for each kind of page, named by what it holds.

STYLESHEETS lists them in order, as paths in the theme; STYLESHEET_KINDS says of some on which kinds
of pages they have a use, so that the others do not load them. The theme prints `stylesheet(kind)`,
the path of the joined one, which may be cached for ever. FEED_STYLESHEETS are joined into
/theme/feed.css, under a name that stays: feeds are written without the theme.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import lightningcss
from pelican import signals

FEED_PATH = "/theme/feed.css"


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
    return "\n".join(map(_minified, sources))


def _minified(source: Path) -> str:
    try:
        return str(
            lightningcss.process_stylesheet(
                source.read_text(encoding="utf-8"), filename=str(source), minify=True
            )
        )
    except ValueError as error:
        raise ValueError(f"{source}: not CSS: {error}") from error


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
