"""Service to the field: reviewing, committees, organizing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dates import PartialDate
from ..fields import Fields
from .people import Organization
from .periods import period


@dataclass(frozen=True)
class Service:
    """A role at a conference, a journal or an event, such as Reviewer."""

    key: str
    role: str
    venue: str
    organization: Organization | None
    start: PartialDate | None
    end: PartialDate | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(cls, fields: Fields, organizations: Mapping[str, Organization]) -> Service:
        """Read one entry of service.yaml."""
        start, end = period(fields)
        return cls(
            key=fields.key(),
            role=fields.required_text("role"),
            venue=fields.required_text("venue"),
            organization=fields.one("organization", organizations, "an organization"),
            start=start,
            end=end,
            sources=fields.urls("sources"),
        )

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first; service without a date comes last."""
        date = self.start or self.end
        return date.order if date else (0, 0, 0)
