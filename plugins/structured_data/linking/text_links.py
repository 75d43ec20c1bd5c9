"""The addresses in a Markdown text: of links, pictures, definitions and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..prose import without_code
from ..records.articles import Linked

# What begins an address: ![text](address), [text](address), [label]: address, href="address".
# It starts at the sign that tells which, and is only tried there: most of a text is none of them.
_ADDRESS = re.compile(
    r"""(?:!\[(?:[^\[\]]|\[[^\[\]]*\])*+\]\(\s*<?|<img\b[^>]*?\ssrc=["']|\]\(\s*<?"""
    r"""|\[(?:(?<=^\[)|(?<=^[ ]\[)|(?<=^[ ]{2}\[)|(?<=^[ ]{3}\[))(?!\^)[^\]\n]+\]:[ \t]*<?"""
    r"""|=(?:(?<=\bhref=)|(?<=\bsrc=)|(?<=\bposter=))["'])(?P<address>[^\s)>"']+)""",
    re.MULTILINE,
)
_FORMS = {"!": "image", "<": "image", "]": "link", "[": "definition", "=": "HTML"}
_MARKER = re.compile(r"\{(static|attach|filename)\}")  # Pelican's, for a file of the content


@dataclass(frozen=True)
class TextAddress:
    """An address, where it stands in a text, and in what: image, link, definition or HTML."""

    start: int
    end: int
    address: str
    form: str
    is_wordless: bool = False

    @property
    def marker(self) -> str:
        """The name of Pelican's marker that it begins with; empty where it has none."""
        match = _MARKER.match(self.address)
        return match[1] if match else ""

    @property
    def unmarked(self) -> str:
        return _MARKER.sub("", self.address, count=1)


def addresses(text: str) -> Iterator[TextAddress]:
    """Yield the addresses of a text; those in code are none."""
    read = without_code(text)
    for match in _ADDRESS.finditer(read):
        form = _FORMS[match[0][0]]
        is_wordless = form == "link" and _is_opening(read, match.start() - 1)
        yield TextAddress(*match.span("address"), match["address"], form, is_wordless)


def with_names(text: str, linked: Iterable[Linked]) -> str:
    """Return a text whose links by key have words."""
    for link in linked:
        text = text.replace(f"[]({link.target})", f"[{link.name}]({link.target})")
    return text


def _is_opening(text: str, position: int) -> bool:
    """Return whether a bracket opens there, of a link and not of a picture."""
    return text[position : position + 1] == "[" and text[position - 1 : position] != "!"
