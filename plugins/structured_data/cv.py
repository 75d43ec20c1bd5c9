"""The curriculum vitae: one value, from which its page, its PDF and its JSON are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .cv_entries import (
    KINDS,
    LEGEND,
    Credits,
    Entry,
    Record,
    award_entry,
    credits_in,
    degree_entry,
    place_words,
    position_entry,
    publication_entry,
    service_entry,
    software_entry,
    talk_entry,
)
from .inline_text import plain_text
from .library import Library
from .records import Link

# Papers of a kind that has no heading of its own stand under this one, last.
OTHER = "Other publications"


@dataclass(frozen=True)
class Group:
    """Entries of one kind; the only group of a section may have no title."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; `legend` explains the marks on names."""

    key: str
    title: str
    groups: tuple[Group, ...]
    legend: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True)
class Header:
    """Who it is about, and where they are found."""

    name: str
    position: str | None
    affiliations: tuple[str, ...]
    summary: str
    email: str | None
    links: tuple[Link, ...]

    @property
    def line(self) -> str:
        """The position and where it is held: PhD candidate, WukLab, UC San Diego."""
        return ", ".join(filter(None, (self.position, "; ".join(self.affiliations))))


@dataclass(frozen=True)
class CurriculumVitae:
    """The whole of it; a section without entries is not there."""

    header: Header
    sections: tuple[Section, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """What it is made from, in the order in which it is printed."""
        return tuple(entry.record for section in self.sections for entry in section.entries)


def curriculum_vitae(library: Library) -> CurriculumVitae:
    """Return the curriculum vitae of the owner."""
    profile, credit = library.profile, credits_in(library)
    sections = (
        _section("education", "Education", (degree_entry(d, credit) for d in profile.education)),
        _section("experience", "Experience", map(position_entry, profile.positions)),
        _publications(library, credit),
        _section("talks", "Talks", (talk_entry(talk, credit) for talk in library.talks.values())),
        _section("awards", "Awards", map(award_entry, library.awards.values())),
        _section("service", "Service", map(service_entry, library.service.values())),
        _section("software", "Software", map(software_entry, library.programs())),
    )
    return CurriculumVitae(
        header=Header(
            name=library.owner.name,
            position=profile.position,
            affiliations=tuple(map(place_words, library.owner.affiliations)),
            summary=plain_text(profile.lede),
            email=profile.email,
            links=tuple(Link(label, url) for label, url in profile.links.items()),
        ),
        sections=tuple(section for section in sections if section.entries),
    )


def _section(key: str, title: str, entries: Iterable[Entry]) -> Section:
    return Section(key, title, (Group("", tuple(entries)),))


def _publications(library: Library, credit: Credits) -> Section:
    groups: dict[str, list[Entry]] = {title: [] for title in (*KINDS.values(), OTHER)}
    for publication in library.publications.values():
        groups[KINDS.get(publication.kind, OTHER)].append(publication_entry(publication, credit))
    marks = {credit.mark for entries in groups.values() for e in entries for credit in e.credits}
    return Section(
        "publications",
        "Publications",
        tuple(Group(title, tuple(entries)) for title, entries in groups.items() if entries),
        " \u00b7 ".join(
            f"{mark} {text}" for mark, text in LEGEND.items() if mark in "".join(marks)
        ),
    )
