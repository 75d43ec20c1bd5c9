"""Records as other pages list them: a line each, and what is printed of their people."""

from __future__ import annotations

from collections.abc import Iterable

from ..identifiers import host
from ..paths import article_path, person_path, publication_path, talk_path
from ..records import Article, Claim, Person, Publication, Talk
from ..settings import Settings
from .text import bullets, escaped, inline, link, sentences


def page_line(path: str, settings: Settings) -> str:
    """Return where the page is that this is the twin of."""
    return f"Page: {link(address := settings.absolute(path), address)}"


def authors(publication: Publication) -> str:
    """Return the authors in their order, with their marks."""
    return ", ".join(
        escaped(f"{author.name}{'*' * author.equal}{chr(0x2020) * author.corresponding}")
        for author in publication.authors
    )


def legend(publications: Iterable[Publication]) -> str:
    """Return what the marks on the authors of papers mean; for one paper also their order."""
    papers = list(publications)
    credits = [author for paper in papers for author in paper.authors]
    meanings = (
        "* Equal contribution" if any(author.equal for author in credits) else "",
        "\u2020 Corresponding author" if any(author.corresponding for author in credits) else "",
        "Authors in alphabetical order" if len(papers) == 1 and papers[0].alphabetical else "",
    )
    return escaped(" \u00b7 ".join(filter(None, meanings)))


def venue(publication: Publication) -> str:
    """Return where it appeared and how: MLSys 2026 \u00b7 Oral."""
    words = (publication.venue_words, publication.note, publication.status_words)
    return " \u00b7 ".join(filter(None, words))


def publication_line(publication: Publication, settings: Settings) -> str:
    """Return a paper in a list: title, authors, venue, summary and headline number."""
    title = link(publication.title, settings.absolute(publication_path(publication)))
    name = escaped(f"({publication.short_title})") if publication.short_title else ""
    return sentences(
        f"{title} {name}".strip(),
        authors(publication),
        escaped(venue(publication)),
        escaped(str(publication.summary or "")),
        f"Headline number: {headline_number(publication)}" if publication.figure else "",
    )


def headline_number(publication: Publication) -> str:
    """Return the headline number of a paper, and the pages that print it."""
    figure = publication.figure
    if not figure:
        return ""
    return f"{escaped(figure.words)} ({source_links(figure.sources)})"


def article_line(article: Article, settings: Settings) -> str:
    """Return a post or a news item in a list: title, date, and what it says."""
    title = link(article.title, settings.absolute(article_path(article)))
    what = article.summary or article.lead
    return f"{title}, {article.date.words}{f': {escaped(what)}' if what else ''}"


def talk_line(talk: Talk, settings: Settings) -> str:
    """Return a talk in a list."""
    path = talk_path(talk)
    title = link(talk.title, settings.absolute(path)) if path else escaped(talk.title)
    date = talk.date.words if talk.date else None
    return ", ".join([title, *map(escaped, filter(None, (talk_place(talk), date)))])


def talk_place(talk: Talk) -> str:
    where = talk.organization.name if talk.organization else None
    parts = filter(None, (talk.kind_words, talk.event, where, talk.city))
    return ", ".join(dict.fromkeys(parts))  # an event may be named after who holds it


def paper_names(publications: Iterable[Publication], settings: Settings) -> str:
    """Return the short names of papers, linked."""
    return ", ".join(link(p.name, settings.absolute(publication_path(p))) for p in publications)


def people_names(people: Iterable[Person], owner: Person, settings: Settings) -> str:
    """Return names, linked to the pages of those who have one here."""
    return ", ".join(
        link(p.name, settings.absolute("/" if p.key == owner.key else person_path(p)))
        for p in people
    )


def source_links(urls: Iterable[str]) -> str:
    """Return links to sources, each under its host."""
    return ", ".join(link(host(url), url) for url in urls)


def claim_line(claim: Claim, settings: Settings) -> str:
    """Return what a claim says, the pages that bear it out, and those here that it is about."""
    evidence = ", ".join(
        link(item.label, item.url) + (f" ({item.date.words})" if item.date else "")
        for item in claim.evidence
    )
    posts = (link(post.title, settings.absolute(article_path(post))) for post in claim.posts)
    here = ", ".join(filter(None, (paper_names(claim.publications, settings), *posts)))
    return sentences(
        escaped(f"{claim.subject}: {claim.title}"),
        inline(claim.text, settings),
        f"Evidence: {evidence}",
        f"On this site: {here}" if here else "",
    )


def articles_list(articles: Iterable[Article], settings: Settings) -> str:
    return bullets(article_line(article, settings) for article in articles)


def publications_list(publications: Iterable[Publication], settings: Settings) -> str:
    return bullets(publication_line(publication, settings) for publication in publications)
