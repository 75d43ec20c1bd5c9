"""Makes each heading of a text a link to its own section, so that its address can be taken.

The words of the heading are the link: there is no sign to be read aloud, copied, or found in a
feed, which has the text as Markdown left it. For its page a theme asks `with_heading_links(html)`.
Without this plugin there is no such name.
"""

from __future__ import annotations

import re
from typing import Any

from pelican import signals

# As Markdown writes a heading, with the numbers of its notes at the end.
_HEADING = re.compile(
    r'(?P<start><(?P<tag>h[2-6])\b[^>]* id="(?P<id>[^"]+)"[^>]*>)'
    r'(?P<words>.*?)(?P<notes>(?:<sup id="fnref.*?</sup>,?)*)(?P<end></(?P=tag)>)',
    re.DOTALL,
)


def register() -> None:
    """Connect to Pelican."""
    signals.generator_init.connect(_add_function)


def with_heading_links(html: str) -> str:
    """Return rendered Markdown with its headings as links; one that holds a link stays."""
    return _HEADING.sub(_linked, html)


def _linked(heading: re.Match[str]) -> str:
    start, id_, words, notes, end = heading.group("start", "id", "words", "notes", "end")
    if "<a " in words:
        return heading[0]
    return f'{start}<a href="#{id_}">{words}</a>{notes}{end}'


def _add_function(generator: Any) -> None:
    generator.env.globals["with_heading_links"] = with_heading_links
