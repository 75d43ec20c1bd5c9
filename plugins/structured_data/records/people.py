"""People and the organizations they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..fields import NAME, ORCID, USER_NAME, Fields
from ..identifiers import ror_url
from ..names import Name


@dataclass(frozen=True)
class Organization:
    """A university, laboratory or company; `parent` is the one it is part of."""

    key: str
    name: str
    short: str | None
    url: str | None
    parent: Organization | None
    ror: str | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(cls, fields: Fields, above: Mapping[str, Organization]) -> Organization:
        """Read one entry of organizations.yaml; its parent must be among those above it."""
        return cls(
            key=fields.key(),
            name=fields.required_text("name"),
            short=fields.text("short"),
            url=fields.url("url"),
            parent=fields.one("parent", above, "an organization listed above this one"),
            ror=fields.value("ror", identifiers.ror, "a ROR id (write it as 0168r3w48)"),
            sources=fields.urls("sources"),
        )

    @property
    def address(self) -> str | None:
        """Where a reader learns more: its home page, else its entry at ror.org."""
        return self.url or (ror_url(self.ror) if self.ror else None)

    @property
    def root(self) -> Organization:
        """The outermost organization that this one is part of, or itself."""
        return self.parent.root if self.parent else self


@dataclass(frozen=True)
class Person:
    """A person, or a group that signs as one; `variants` are other spellings seen in print."""

    key: str
    parts: Name
    variants: tuple[str, ...]
    affiliations: tuple[Organization, ...]
    position: str | None
    homepage: str | None
    github: str | None
    orcid: str | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(cls, fields: Fields, organizations: Mapping[str, Organization]) -> Person:
        """Read one entry of people.yaml."""
        return cls(
            key=fields.key(),
            parts=fields.required("name", Name.parse, NAME, Name("")),
            variants=fields.values("variants", _in_reading_order, NAME),
            affiliations=fields.many("affiliations", organizations, "an organization"),
            position=fields.text("position"),
            homepage=fields.url("homepage"),
            github=fields.value("github", identifiers.user_name, USER_NAME),
            orcid=fields.value("orcid", identifiers.orcid, ORCID),
            sources=fields.urls("sources"),
        )

    @property
    def name(self) -> str:
        """The name as it is shown."""
        return str(self.parts)

    @property
    def orcid_url(self) -> str | None:
        return f"https://orcid.org/{self.orcid}" if self.orcid else None

    @property
    def profiles(self) -> dict[str, str]:
        """Label -> address of each profile elsewhere."""
        found = {
            "GitHub": f"https://github.com/{self.github}" if self.github else "",
            "ORCID": self.orcid_url or "",
        }
        return {label: address for label, address in found.items() if address}


def _in_reading_order(text: str) -> str:
    return str(Name.parse(text))
