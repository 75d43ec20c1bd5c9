"""Software: what the owner has published, and the code of papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dates import PartialDate
from ..fields import Fields
from ..licenses import LICENSE, License
from .publications import Publication


@dataclass(frozen=True)
class Software:
    """A program or library; `code` is its repository, `language` what it is programmed in."""

    key: str
    name: str
    summary: str
    code: str
    package: str | None
    docs: str | None
    language: str | None
    license: License | None
    publications: tuple[Publication, ...]
    updated: PartialDate | None
    sources: tuple[str, ...]

    @classmethod
    def from_fields(cls, fields: Fields, publications: Mapping[str, Publication]) -> Software:
        """Read one entry of software.yaml."""
        fields.needs("sources")
        return cls(
            key=fields.key(),
            name=fields.required_text("name"),
            summary=fields.required_text("summary"),
            code=fields.required_url("code"),
            package=fields.url("package"),
            docs=fields.url("docs"),
            language=fields.text("language"),
            license=fields.value("license", License.parse, LICENSE),
            publications=fields.many("publications", publications, "a publication"),
            updated=fields.date("updated"),
            sources=fields.urls("sources"),
        )

    @classmethod
    def of_publication(cls, publication: Publication) -> Software | None:
        """Return the software that a paper's `code`, `package` and `docs` tell of."""
        links = {link.label: link.url for link in publication.resources}
        code = links.get("Code")
        if not code:
            return None
        return cls(
            key=publication.key,
            name=publication.name,
            summary=str(publication.summary or publication.title),
            code=code,
            package=links.get("Package"),
            docs=links.get("Documentation"),
            language=None,
            license=None,
            publications=(publication,),
            updated=None,
            sources=(code,),
        )

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first; software without a date comes last."""
        return self.updated.order if self.updated else (0, 0, 0)
