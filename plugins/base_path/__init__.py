"""Puts the links of posts behind the path that the site stands under, such as /site.

An author writes /publications/preble/, whatever the address of the site is.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pelican import signals
from structured_data.markdown_settings import add_extension

ADDRESSES = ("href", "src", "poster")


class BasePathLinks(Treeprocessor):
    """Changes each address that starts at the root of the host."""

    def __init__(self, md: Markdown, base: str) -> None:
        super().__init__(md)
        self.base = base

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ADDRESSES:
                address = element.get(name, "")
                if address.startswith("/") and not address.startswith("//"):
                    element.set(name, self.base + address)


class BasePath(Extension):
    """Runs after the links are made."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(BasePathLinks(md, self.base), "base_path", 5)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)


def _add_extension(pelican: Any) -> None:
    base = pelican.settings["SITEURL"]
    if base:
        add_extension(pelican.settings, BasePath(base))
