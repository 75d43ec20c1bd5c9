"""Answers in fewer steps what Pelican asks of each text: its path, its slugs, the links in it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from pelican import urlwrappers
from pelican.contents import Content
from pelican.utils import posixize_path, slugify

from .needed_signs import all_needed_signs

PELICANS_PATH = Content.get_relative_source_path
PELICANS_LINKS: Any = getattr(Content, "_get_intrasite_link_regex", None)  # has no public name


def quicken_contents() -> None:
    """Have all contents, tags and authors answer so from now on."""
    Content.get_relative_source_path = relative_source_path
    Content._get_intrasite_link_regex = intrasite_links
    urlwrappers.slugify = known_slug


def relative_source_path(content: Any, source_path: str | None = None) -> str | None:
    """Return the path from the folder of all content to a file; to the content's own by default."""
    path, folder = source_path or content.source_path, os.fspath(content.settings["PATH"])
    if path and folder.startswith(os.sep):
        return _known_path(path, folder)
    found: str | None = PELICANS_PATH(content, source_path)  # by the folder of the process, too
    return found


@lru_cache(maxsize=65536)
def _known_path(path: str, folder: str) -> str:
    file = os.path.abspath(os.path.join(folder, path))  # noqa: PTH100, PTH118 - as Pelican does
    return str(posixize_path(os.path.relpath(file, folder)))


def known_slug(
    value: str,
    regex_subs: Iterable[tuple[str, str]] = (),
    preserve_case: bool = False,
    use_unicode: bool = False,
) -> str:
    """Return the slug of a name, which many texts have in common."""
    return _known_slug(value, tuple(map(tuple, regex_subs)), preserve_case, use_unicode)


@lru_cache(maxsize=4096)
def _known_slug(value: str, *options: Any) -> str:
    return str(slugify(value, *options))


class Links:
    """The expression for the links in a text, which is not tried on one without their signs."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._needs = [tuple(signs) for signs in all_needed_signs(pattern)]

    def sub(self, change: Callable[[re.Match[str]], str], text: str) -> str:
        return self._pattern.sub(change, text) if self._may_be_in(text) else text

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(text) if self._may_be_in(text) else iter(())

    def __getattr__(self, name: str) -> Any:  # whatever else a plugin may ask of an expression
        return getattr(self._pattern, name)

    def _may_be_in(self, text: str) -> bool:
        return all(any(sign in text for sign in signs) for signs in self._needs)


def intrasite_links(content: Any) -> Links:
    """Return the expression for the links of a content."""
    return _known_links(content.settings["INTRASITE_LINK_REGEX"])


@lru_cache(maxsize=8)
def _known_links(expression: str) -> Links:
    return Links(PELICANS_LINKS(SimpleNamespace(settings={"INTRASITE_LINK_REGEX": expression})))
