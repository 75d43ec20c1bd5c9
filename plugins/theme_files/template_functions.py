"""What templates call: `stylesheet(kind)` and `theme_file(name)`, which return paths."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from .names import ThemeFileError, theme_files
from .stylesheets import stylesheet


def template_functions(settings: Mapping[str, Any]) -> dict[str, Callable[[str], str]]:
    """Return them by name; a file that is not there raises ThemeFileError with who names it."""

    @cache
    def path(kind: str) -> str:
        return stylesheet(settings, kind)[0]

    @cache
    def file(name: str) -> str:
        try:
            return f"/theme/{theme_files(settings).published_name(name)}"
        except ThemeFileError as error:
            raise ThemeFileError(f"{_place_in_template()}{error}") from error

    return {"stylesheet": path, "theme_file": file}


def _place_in_template() -> str:
    """Return the file and the line of the template that calls; '' where none does."""
    for frame, line in traceback.walk_stack(None):
        if template := frame.f_globals.get("__jinja_template__"):
            return f"{template.filename}:{template.get_corresponding_lineno(line)}: "
    return ""
