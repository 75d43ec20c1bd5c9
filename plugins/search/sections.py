"""The rendered text of an article, by its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r'<h[2-6]\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|template|svg)\b.*?</\1>"
    r"|<(\w+)\b[^>]*? data-pagefind-ignore=.*?</\2>|<a class=\"footnote-backref\".*?</a>",
    re.DOTALL,
)
_TAG = re.compile(r"""</?([a-zA-Z][\w-]*+)(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_FORMULA = re.compile(r'<math\b[^>]*?\balttext="([^"]*)".*?</math>', re.DOTALL)
# Tags inside a word; all others stand between words.
_IN_WORDS = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "span", "strong")
)


@dataclass(frozen=True)
class Section:
    """A stretch of text; `id` is the fragment that leads to it, empty before the first heading.

    What has no text of its own says its heading.
    """

    id: str
    heading: str
    text: str


def sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a rendered text that say something, in its order."""
    before, *rest = _HEADING.split(_FORMULA.sub(_formula_text, _UNSEEN.sub(" ", html)))
    headed = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    found = [Section("", "", plain(before))]
    for id_, heading, text in headed:
        words = plain(heading)
        found.append(Section(unescape(id_), words, plain(text) or words))
    return tuple(section for section in found if section.text)


def _formula_text(match: re.Match[str]) -> str:
    return match[1] + " " * ('display="block"' in match[0])


def plain(html: str) -> str:
    """Return HTML as text on one line."""
    pieces = _TAG.split(html)
    pieces[1::2] = ["" if name.lower() in _IN_WORDS else " " for name in pieces[1::2]]
    return " ".join(unescape("".join(pieces)).split())
