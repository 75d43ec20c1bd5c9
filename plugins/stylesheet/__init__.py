"""Joins the theme's style sheets into one, named by its content so that it may be cached for ever.

STYLESHEETS lists them in order, as paths in the theme; the theme prints `stylesheet`, the path of
the joined one. FEED_STYLESHEETS are joined into /theme/feed.css, under a name that stays: feeds are
written without the theme.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import lightningcss
from pelican import signals

FEED_PATH = "/theme/feed.css"


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_name_stylesheet)
    signals.finalized.connect(_write_stylesheet)


def stylesheet(theme: Path, names: list[str]) -> tuple[str, str]:
    """Return the path from the root, and the text, of the joined and minified style sheet."""
    sources = [theme / name for name in names]
    css = _joined(sources)
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


def _name_stylesheet(generator: Any) -> None:
    path, _ = _of_settings(generator.settings)
    generator.env.globals["stylesheet"] = path


def _write_stylesheet(pelican: Any) -> None:
    settings = pelican.settings
    _write(pelican, *_of_settings(settings))
    if names := settings.get("FEED_STYLESHEETS"):
        _write(pelican, FEED_PATH, _joined([Path(settings["THEME"]) / name for name in names]))


def _write(pelican: Any, path: str, css: str) -> None:
    target = Path(pelican.output_path) / path.removeprefix("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(css, encoding="utf-8", newline="\n")


def _of_settings(settings: Any) -> tuple[str, str]:
    return stylesheet(Path(settings["THEME"]), settings["STYLESHEETS"])
