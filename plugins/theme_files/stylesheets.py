"""The style sheets of the theme, joined and minified."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import lightningcss

from .names import ThemeFileError, ThemeFiles, content_digest, theme_files

BESIDE = re.compile(r"""url\((["']?)([\w.-]+)\1\)""")  # a file of the theme


class StylesheetError(ValueError):
    """What is wrong in a style sheet, with file and line."""

    def __init__(self, source: Path, message: str) -> None:
        what, line = message, "1"
        if found := re.fullmatch(r"(.*) at .*:(\d+):\d+", message, re.DOTALL):
            what, line = found.groups()
        self.problems = [f"{source}:{line}: not CSS: {what}"]
        super().__init__(*self.problems)


def stylesheet(settings: Mapping[str, Any], kind: str) -> tuple[str, str]:
    """Return the path from the root, and the text, of the style sheet of a kind of page."""
    names = names_for(kind, settings["STYLESHEETS"], settings["STYLESHEET_KINDS"])
    css = joined([Path(settings["THEME"]) / name for name in names], theme_files(settings))
    return f"/theme/site.{content_digest(css.encode())}.css", css


def names_for(kind: str, names: list[str], kinds: Mapping[str, Collection[str]]) -> list[str]:
    """Return the style sheets of a kind of page, in their order."""
    return [name for name in names if kind in kinds.get(name, (kind,))]


def joined(sources: Iterable[Path], files: ThemeFiles) -> str:
    """Return the text of several, with the files they load under the names of those."""
    return "\n".join(
        _with_published_names(_minified(source, source.read_text(encoding="utf-8")), source, files)
        for source in sources
    )


def _with_published_names(css: str, source: Path, files: ThemeFiles) -> str:
    def published(found: re.Match[str]) -> str:
        try:
            return f"url({files.published_name(found[2])})"
        except ThemeFileError as error:
            raise ThemeFileError(f"{source}:{_line(source, found[2])}: {error}") from error

    return BESIDE.sub(published, css)


def _line(source: Path, name: str) -> int:
    """Return the first line of a style sheet that holds a name."""
    lines = source.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if name in line), 1)


@lru_cache(maxsize=64)  # each kind of page has nearly all of them, and each generator asks anew
def _minified(source: Path, text: str) -> str:
    try:
        return str(lightningcss.process_stylesheet(text, filename=str(source), minify=True))
    except ValueError as error:
        raise StylesheetError(source, str(error)) from error
