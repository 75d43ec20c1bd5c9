"""News items and posts: what their front matter says; Pelican renders the text below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..dates import PartialDate
from ..errors import Place
from ..fields import TOPIC, Fields
from .authorships import Authorship
from .people import Person
from .publications import Publication
from .references import Reference

# A line that an author means for the front matter.
_FIELD = re.compile(
    "(title|date|modified|summary|tags|publications|authors|sources|status|id):", re.IGNORECASE
)

FEED_ID = (
    "an id of a feed (write the one that it had, such as tag:host.example,2026:/blog/old-name/)"
)
WORDS_A_MINUTE = 230
SECTIONS = {"blog": "Writing", "news": "News"}


@dataclass(frozen=True)
class Cited:
    """A work that a text cites by `key`; `publication` is it where the owner wrote it."""

    key: str
    reference: Reference
    publication: Publication | None


@dataclass(frozen=True)
class Article:
    """A news item (section `news`) or a post (section `blog`).

    `words` are how many its text has; `feed_id` is the id that feeds gave it before it moved, or
    before its date was mended.
    """

    section: str
    slug: str
    title: str
    date: PartialDate
    modified: PartialDate | None
    summary: str | None
    tags: tuple[str, ...]
    publications: tuple[Publication, ...]
    authors: tuple[Person, ...]
    sources: tuple[str, ...]
    draft: bool
    lead: str
    place: Place
    cited: tuple[Cited, ...] = ()
    words: int = 0
    feed_id: str | None = None

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def authorships(self) -> tuple[Authorship, ...]:
        """Its authors in the form of those of a paper, so that a long list folds alike."""
        return tuple(Authorship(person, person.parts) for person in self.authors)

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        section: str,
        slug: str,
        lead: str,
        owner: Person,
        people: Mapping[str, Person],
        publications: Mapping[str, Publication],
    ) -> Article:
        """Read the front matter of one Markdown file; section and slug come from its path.

        `lead` is the paragraph that opens its text.
        """
        if section == "blog":
            fields.needs("summary")
        if _FIELD.match(lead):
            message = f"{lead[:40]!r} is in the text (no empty line above such a line)"
            fields.problem(fields.place, message)
        date, modified = fields.required_date("date"), fields.date("modified")
        if modified and modified.is_before(date):
            message = f"'{modified}' is before the date, '{date}' (write the later one)"
            fields.problem(fields.place_of("modified"), message)
        return cls(
            section=section,
            slug=slug,
            title=fields.required_text("title"),
            date=date,
            modified=modified,
            summary=fields.text("summary"),
            tags=fields.values("tags", identifiers.topic, TOPIC),
            publications=fields.many("publications", publications, "a publication"),
            authors=fields.many("authors", people, "a person") or (owner,),
            sources=fields.urls("sources"),
            draft=fields.choice("status", ("draft", "published")) == "draft",
            lead=lead,
            place=fields.place,
            feed_id=fields.value("id", identifiers.feed_id, FEED_ID),
        )
