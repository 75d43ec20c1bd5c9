"""The Markdown extension that sets the links by key."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from ..records.articles import Linked


class KeyedLinks(Extension):
    """Sets the links of one text, which may lead to these; `shown` are those that were set."""

    def __init__(self, linked: Iterable[Linked]) -> None:
        super().__init__()
        self.linked = {link.target: link for link in linked}
        self.shown: tuple[str, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After all inline text (20), before links are put behind a base (5).
        md.treeprocessors.register(_Targets(md, self), "keyed_links", 16)


class _Targets(Treeprocessor):
    def __init__(self, md: Markdown, extension: KeyedLinks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        shown = []
        for element in root.iter("a"):
            link = self.extension.linked.get(element.get("href", ""))
            if link:
                element.set("href", link.address)
                if not (element.text or len(element)):
                    element.text = link.name
                shown.append(link.target)
        self.extension.shown = tuple(shown)
