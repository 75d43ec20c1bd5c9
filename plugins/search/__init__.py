"""Makes the site searchable at /search/, as the visitor types and without any other host.

entries   what can be found of each page, from the records
sections  the rendered text of an article, by its headings
index     the index that the script of the page reads whole
pagefind  the index of a large site, of which the script reads pieces
files     what is published for the page: named by its content, so that it may be cached for ever
generator writes the page and what it needs
scripts/  find_in_index.js or find_with_pagefind.js, with search.js; and slash.js on every page

A theme asks `search`, and gets the path of the page and of the script of every page; without this
plugin there is no such name. search.html and search.css are the look of the page; a theme with a
search.html of its own goes before.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from .files import HERE, slash_script
from .generator import PATH, SearchGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_stylesheet)
    signals.generator_init.connect(_add_search)
    signals.get_generators.connect(_search_generator)


def _add_stylesheet(pelican: Any) -> None:
    settings = pelican.settings
    sheet = str(HERE / "search.css")
    settings["STYLESHEETS"] = [*settings["STYLESHEETS"], sheet]
    settings["STYLESHEET_KINDS"] = {**settings["STYLESHEET_KINDS"], sheet: ("search",)}


def _add_search(generator: Any) -> None:
    generator.env.globals["search"] = {"path": PATH, "script": slash_script().path}


def _search_generator(pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator
