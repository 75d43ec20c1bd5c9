"""The Markdown extension that sets [@key] as a citation and lists what a text cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from ..records.articles import Cited
from .labels import STYLES
from .reference_list import citation_id, reference_id, reference_list
from .text_citations import CITATION, Citation, citations, groups

MARK = "data-citations"  # on the place of a citation until its label is known


class Citations(Extension):
    """Sets the citations of one text, which may cite these works, in a style of STYLES.

    `shown` are the keys of the citations that were set, in the order of the text.
    """

    def __init__(self, works: Iterable[Cited], style: str) -> None:
        super().__init__()
        self.works = {work.key: work for work in works}
        self.style = style
        self.shown: tuple[str, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        labels = _Labels(md)
        # After code (190) and backslashes (180), before links (170).
        md.inlinePatterns.register(_Places(self.works, md), "citations", 172)
        # After all inline text (20), before headings are listed and links put behind a base (5).
        md.treeprocessors.register(_List(md, self, labels), "reference_list", 15)
        # After the headings are listed: the name of one holds no number.
        md.treeprocessors.register(labels, "citation_labels", 1)


class _Places(InlineProcessor):
    """Puts an empty element where a citation is, as its number is not known before the end."""

    ANCESTOR_EXCLUDES = ("a",)  # a link cannot hold the links of a citation

    def __init__(self, works: dict[str, Cited], md: Markdown) -> None:
        super().__init__(CITATION, md)
        self.works = works

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        is_known = all(citation.key in self.works for citation in citations(match[1]))
        if not is_known or match.start() not in {group.start() for group in groups(data)}:
            return None, None, None
        return Element("span", {"class": "citation", MARK: match[1]}), match.start(), match.end()


class _Labels(Treeprocessor):
    """Writes the labels, each a link to its entry."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.labels: dict[str, str] = {}
        self.style = ""

    def run(self, root: Element) -> None:
        counted: Counter[str] = Counter()
        for place in _places(root):
            group = citations(place.attrib.pop(MARK))
            opening, closing = "[]" if self.style == "numbered" else "()"
            has_locator = any(citation.locator for citation in group)
            divider = ", " if self.style == "numbered" and not has_locator else "; "
            place.text = opening
            for position, citation in enumerate(group, start=1):
                counted[citation.key] += 1
                link = self._link(place, citation, counted[citation.key])
                locator = f", {citation.locator}" if citation.locator else ""
                link.tail = locator + (closing if position == len(group) else divider)

    def _link(self, place: Element, citation: Citation, number: int) -> Element:
        link = SubElement(place, "a", {"id": citation_id(citation.key, number)})
        link.set("href", f"#{reference_id(citation.key)}")
        link.set("role", "doc-biblioref")
        link.text = self.labels[citation.key]
        return link


class _List(Treeprocessor):
    """Adds the list to the end of a text that cites."""

    def __init__(self, md: Markdown, extension: Citations, labels: _Labels) -> None:
        super().__init__(md)
        self.extension = extension
        self.labels = labels

    def run(self, root: Element) -> None:
        keys = [c.key for place in _places(root) for c in citations(place.get(MARK, ""))]
        self.extension.shown = tuple(keys)
        if not keys:
            return
        style, works = self.extension.style, self.extension.works
        labelled = STYLES[style](works[key] for key in dict.fromkeys(keys))
        self.labels.labels = {entry.work.key: entry.label for entry in labelled}
        self.labels.style = style
        root.append(reference_list(labelled, Counter(keys), style))


def _places(root: Element) -> Iterator[Element]:
    """Yield the places of citations in the order of the text."""
    return (element for element in root.iter("span") if MARK in element.attrib)
