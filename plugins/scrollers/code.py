"""A block of code: a reader stops at it by the keyboard, and hears what it is."""

from __future__ import annotations

import re

from markdown.postprocessors import Postprocessor

# As pymdownx.highlight writes a block; in code itself there is no tag, as its signs are escaped.
_BLOCK = re.compile(
    r'(<div class="(?:[^"]* )?highlight">(?:<span class="filename">(?P<title>.*?)</span>)?)<pre>'
)


class CodeNamer(Postprocessor):
    """Names each block by its title (```python title="loop.py"), or says that it is code.

    It runs over the finished text, as Markdown keeps code out of the tree.
    """

    def run(self, text: str) -> str:
        return _BLOCK.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    name = (match["title"] or "Code").replace('"', "&quot;")
    return f'{match[1]}<pre tabindex="0" role="group" aria-label="{name}">'
