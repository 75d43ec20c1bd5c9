"""Addresses in the content, and those that were dead or had moved when they were last asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from ..bibtex_source import read_bibtex
from ..citing import bibliography
from ..errors import Place
from ..front_matter import read_front_matter
from ..identifiers import arxiv_url, doi_url, ror_url
from ..places import Places, scalars
from ..prose import prose
from ..records.profile import ACCOUNTS
from ..sources import Scalar, read_text
from .entry import Entry
from .link_check import read_link_check

_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`\]]+")
# The address that the value of a field stands for.
_NAMED: dict[str, Callable[[str], str]] = {
    "doi": doi_url,
    "eprint": arxiv_url,
    "ror": ror_url,
    "orcid": "https://orcid.org/{}".format,
    "github": "https://github.com/{}".format,
} | {name: f"{prefix}{{}}".format for name, (_, prefix) in ACCOUNTS.items()}
_VERSION = re.compile(r"(?<!\S)(?:doi:(?P<doi>[^\s;]+)|ar[xX]iv:(?P<eprint>[^\s;]+))")


def dead_links(link_check: Path, places: Places) -> Iterator[Entry]:
    """Yield an entry for each address of the content that was dead, or moved for good."""
    answers = read_link_check(link_check)
    for address, found in addresses(places).items() if answers else ():
        answer = answers.get(address)
        if answer and answer.outcome == "dead":
            yield Entry("dead-link", found[0], (address, answer.said))
        elif answer and answer.outcome == "moved":
            yield Entry("moved-link", found[0], (address, answer.to))


def addresses(places: Places) -> dict[str, list[Place]]:
    """Return address -> where it stands, for every web address in the records and articles.

    A DOI, an identifier and the name of an account stand for the address that a page gives them.
    """
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
            for address in _named(text):
                found.setdefault(address, []).append(Place(str(path), start))
    return found


def _named(value: Scalar) -> Iterator[str]:
    """Yield the addresses that an identifier stands for, or those within a list of versions."""
    field = value.place.key.rpartition(".")[2]
    if field in _NAMED and "://" not in value.text:
        yield _NAMED[field](value.text)
    for version in _VERSION.finditer(value.text) if field == "versions" else ():
        yield from (_NAMED[name](text) for name, text in version.groupdict().items() if text)


def _texts(places: Places) -> Iterator[tuple[Path, Iterator[Scalar]]]:
    """Yield each file of content with the texts in it: values, and lines of articles."""
    for name in places.files:
        yield places.data / name, scalars(places.document(name))
    for article in places.articles.values():
        path = Path(article.file)
        lines = enumerate(prose(read_text(path, [])).split("\n"), start=1)
        text = (Scalar(line, Place(article.file, number)) for number, line in lines)
        yield path, chain(scalars(read_front_matter(path, [])), text)
        cited = path.with_name(bibliography.FILE)
        if path.name == "index.md" and cited.exists():
            yield cited, chain.from_iterable(map(scalars, read_bibtex(cited, [])))


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
    answers = read_link_check(link_check).values()
    if not answers:
        return "Links have not been asked yet: `./inv check links --external` does."
    last = max(answer.asked for answer in answers)
    return f"{len(answers)} addresses were asked by `./inv check links --external`, last on {last}."
