"""Talks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..dates import DateSpan, PartialDate
from ..fields import DATE, LANGUAGE, Fields
from .people import Organization, Person
from .publications import Publication

KINDS = {"invited": "Invited talk", "oral": "Oral presentation", "poster": "Poster"}


@dataclass(frozen=True)
class Talk:
    """A talk; one whose date is not known stands in lists but has no page.

    `speakers` is empty where nobody knows who spoke; `address` is where in `place` it was;
    `video_date` is when the recording came out.
    """

    key: str
    title: str
    speakers: tuple[Person, ...]
    event: str | None
    organization: Organization | None
    date: DateSpan | None
    place: str | None
    address: str | None
    virtual: bool
    kind: str
    language: str | None
    summary: str | None
    publications: tuple[Publication, ...]
    slides: str | None
    video: str | None
    video_thumbnail: str | None
    video_date: PartialDate | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        people: Mapping[str, Person],
        organizations: Mapping[str, Organization],
        publications: Mapping[str, Publication],
    ) -> Talk:
        """Read one entry of talks.yaml."""
        for name in ("video_thumbnail", "video_date"):
            if fields.has(name):
                fields.needs("video")
        virtual = fields.flag("virtual")
        if virtual and fields.has("place"):
            message = "stands beside virtual: true (keep one of the two)"
            fields.problem(fields.place_of("place"), message)
        return cls(
            key=fields.key(),
            title=fields.required_text("title"),
            speakers=fields.many("speakers", people, "a person"),
            event=fields.text("event"),
            organization=fields.one("organization", organizations, "an organization"),
            date=fields.value("date", DateSpan.parse, DATE),
            place=fields.text("place"),
            address=fields.text("address"),
            virtual=virtual,
            kind=_kind(fields),
            language=fields.value("language", identifiers.language, LANGUAGE),
            summary=fields.text("summary"),
            publications=fields.many("publications", publications, "a publication"),
            slides=fields.url("slides"),
            video=fields.url("video"),
            video_thumbnail=fields.url("video_thumbnail"),
            video_date=fields.date("video_date"),
            sources=fields.urls("sources"),
        )

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first; a talk without a date comes last."""
        return self.date.start.order if self.date else (0, 0, 0)

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]

    @property
    def heading(self) -> str:
        """What its page is called: Oral presentation at INVENT 2025: On lamps."""
        return f"{self._occasion}: {self.title}"

    @property
    def city(self) -> str:
        """Where it was in a word: Reykjavík; or Online."""
        return "Online" if self.virtual else self.place or ""

    @property
    def where(self) -> str:
        """Where it was, as far as that is known: Hall 2, Reykjavík; or Online."""
        return ", ".join(filter(None, (self.address, self.city)))

    @property
    def words(self) -> str:
        """What it was in a line: Oral presentation at INVENT 2025, June 4\u20135, 2025."""
        when = f", {self.date.words}" if self.date else ""
        return f"{self._occasion}{when}."

    @property
    def description(self) -> str:
        """What it was, and what it was about; no two talks are described alike."""
        return (
            f"{self.words} {self.summary}" if self.summary else f"{self.words[:-1]}: {self.title}"
        )

    @property
    def _occasion(self) -> str:
        """Invited talk at INVENT 2025, or at who held it."""
        where = self.event or (self.organization.name if self.organization else None)
        return f"{self.kind_words} at {where}" if where else self.kind_words


def _kind(fields: Fields) -> str:
    fields.needs("kind")
    return fields.choice("kind", KINDS) or "invited"
