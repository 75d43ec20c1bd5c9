"""When a reference and an entry of publications.bib are one work, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ..records import Reference
from ..sources import Mapping, Scalar
from .titles import readable
from .values import folded, pages, plain


@dataclass
class Entry:
    """An entry of publications.bib: the fields it has, and those that it gains."""

    key: str
    type: str
    fields: dict[str, str]
    is_new: bool = False
    gained: dict[str, str] = field(default_factory=dict)

    @cached_property
    def title(self) -> str:
        """Its title in small letters and digits, to be compared."""
        return folded(plain(readable(self.get("title"))))

    def get(self, name: str) -> str:
        return self.fields.get(name) or self.gained.get(name) or ""


def entry_of(mapping: Mapping) -> Entry:
    nodes = mapping.fields.items()
    fields = {name: node.text for name, node in nodes if isinstance(node, Scalar)}
    return Entry(mapping.place.key, fields.get("entrytype", ""), fields)


def _same_doi(entry: Entry, reference: Reference) -> bool:
    return bool(reference.doi) and (reference.doi or "").lower() == entry.get("doi").lower()


def _same_eprint(entry: Entry, reference: Reference) -> bool:
    return bool(reference.arxiv) and reference.arxiv == entry.get("eprint")


def _same_title(entry: Entry, reference: Reference) -> bool:
    title = folded(reference.title)
    return bool(title) and entry.title == title


def is_other_version(entry: Entry, reference: Reference) -> bool:
    """Return whether the field `versions` names the reference by its DOI or arXiv id."""
    words = entry.get("versions").lower().replace(";", " ").replace(",", " ").split()
    ids = (f"doi:{reference.doi}".lower(), f"arxiv:{reference.arxiv}".lower())
    return any(word in ids for word in words)


_RULES = (_same_doi, _same_eprint, is_other_version, _same_title)


def same_work(entries: list[Entry], reference: Reference) -> Entry | None:
    """Return the entry of a reference: by DOI, arXiv id, a version of it, or its title."""
    return next((e for rule in _RULES for e in entries if rule(e, reference)), None)


def differs(name: str, entry: Entry, fields: dict[str, str]) -> bool:
    """Return whether two values of a field cannot both be right."""
    there, new = entry.get(name), fields.get(name, "")
    if not there or not new:
        return False
    if name == "date":
        return not (there.startswith(new) or new.startswith(there))
    if name == "pages":
        return pages(there) != pages(new)
    return folded(readable(there)) != folded(readable(new))
