"""Where the work shows up, with the evidence for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dates import PartialDate
from ..fields import Fields
from .articles import Article
from .publications import Publication


@dataclass(frozen=True)
class Evidence:
    """A public page that bears a claim out."""

    label: str
    url: str
    date: PartialDate | None


@dataclass(frozen=True)
class Claim:
    """One statement about the use of the work by others, and the pages that bear it out."""

    key: str
    subject: str
    title: str
    text: str
    evidence: tuple[Evidence, ...]
    publications: tuple[Publication, ...]
    posts: tuple[Article, ...]

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        publications: Mapping[str, Publication],
        posts: Mapping[str, Article],
    ) -> Claim:
        """Read one entry of claims.yaml."""
        fields.needs("evidence")
        return cls(
            key=fields.key(),
            subject=fields.required_text("subject"),
            title=fields.required_text("title"),
            text=fields.required_inline_text("text"),
            evidence=tuple(_evidence(item) for item in fields.mappings("evidence")),
            publications=fields.many("publications", publications, "a publication"),
            posts=fields.many("posts", posts, "a post in content/blog"),
        )


def _evidence(fields: Fields) -> Evidence:
    evidence = Evidence(
        label=fields.required_text("label"),
        url=fields.required_url("url"),
        date=fields.date("date"),
    )
    fields.finish()
    return evidence
