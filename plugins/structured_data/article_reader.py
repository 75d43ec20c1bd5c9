"""Reads the posts and the news of a folder of content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .article_texts import article_text, first_paragraph
from .citing.bibliography import cited_works
from .citing.text_citations import without_citations
from .errors import Place, Problem
from .fields import Fields
from .footnotes import note_problems
from .front_matter import read_front_matter
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

NO_SERIES = dict.fromkeys(("series", "part"), "only a post is part of a series")


@dataclass(frozen=True)
class ArticleReader:
    """What articles may refer to; `with_pages` are keys of people, None where that is not known.

    What is dated after `today` waits, and nothing that is out has changed after it.
    """

    owner: Person
    people: Mapping[str, Person]
    publications: Mapping[str, Publication]
    with_pages: Collection[str] | None
    today: dt.date
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
        lines = read_front_matter(path, problems)
        # Where there is nothing to read, that is all there is to say.
        fields = Fields(lines or Lines({}, Place(str(path), 1)), problems if lines else [])
        text = read_text(path, [])
        targets = KeyedTargets(self.owner, self.people, self.publications, self.with_pages)
        linked = targets.linked(path, text, problems)
        lead = plain_text(without_citations(with_names(first_paragraph(path), linked)))
        article = Article.from_fields(
            fields, section, name, lead, self.owner, self.people, self.publications
        )
        self._check(article, fields)
        fields.finish(FOREIGN_FIELDS | (NO_SERIES if section == "news" else {}))
        if (
            len(problems) == before
            and section == "blog"
            and not (article.draft or article_text(path))
        ):
            message = "has no text (write it below an empty line, or add `Status: draft`)"
            fields.problem(fields.place, message)
        problems += note_problems(str(path), text)
        problems += file_problems(path, text, content)
        cited = cited_works(path, self.publications, problems)
        words = word_count(with_names(text, linked))
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
