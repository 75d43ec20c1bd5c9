"""Takes empty alt attributes out of rendered Markdown, until they are told with their lines.

Pelican warns of each, of ornaments too, and names no line.
"""

from __future__ import annotations

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from .image_tags import image_tags, with_tags


class _AltRemover(Postprocessor):
    def run(self, text: str) -> str:
        empty = [
            (tag, {name: value for name, value in tag.attributes.items() if name != "alt"})
            for tag in image_tags(text)
            if not tag.text("alt")
        ]
        return with_tags(text, empty)


class EmptyAlts(Extension):
    """Runs after all else, when HTML that the author wrote stands in its place, too."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.postprocessors.register(_AltRemover(md), "empty_alts", -10)
