"""Writes the page, its script and its index."""

from __future__ import annotations

import operator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader
from pelican.generators import Generator
from structured_data.page_view import PageView

from .entries import Entry, entries
from .files import FOLDER, HERE, File, named_file, search_script, slash_script
from .index import index_text
from .pagefind import MOST_PAGES, pagefind_policy, write_pagefind
from .sections import sections

PATH = FOLDER


class SearchGenerator(Generator):  # type: ignore[misc]  # pelican is untyped
    """Renders /search/, which lists every page and finds in them."""

    LEAVES_PAGES = True  # neither reads pages of articles nor writes over them

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.env.loader = ChoiceLoader([self.env.loader, FileSystemLoader(HERE)])

    def generate_output(self, writer: Any) -> None:
        found = self._entries()
        view = search_page(self.context["library"].owner.name)
        script, changes = self._index(found)
        for file in (slash_script(), script):
            self._write(file)
        writer.write_file(
            view.save_as,
            self.get_template("search"),
            self.context,
            view=view,
            groups={name: tuple(group) for name, group in groupby(found, lambda one: one.group)},
            script=script.path,
            **changes,
        )

    def _entries(self) -> tuple[Entry, ...]:
        keep = self.settings.get("KEEP", operator.call)
        texts = {
            f"/{article.url}": keep(sections, article.content)
            for article in self.context["articles"]
        }
        views = self.context["views"].values()
        return entries(views, self.context["library"], self.context["cv"], texts)

    def _index(self, found: tuple[Entry, ...]) -> tuple[File, dict[str, str]]:
        """Write the index; return the script that reads it, and what the page says otherwise."""
        site = self.context["site"]
        if len(found) > MOST_PAGES:
            folder = f"{FOLDER}pagefind/"
            target = Path(self.output_path) / folder.removeprefix("/")
            write_aside = self.settings.get("WRITE_ASIDE", operator.call)
            write_aside(partial(write_pagefind, found, site, target))
            policy = pagefind_policy(self.settings["CONTENT_SECURITY_POLICY"])
            self.settings["HEADER_SECURITY_POLICY"] = policy
            changes = {"index": folder, "CONTENT_SECURITY_POLICY": policy}
            return search_script("find_with_pagefind"), changes
        file = named_file("index", "json", index_text(found, site.base))
        self._write(file)
        return search_script("find_in_index"), {"index": file.path}

    def _write(self, file: File) -> None:
        target = Path(self.output_path) / file.path.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.text, encoding="utf-8", newline="\n")


def search_page(owner: str) -> PageView:
    """Return the page; search engines do not list it, since every answer would be a page more."""
    return PageView(
        kind="search",
        path=PATH,
        title="Search",
        description=f"Everything on this site of {owner}, to search or to look through.",
        listed=False,
    )
