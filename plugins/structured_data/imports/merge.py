"""References -> publications.bib with what is new in it, new people, and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..bibtex_source import bibtex_entries
from ..names import Name
from ..records import Person, Reference, Venue
from .entry import (
    ENTRY_TYPE_OF,
    entry_fields,
    entry_key,
    entry_text,
    said_by,
    venue_of,
)
from .entry_edits import with_entries, with_fields
from .matching import Entry, differs, entry_of, is_other_version, same_work
from .people import Known, known_people, meant, named, new_person

# What only an entry of its own has; one that is there keeps to what its owner wrote.
NEVER_GAINED = ("title", "shorttitle", "author", "pubstate", "note")
# What a published paper gains from its preprint.
OF_A_PREPRINT = ("preprinted", "eprint", "eprinttype", "eprintclass", "abstract")
CONTAINERS = ("booktitle", "journaltitle")
NOT_OUT = ("inpreparation", "submitted", "accepted", "forthcoming")
COMPARED = ("date", "volume", "number", "pages", "doi", "eprint")


@dataclass(frozen=True)
class Site:
    """What is there for an import to join: people, the owner among them, and venues."""

    people: tuple[Person, ...]
    owner: Person
    venues: tuple[Venue, ...] = ()


@dataclass(frozen=True)
class Merged:
    """publications.bib as it would be, the people to add; what happened, and what was refused."""

    papers: str
    people: tuple[dict[str, str], ...]
    lines: tuple[str, ...]
    refusals: tuple[str, ...]


def merge(papers: str, references: Sequence[Reference], site: Site) -> Merged:
    """Return the file with what it lacks of the references; published ones come first."""
    text = papers.removeprefix("\ufeff")
    state = _Merge(text, site)
    in_order = sorted(references, key=lambda reference: reference.type == "preprint")
    refused = [reference for reference in in_order if state.take(reference)]
    # What could not be added may say more of what was added after it.
    refusals = [refusal for reference in refused if (refusal := state.take(reference))]
    new = (entry for entry in state.entries if entry.is_new)
    old = {entry.key: entry.gained for entry in state.entries if entry.gained and not entry.is_new}
    grown = with_fields(text, old)
    whole = with_entries(grown, [entry_text(e.type, e.key, e.fields | e.gained) for e in new])
    return Merged(
        papers=papers[: len(papers) - len(text)] + whole,
        people=tuple(known.fields for known in state.added),
        lines=tuple(state.lines),
        refusals=tuple(refusals),
    )


class _Merge:
    """What is known while references are taken in, one after the other."""

    def __init__(self, papers: str, site: Site) -> None:
        text = papers.replace("\r\n", "\n")
        self.entries = [entry_of(mapping) for mapping in bibtex_entries(text, "", [])]
        self.known = list(known_people(site.people))
        self.added: list[Known] = []
        self.lines: list[str] = []
        self._site = site

    def take(self, reference: Reference) -> str | None:
        """Add a reference, or what an entry lacks of it; return why it is refused, if it is."""
        entry = same_work(self.entries, reference)
        if entry:
            self._enrich(entry, reference)
            return None
        refusal = self._add(reference)
        return f"{_shown(reference.title)}{refusal}" if refusal else None

    def _add(self, reference: Reference) -> str | None:
        if reference.type not in ENTRY_TYPE_OF:
            remedy = "add it by hand where it belongs on the site"
            return f" is no kind of work that publications.bib holds ({remedy})"
        if reference.more_authors:
            return ": 'and others' names nobody (name every author in the file, and import again)"
        authors, lines, added = self._authors(reference.authors)
        nameless = [str(author) for author, known in authors if known is None]
        if nameless:
            remedy = "add them to people.yaml with a key of your own, and import again"
            return f": {nameless[0]!r} gives no key ({remedy})"
        people = [known for _, known in authors if known]
        if self._site.owner.key not in {person.key for person in people}:
            remedy = "leave it out, or add their spelling to variants in people.yaml"
            return f": {self._site.owner.name} is not among the authors ({remedy})"
        key = entry_key(reference, {entry.key for entry in self.entries})
        venue = venue_of(reference, self._site.venues)
        fields = entry_fields(reference, [person.name for person in people], venue)
        self.entries.append(Entry(key, ENTRY_TYPE_OF[reference.type], fields, is_new=True))
        told = [f"added as @{ENTRY_TYPE_OF[reference.type]}", *lines]
        self.lines += [f"{key}: {line}" for line in told]
        self.known += added
        self.added += added
        return None

    def _authors(
        self, names: Iterable[Name]
    ) -> tuple[list[tuple[Name, Known | None]], list[str], list[Known]]:
        """Return each author with their person, what to tell of them, and the new people."""
        found: list[tuple[Name, Known | None]] = []
        lines: list[str] = []
        added: list[Known] = []
        for name in names:
            people = [*self.known, *added]
            known = named(name, people)
            if not known and (known := meant(name, people)):
                remedy = "if that is wrong, correct the entry"
                lines.append(f"{str(name)!r} is taken for {known.name} ({remedy})")
            if not known and (known := new_person(name, people)):
                added.append(known)
                lines.append(f"{str(name)!r} is new to people.yaml, as {known.key}")
            found.append((name, known))
        return found, lines, added

    def _enrich(self, entry: Entry, reference: Reference) -> None:
        """Let an entry gain what it lacks, if it and the reference are of one type."""
        told = f"{entry.key}: is there as @{entry.type}"
        type_ = ENTRY_TYPE_OF.get(reference.type)
        venue = venue_of(reference, self._site.venues)
        fields = entry_fields(reference, (), venue) if type_ else {}
        other = next((name for name in ("doi", "eprint") if differs(name, entry, fields)), None)
        if is_other_version(entry, reference):
            self.lines.append(f"{entry.key}: has it among its versions, nothing to add")
        elif reference.type == "preprint" and entry.type != "misc":
            self._enrich_from_preprint(entry, reference, fields)
        elif entry.type != type_:
            remedy = f"change its type to @{type_} by hand and import again"
            if not type_ or entry.type != "misc":
                remedy = "name the other one under its versions by hand"
            self.lines.append(f"{told}, not as {_kind(reference, type_)} ({remedy})")
        elif other:
            remedy = "see which is right, or write the other under versions"
            self.lines.append(f"{told} with another {other}, {fields[other]} is new ({remedy})")
        else:
            self._gain(entry, self._lacking(entry, fields), fields)

    def _enrich_from_preprint(
        self, entry: Entry, reference: Reference, fields: dict[str, str]
    ) -> None:
        if reference.date and reference.date.month and reference.arxiv:
            fields = {**fields, "preprinted": str(reference.date)}
        found = {name: fields[name] for name in OF_A_PREPRINT if name in fields}
        if differs("eprint", entry, found):
            found = {}
        self._gain(entry, {n: v for n, v in found.items() if not entry.get(n)}, {})

    def _lacking(self, entry: Entry, fields: dict[str, str]) -> dict[str, str]:
        """Return the fields that an entry has not, nor its venue, and may have."""
        has_container = any(entry.get(name) for name in ("venue", *CONTAINERS))
        venue = next((v for v in self._site.venues if v.key == entry.get("venue")), None)
        said = {*NEVER_GAINED, *said_by(venue)}
        if has_container:
            said |= {"venue", *CONTAINERS}
        return {n: v for n, v in fields.items() if n not in said and not entry.get(n)}

    def _gain(self, entry: Entry, lacking: dict[str, str], fields: dict[str, str]) -> None:
        entry.gained |= lacking
        if lacking:
            self.lines.append(f"{entry.key}: gains {', '.join(lacking)}")
        kept = [name for name in COMPARED if differs(name, entry, fields)]
        if entry.get("pubstate") in NOT_OUT and fields and "pubstate" not in fields:
            kept.append("pubstate")
        if kept:
            self.lines.append(f"{entry.key}: keeps its own {', '.join(kept)} (see which is right)")
        if not lacking and not kept:
            self.lines.append(f"{entry.key}: is there, nothing to add")


def _kind(reference: Reference, type_: str | None) -> str:
    where = reference.container_short or reference.container
    return f"@{type_}{f' ({where})' if where else ''}" if type_ else f"a {reference.type}"


def _shown(title: str) -> str:
    return repr(title if len(title) <= 80 else f"{title[:79]}\u2026")
