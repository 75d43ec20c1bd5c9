"""The Markdown extension that lets a text link to a file beside it by its name alone."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from ..markdown_file import markdown_file

_NAME = re.compile(r"(?P<name>[\w.%-][^:#?]*)(?:[#?].*)?")


class FilesBeside(Extension):
    """Sets the links to files beside a text, which a preview of it shows at another address."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After all inline text (20), before links are put behind a base (5).
        md.treeprocessors.register(_Targets(md), "files_beside", 15)


class _Targets(Treeprocessor):
    def run(self, root: Element) -> None:
        folder = markdown_file().path.parent
        for element in root.iter("a"):
            address = element.get("href", "")
            match = _NAME.fullmatch(address)
            if match and (folder / unquote(match["name"])).is_file():
                element.set("href", f"{{static}}{address}")
