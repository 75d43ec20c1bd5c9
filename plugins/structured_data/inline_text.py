"""The small markup that records may use: *emphasis* and [text](address)."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

_LINK = r"\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)\)"
_EMPHASIS = r"\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
_MARKUP = re.compile(f"{_LINK}|{_EMPHASIS}")


def inline_html(text: str, base: str = "") -> Markup:
    """Return the text as HTML; paths of this site are put behind `base`."""

    def tag(match: re.Match[str]) -> str:
        inner = _replaced(tag, match["label"] or match["emphasis"])
        if not match["label"]:
            return f"<em>{inner}</em>"
        target = base + match["target"] if match["target"].startswith("/") else match["target"]
        return f'<a href="{target}">{inner}</a>'

    html = _replaced(tag, str(escape(text)))
    return Markup(html)  # noqa: S704 - everything outside our own tags was escaped above


def plain_text(text: str) -> str:
    """Return the text without its markup."""

    def words(match: re.Match[str]) -> str:
        return _replaced(words, match["label"] or match["emphasis"])

    return _replaced(words, text)


def inline_markdown(text: str, escaped: Callable[[str], str], address: Callable[[str], str]) -> str:
    """Return the text as Markdown: `escaped` writes what is no markup, `address` what is linked."""
    written, end = [], 0
    for match in _MARKUP.finditer(text):
        inner = inline_markdown(match["label"] or match["emphasis"], escaped, address)
        tag = f"[{inner}]({address(match['target'])})" if match["label"] else f"*{inner}*"
        written += [escaped(text[end : match.start()]), tag]
        end = match.end()
    return "".join([*written, escaped(text[end:])])


def link_targets(text: str) -> list[str]:
    """Return the addresses that the text links to."""
    found: list[str] = []

    def note(match: re.Match[str]) -> str:
        found.extend(filter(None, [match["target"]]))
        return _replaced(note, match["label"] or match["emphasis"])

    _replaced(note, text)
    return found


def _replaced(replacement: Callable[[re.Match[str]], str], text: str) -> str:
    """Return the text with each piece of markup replaced, from left to right."""
    return _MARKUP.sub(replacement, text)
