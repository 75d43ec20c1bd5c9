"""Awards: of the owner, or of a paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dates import PartialDate
from ..fields import Fields
from .people import Organization
from .publications import Publication


@dataclass(frozen=True)
class Award:
    """An award, and who gave it; one with a publication is an award of that paper."""

    key: str
    title: str
    date: PartialDate | None
    organization: Organization | None
    publication: Publication | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        organizations: Mapping[str, Organization],
        publications: Mapping[str, Publication],
    ) -> Award:
        """Read one entry of awards.yaml."""
        fields.needs("sources")
        return cls(
            key=fields.key(),
            title=fields.required_text("title"),
            date=fields.date("date"),
            organization=fields.one("organization", organizations, "an organization"),
            publication=fields.one("publication", publications, "a publication"),
            sources=fields.urls("sources"),
        )

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first; an award without a date comes last."""
        return self.date.order if self.date else (0, 0, 0)
