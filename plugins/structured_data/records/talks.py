"""Talks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dates import DateSpan
from ..fields import DATE, Fields
from .people import Organization
from .publications import Publication

KINDS = {"invited": "Invited talk", "oral": "Oral presentation", "poster": "Poster"}


@dataclass(frozen=True)
class Talk:
    """A talk; one whose date is not known stands in lists but has no page."""

    key: str
    title: str
    event: str | None
    organization: Organization | None
    date: DateSpan | None
    place: str | None
    kind: str
    publications: tuple[Publication, ...]
    slides: str | None
    video: str | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        organizations: Mapping[str, Organization],
        publications: Mapping[str, Publication],
    ) -> Talk:
        """Read one entry of talks.yaml."""
        return cls(
            key=fields.key(),
            title=fields.required_text("title"),
            event=fields.text("event"),
            organization=fields.one("organization", organizations, "an organization"),
            date=fields.value("date", DateSpan.parse, DATE),
            place=fields.text("place"),
            kind=_kind(fields),
            publications=fields.many("publications", publications, "a publication"),
            slides=fields.url("slides"),
            video=fields.url("video"),
            sources=fields.urls("sources"),
        )

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first; a talk without a date comes last."""
        return self.date.start.order if self.date else (0, 0, 0)

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind]


def _kind(fields: Fields) -> str:
    fields.needs("kind")
    return fields.choice("kind", KINDS) or "invited"
