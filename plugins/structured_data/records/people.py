"""People and the organizations they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..fields import Fields
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
            ror=fields.value("ror", identifiers.ror, "a ROR id (write its last part: 0168r3w48)"),
            sources=fields.urls("sources"),
        )

    @property
    def root(self) -> Organization:
        """The outermost organization that this one is part of, or itself."""
        return self.parent.root if self.parent else self


@dataclass(frozen=True)
class Person:
    """A person; `name` is how they are shown, `variants` are other spellings seen in print."""

    key: str
    name: str
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
            name=fields.required_text("name"),
            variants=fields.texts("variants"),
            affiliations=fields.many("affiliations", organizations, "an organization"),
            position=fields.text("position"),
            homepage=fields.url("homepage"),
            github=fields.text("github"),
            orcid=fields.value("orcid", identifiers.orcid, "an ORCID (write 0000-0002-1825-0097)"),
            sources=fields.urls("sources"),
        )

    @property
    def parts(self) -> Name:
        """The name in its parts, divided by BibTeX's rule."""
        return Name.parse(self.name)
