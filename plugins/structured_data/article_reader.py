"""Reads the posts and the news of a folder of content."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .citing.bibliography import cited_works
from .citing.text_citations import without_citations
from .errors import Place, Problem
from .fields import Fields
from .front_matter import front_matter
from .identifiers import slug
from .inline_text import plain_text
from .keyed import is_whole
from .linking.files import file_problems
from .linking.keyed_links import KeyedTargets
from .linking.text_links import with_names
from .one_spelling import OneSpelling
from .part_numbers import part_problems
from .records import Article, Person, Publication
from .records.articles import FOREIGN_FIELDS
from .sources import Mapping as Lines
from .sources import read_text
from .words import word_count
from .written_text import WrittenText, written_text

NO_SERIES = dict.fromkeys(("series", "part"), "only a post is part of a series")


@dataclass(frozen=True)
class ArticleReader:
    """What articles may refer to; `with_pages` are keys of people, None where that is not known.

    What is dated after `today` waits, and nothing that is out has changed after it. `keep` calls a
    function of plain values, or knows from before what it gives.
    """

    owner: Person
    people: Mapping[str, Person]
    publications: Mapping[str, Publication]
    with_pages: Collection[str] | None
    today: dt.date
    keep: Callable[..., Any] = operator.call
    topics: OneSpelling = field(default_factory=lambda: OneSpelling("tags"))
    series: OneSpelling = field(default_factory=lambda: OneSpelling("series"))

    def articles(
        self, files: Sequence[Path], content: Path, problems: list[Problem]
    ) -> list[Article]:
        """Return the articles in these files under `content`."""
        if is_whole(self.publications):
            for publication in self.publications.values():
                self.topics.know(publication.keywords, "publications.bib")
        articles = [self.article(path, content, problems) for path in files]
        problems += _repeated_addresses(articles)
        problems += part_problems(articles)
        return articles

    def article(self, path: Path, content: Path, problems: list[Problem]) -> Article:
        """Return the article in one of these files."""
        section, name, *_ = path.relative_to(content).parts
        name = name.removesuffix(".md")
        before = len(problems)
        text = read_text(path, problems)
        lines = front_matter(path, text, problems, is_whole=len(problems) == before)
        # Where there is nothing to read, that is all there is to say.
        fields = Fields(lines or Lines({}, Place(str(path), 1)), problems if lines else [])
        written: WrittenText = self.keep(written_text, str(path), text)
        targets = KeyedTargets(self.owner, self.people, self.publications, self.with_pages)
        linked = targets.linked(path, written.keyed, problems)
        lead = plain_text(without_citations(with_names(written.opening, linked)))
        article = Article.from_fields(
            fields, section, name, lead, self.owner, self.people, self.publications
        )
        self._check(article, fields)
        fields.finish(FOREIGN_FIELDS | (NO_SERIES if section == "news" else {}))
        if len(problems) == before and section == "blog" and not article.draft and written.is_empty:
            message = "has no text (write it below an empty line, or add `Status: draft`)"
            fields.problem(fields.place, message)
        problems += written.problems
        problems += file_problems(path, written.marked, content)
        cited = cited_works(path, written.cited, written.miswritten, self.publications, problems)
        named = with_names(text, linked)
        words = written.words if named == text else self.keep(word_count, named)
        return replace(article, cited=cited, linked=linked, words=words)

    def _check(self, article: Article, fields: Fields) -> None:
        """Note what is wrong with an article beside others, and on this day."""
        if slug(article.slug) != article.slug:
            remedy = slug(article.slug) or "lower-case letters, digits and hyphens"
            message = f"{article.slug!r} cannot be an address (rename it to {remedy})"
            fields.problem(fields.place, message)
        refuse_pageless("authors", article.authors, self.with_pages, fields)
        self.topics.check(article.tags, fields)
        self.series.check(filter(None, [article.series]), fields)
        # A day more: it is tomorrow already to who lives east of the site's time.
        tomorrow = max(self.today + dt.timedelta(days=1), article.date.first_day)
        if article.modified and article.modified.first_day > tomorrow:
            message = f"'{article.modified}' is still to come (write the day of the change)"
            fields.problem(fields.place_of("modified"), message)


def refuse_pageless(
    name: str, people: Iterable[Person], with_pages: Collection[str] | None, fields: Fields
) -> None:
    """Note a problem for each person named who has no page; None: who has one is not known."""
    for person in people:
        if with_pages is not None and person.key not in with_pages:
            message = f"{person.key!r} has no page (name people who share a paper with the owner)"
            fields.problem(fields.place_of(name), message)


def _repeated_addresses(articles: Iterable[Article]) -> list[Problem]:
    seen: dict[tuple[str, str], Article] = {}
    problems = []
    for article in articles:
        first = seen.setdefault((article.section, article.slug), article)
        if first is not article:
            message = f"has the address of {first.place.file} (rename one)"
            problems.append(Problem(article.place, message))
    return problems
