"""The small markup that records may use: *emphasis* and [text](address)."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from .identifiers import link_target

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_EMPHASIS = re.compile(r"\*([^*\s](?:[^*]*[^*\s])?)\*")


def inline_html(text: str, base: str = "") -> Markup:
    """Return the text as HTML; paths of this site are put behind `base`."""

    def link(match: re.Match[str]) -> str:
        target = match[2] if not match[2].startswith("/") else base + match[2]
        return f'<a href="{target}">{match[1]}</a>'

    html = _EMPHASIS.sub(r"<em>\1</em>", _LINK.sub(link, str(escape(text))))
    return Markup(html)  # noqa: S704 - everything outside our own tags was escaped above


def plain_text(text: str) -> str:
    """Return the text without its markup."""
    return _EMPHASIS.sub(r"\1", _LINK.sub(r"\1", text))


def link_targets(text: str) -> list[str]:
    """Return the addresses that the text links to."""
    return [match[2] for match in _LINK.finditer(text)]


def check_links(text: str) -> str:
    """Return the text itself; ValueError where it links to an address that is not allowed."""
    for target in link_targets(text):
        link_target(target)
    return text
