"""A block of code: a reader stops at it by the keyboard, and hears what it is."""

from __future__ import annotations

import re
from html import escape, unescape

from markdown.postprocessors import Postprocessor

# As pymdownx.highlight writes a block; in code itself there is no tag, as its signs are escaped.
_BLOCK = re.compile(
    r'(?P<box><div class="(?:[^"]* )?highlight">)'
    r'(?:<span class="filename">(?P<title>.*?)</span>)?<pre>'
)


class CodeNamer(Postprocessor):
    """Names each block by its title (```python title="loop.py"), or says that it is code.

    It runs over the finished text, as Markdown keeps code out of the tree.
    """

    def run(self, text: str) -> str:
        return _BLOCK.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    title = escape(unescape(match["title"] or ""))  # pymdownx leaves it as it is written
    shown = f'<span class="filename">{title}</span>' if title else ""
    return f'{match["box"]}{shown}<pre tabindex="0" role="group" aria-label="{title or "Code"}">'
