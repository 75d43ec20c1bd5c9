"""Addresses that were dead when they were last asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import InvalidData, Place, Problem
from ..places import Places, scalars
from ..prose import prose
from ..sources import Scalar, read_front_matter, read_text
from .entry import Entry

_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`\]]+")


def dead_links(link_check: Path, places: Places) -> Iterator[Entry]:
    """Yield an entry for each address of the content that the last check found dead."""
    if not link_check.exists():
        return
    try:
        dead = dict(json.loads(link_check.read_text(encoding="utf-8"))["dead"])
    except (ValueError, KeyError, TypeError):
        message = "is not what ./inv links writes (run it again)"
        raise InvalidData([Problem(Place(str(link_check), 1), message)]) from None
    for address, found in addresses(places).items():
        if address in dead:
            yield Entry("dead-link", found[0], (address, str(dead[address])))


def addresses(places: Places) -> dict[str, list[Place]]:
    """Return address -> where it stands, for every web address in the records and articles."""
    found: dict[str, list[Place]] = {}
    for path, texts in _texts(places):
        plain = {".bib": _unescaped, ".md": unescape}.get(path.suffix, str)
        lines = plain(read_text(path, [])).split("\n")
        for text in texts:
            start = text.place.line
            for address in _addresses_in(plain(text.text)):
                below = enumerate(lines[start - 1 :], start=start)
                line = next((number for number, line in below if address in line), start)
                found.setdefault(address, []).append(Place(str(path), line))
    return found


def _texts(places: Places) -> Iterator[tuple[Path, Iterator[Scalar]]]:
    """Yield each file of content with the texts in it: values, and lines of articles."""
    for name in places.files:
        yield places.data / name, scalars(places.document(name))
    for article in places.articles.values():
        path = Path(article.file)
        lines = enumerate(prose(read_text(path, [])).split("\n"), start=1)
        text = (Scalar(line, Place(article.file, number)) for number, line in lines)
        yield path, chain(scalars(read_front_matter(path, [])), text)


def _unescaped(latex: str) -> str:
    """Return the text of addresses in LaTeX, where some characters are behind a backslash."""
    return re.sub(r"\\([_%&#~])", r"\1", latex)


def _addresses_in(text: str) -> Iterator[str]:
    for written in _ADDRESS.findall(text):
        address = _up_to_unopened_parenthesis(written).rstrip(".,;:!?*_")
        if _has_host(address):
            yield address


def _up_to_unopened_parenthesis(text: str) -> str:
    """Return what of a text is the address in [words](address), which may hold (some) itself."""
    depth = 0
    for position, character in enumerate(text):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth < 0:
            return text[:position]
    return text


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def last_check(link_check: Path) -> str:
    """Return a sentence on when links were last asked."""
    if not link_check.exists():
        return "Links have not been asked yet: `./inv links` does."
    record = json.loads(link_check.read_text(encoding="utf-8"))
    return f"{record['asked']} addresses were asked on {record['checked']} by `./inv links`."
