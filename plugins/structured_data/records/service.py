"""Service to the field: reviewing, committees, organizing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..fields import Fields
from ..periods import Period
from .people import Organization
from .periods import period


@dataclass(frozen=True)
class Service:
    """A role at a conference, a journal or an event, such as Reviewer."""

    key: str
    role: str
    event: str
    organization: Organization | None
    period: Period
    sources: tuple[str, ...]

    @classmethod
    def from_fields(cls, fields: Fields, organizations: Mapping[str, Organization]) -> Service:
        """Read one entry of service.yaml."""
        return cls(
            key=fields.key(),
            role=fields.required_text("role"),
            event=fields.required_text("event"),
            organization=fields.one("organization", organizations, "an organization"),
            period=period(fields),
            sources=fields.urls("sources"),
        )

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first; service without a date comes last."""
        date = self.period.start or self.period.end
        return date.order if date else (0, 0, 0)
