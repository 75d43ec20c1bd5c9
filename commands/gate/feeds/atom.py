"""Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..facts import Finding
from ..file import File
from ..problem import Problem
from . import values
from .content import content_findings

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = f"{ATOM}feed"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ZONED = "write it as 2026-01-31T00:00:00+00:00"


def atom_findings(file: File, feed: Element) -> Iterator[Finding]:
    """Yield what is to be said of an Atom feed."""
    path = file.path
    yield from _part_problems(path, feed, "feed")
    if not feed.get(LANGUAGE):
        yield Problem(path, "feed without a language", "", 'write <feed xml:lang="en">')
    own = [link.get("href", "") for link in feed.findall(f"{ATOM}link[@rel='self']")]
    if own != [file.url]:
        remedy = f'write one <link rel="self" href="{file.url}">'
        yield Problem(path, "feed does not name its own address", ", ".join(own), remedy)
    entries = feed.findall(f"{ATOM}entry")
    yield from values.repeated_ids(path, (_text(entry, "id") for entry in entries), "id")
    for entry in entries:
        yield from _part_problems(path, entry, "entry")
        yield from _entry_findings(file, feed, entry)


def _part_problems(path: str, part: Element, kind: str) -> Iterator[Problem]:
    """Problems of what a feed and an entry both need."""
    title = _text(part, "title")
    name = values.named(kind, title)
    found = {field: _text(part, field) for field in ("title", "id", "updated")}
    links = part.findall(f"{ATOM}link")
    if not any(link.get("href") and link.get("rel") in (None, "alternate") for link in links):
        found["link"] = ""
    for field in sorted(field for field, text in found.items() if not text):
        yield Problem(path, f"{kind} without {field}", title, f"add its {field}")
    if found["id"] and not values.is_uri(found["id"]):
        remedy = "write a whole address, or a tag: of RFC 4151, and never change it"
        yield Problem(path, f"{name} has an id that is no URI", found["id"], remedy)
    for field in ("published", "updated"):
        date = _text(part, field)
        if date and not values.is_rfc_3339(date):
            what = f"{name} has a date {field} that is none of RFC 3339 with a zone"
            yield Problem(path, what, date, ZONED)


def _entry_findings(file: File, feed: Element, entry: Element) -> Iterator[Finding]:
    name = values.named("entry", _text(entry, "title"))
    authors = entry.findall(f"{ATOM}author") or feed.findall(f"{ATOM}author")
    if not any(_text(author, "name") for author in authors):
        yield Problem(
            file.path, f"{name} has no author", "", "add an author with a name, or one to feed"
        )
    texts = [entry.find(f"{ATOM}{field}") for field in ("content", "summary")]
    if not any(text is not None and (text.text or text.get("src") or len(text)) for text in texts):
        yield Problem(file.path, f"{name} has no text", "", "add content with all of it")
    for text in texts:
        if text is not None and text.get("type") == "html":
            yield from content_findings(file, name, text.text or "")


def _text(element: Element, name: str) -> str:
    return (element.findtext(f"{ATOM}{name}") or "").strip()
