"""The Markdown extension that writes and checks references to places of the same text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import unique
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from structured_data.markdown_file import markdown_file
from structured_data.suggestions import suggestion

from .sources import Sources
from .words import heading_words, numbered_words

_AUTOMATIC = re.compile(r"__[\w-]*caption_[\d_]+")  # an id that pymdownx gives a figure
_RAW_ID = re.compile(r"""<[^<>]*?\sid=["']?([^\s"'<>]+)""")


class CrossReferences(Extension):
    """Runs after headings (5) and captions (4) have their ids and numbers."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        sources = Sources()
        # Before front matter is taken off (27), so that lines have their numbers.
        md.preprocessors.register(_Reader(md, sources), "references_read", 29.5)
        md.treeprocessors.register(_Writer(md, sources), "references_written", 3)


class _Reader(Preprocessor):
    def __init__(self, md: Markdown, sources: Sources) -> None:
        super().__init__(md)
        self.sources = sources

    def run(self, lines: list[str]) -> list[str]:
        self.sources.read("\n".join(lines))
        return lines


class _Writer(Treeprocessor):
    """Writes the words of each link that has none."""

    md: Markdown

    def __init__(self, md: Markdown, sources: Sources) -> None:
        super().__init__(md)
        self.sources = sources

    def run(self, root: Element) -> None:
        named = [(element, numbered_words(element, self.md)) for element in root.iter()]
        self._rename(root, [(element, words) for element, words in named if words])
        words = {element.get("id", ""): name for element, name in named if name}
        words |= dict(heading_words(getattr(self.md, "toc_tokens", [])))
        ids = Counter(self._ids(root))
        self._tell_ids(ids)
        self._tell_links(ids)
        for link in root.iter("a"):
            id_ = unquote(link.get("href", "").removeprefix("#"))
            if link.get("href", "").startswith("#") and not "".join(link.itertext()).strip():
                link.text = words.get(id_) or id_
                link.set("class", "cross-reference")
                if id_ in ids and id_ not in words:
                    self._tell_wordless(id_)

    def _rename(self, root: Element, figures: list[tuple[Element, str]]) -> None:
        """Give figures without an id of their author's one that is readable: figure-1."""
        used = set(self._ids(root)) if figures else set()
        for element, words in figures:
            if _AUTOMATIC.fullmatch(element.get("id", "")):
                element.set("id", unique(re.sub(r"[\W_]+", "-", words.lower()), used))

    def _ids(self, root: Element) -> Iterator[str]:
        yield from (element.get("id", "") for element in root.iter() if element.get("id"))
        for block in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(block, str) and "id=" in block:  # not most code, which has many tags
                yield from _RAW_ID.findall(block)

    def _tell_ids(self, ids: Counter[str]) -> None:
        for id_ in [id_ for id_, count in ids.items() if count > 1]:
            line = self.sources.ids.get(id_, [1])[-1]
            message = f"'#{id_}' is there twice (give one of them another id)"
            markdown_file().problem(line, message)

    def _is_of_a_failure(self, id_: str) -> bool:
        """Whether what would have an id is not there for another fault, which is told."""
        file = markdown_file()
        return bool(file.failed or (file.problems and id_ in self.sources.ids))

    def _tell_links(self, ids: Counter[str]) -> None:
        known = [f"#{id_}" for id_ in ids if not id_.startswith(("fn:", "fnref"))]
        for id_, lines in self.sources.links.items():
            if id_ not in ids and not self._is_of_a_failure(id_):
                ways = f"write {{#{id_}}} behind a heading, or attrs: {{id: {id_}}} in a caption"
                remedy = suggestion(f"#{id_}", known) or ways
                for line in lines:
                    message = f"'#{id_}' leads nowhere in this text ({remedy})"
                    markdown_file().problem(line, message)

    def _tell_wordless(self, id_: str) -> None:
        for line in self.sources.links.get(id_, [1]):
            remedy = "write words between the brackets"
            message = f"'[](#{id_})' leads to what has neither a number nor a heading ({remedy})"
            markdown_file().problem(line, message)
