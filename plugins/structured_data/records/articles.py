"""News items and posts: what their front matter says; Pelican renders the text below it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from .. import identifiers
from ..dates import PartialDate
from ..errors import Place
from ..fields import TOPIC, Fields
from .authorships import Authorship
from .people import Person
from .publications import Publication
from .redirects import FORMER_PAGE, Alias, former_page
from .references import Reference

T = TypeVar("T", str, str | None)

# What begins markup in a text, and would be shown in a title.
MARKDOWN = ("](", "**", "[@")
# What front matter may say.
FIELDS = (
    *("title", "date", "modified", "status", "summary", "tags", "series", "part"),
    *("publications", "authors", "sources", "id", "aliases"),
)
# What other systems call a field, or have one for, and what to write here.
FOREIGN_FIELDS = {
    **dict.fromkeys(("description", "abstract", "subtitle", "excerpt"), "write summary"),
    **dict.fromkeys(("keywords", "categories", "topics"), "write tags"),
    **dict.fromkeys(("updated", "lastmod", "last_modified"), "write modified"),
    **dict.fromkeys(("slug", "url", "save_as", "permalink"), "the name of its file is its address"),
    **dict.fromkeys(("draft", "published"), "write `Status: draft`, or leave it out"),
    **dict.fromkeys(("alias", "redirect_from", "former"), "write aliases"),
    "category": "the folder that it is in says that",
}
SERIES = "the title of a series (its address needs a letter from A to Z or a digit)"
PART = "the number of a part (write 1, 2 ...)"
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
class Linked:
    """What a text links to by a key, as it is written there: `paper:preble`, `person:ada#papers`.

    `address` is a path of this site or a web address, `name` what a link without words says.
    """

    target: str
    address: str
    name: str
    publication: Publication | None = None


@dataclass(frozen=True)
class Article:
    """A news item (section `news`) or a post (section `blog`).

    `words` are how many its text has; `feed_id` is the id that feeds gave it before it moved, or
    before its date was mended; `aliases` are where it was, the oldest first; `part` is its number
    in a series whose order is not that of dates.
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
    series: str | None = None
    part: int | None = None
    linked: tuple[Linked, ...] = ()
    aliases: tuple[Alias, ...] = ()

    def is_out(self, today: dt.date) -> bool:
        """Return whether it is published: no draft, and not dated after `today`."""
        return not self.draft and self.date.first_day <= today

    @property
    def minutes(self) -> int:
        """How long it takes to read, at least one minute."""
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def authorships(self) -> tuple[Authorship, ...]:
        """Its authors in the form of those of a paper, so that a long list folds alike."""
        return tuple(Authorship(person, person.parts) for person in self.authors)

    @property
    def mentioned(self) -> tuple[Publication, ...]:
        """The papers that it names as its subject, cites, or links to by key; each once."""
        papers = (
            *self.publications,
            *(work.publication for work in self.cited if work.publication),
            *(link.publication for link in self.linked if link.publication),
        )
        return tuple({paper.key: paper for paper in papers}.values())

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
        date = fields.required_date("date")
        series, part = _place_in_series(fields) if section == "blog" else (None, None)
        return cls(
            section=section,
            slug=slug,
            title=_plain(fields, "title", fields.required_text("title")),
            date=date,
            modified=_modified(fields, date),
            summary=_plain(fields, "summary", fields.text("summary")),
            tags=_topics(fields),
            publications=fields.many("publications", publications, "a publication"),
            authors=fields.many("authors", people, "a person") or (owner,),
            sources=fields.urls("sources"),
            draft=fields.choice("status", ("draft", "published")) == "draft",
            lead=lead,
            place=fields.place,
            feed_id=fields.value("id", identifiers.feed_id, FEED_ID),
            series=series,
            part=part,
            aliases=_aliases(fields),
        )


def _plain(fields: Fields, name: str, text: T) -> T:
    """Return a text that is shown as it is written; a problem where it holds Markdown."""
    mark = next((mark for mark in MARKDOWN if mark in (text or "")), None)
    if mark:
        message = f"holds {mark!r}, which is shown as it is written (write it without)"
        fields.problem(fields.place_of(name), message)
    return text


def _aliases(fields: Fields) -> tuple[Alias, ...]:
    place = fields.place_of("aliases")
    paths = fields.values("aliases", former_page, FORMER_PAGE)
    return tuple(Alias(path, place) for path in paths)


def _modified(fields: Fields, date: PartialDate) -> PartialDate | None:
    modified = fields.date("modified")
    if modified and modified.is_before(date):
        message = f"'{modified}' is before the date, '{date}' (write the later one)"
        fields.problem(fields.place_of("modified"), message)
    return modified


def _topics(fields: Fields) -> tuple[str, ...]:
    """Return the topics; a problem for one that is there twice, or is several."""
    topics: dict[str, str] = {}
    for topic in fields.values("tags", identifiers.topic, TOPIC):
        if ";" in topic:
            message = f"{topic!r} is not one topic (write commas between topics)"
            fields.problem(fields.place_of("tags"), message)
        elif topics.setdefault(identifiers.slug(topic), topic) is not topic:
            fields.problem(fields.place_of("tags"), f"{topic!r} is there twice (keep one)")
    return tuple(topics.values())


def _place_in_series(fields: Fields) -> tuple[str | None, int | None]:
    """Return the series of a post, and its part in it where that is given."""
    series = fields.value("series", identifiers.topic, SERIES)
    part = fields.value("part", _part, PART)
    if part and not fields.has("series"):
        message = "is a part of no series (add `Series: its title`, or remove this line)"
        fields.problem(fields.place_of("part"), message)
    return series, part


def _part(text: str) -> int:
    """Return the number of a part, 1 to 999."""
    if not re.fullmatch(r"[1-9]\d{0,2}", text, re.ASCII):
        raise ValueError(text)
    return int(text)
