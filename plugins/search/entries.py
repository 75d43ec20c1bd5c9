"""What can be found of each page, from the records; in the order of results of one rank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from structured_data.cv import CurriculumVitae
from structured_data.cv_entries import Entry as CvEntry
from structured_data.cv_entries import place_words
from structured_data.inline_text import plain_text
from structured_data.library import Library, Tag
from structured_data.page_view import PageView
from structured_data.records import Article, Person, Publication, Talk
from structured_data.series import Series

from .sections import Section

# Kind of page -> the heading it is listed under, in their order; those of OTHERS come last.
GROUPS = {
    "publication": "Publications",
    "post": "Writing",
    "series": "Writing",
    "talk": "Talks",
    "news_item": "News",
    "collaborator": "Collaborators",
    "tag": "Topics",
}
OTHERS = ("home", "publications", "writing", "talks", "news", "collaborators", "cv")
# Sections of the curriculum vitae whose entries have pages of their own.
ELSEWHERE = ("publications", "talks")

Texts = Mapping[str, tuple[Section, ...]]


@dataclass(frozen=True)
class Entry:
    """What can be found of a page: `facts` say what it is, by whom and where."""

    path: str
    group: str
    title: str
    date: str = ""
    facts: tuple[str, ...] = ()
    summary: str = ""
    sections: tuple[Section, ...] = ()

    @classmethod
    def of(
        cls,
        view: PageView,
        *facts: str | None,
        date: str = "",
        summary: str | None = None,
        sections: Iterable[Section] = (),
    ) -> Entry:
        """Return the entry of a page; facts and sections that say nothing are left out."""
        return cls(
            path=view.path,
            group=GROUPS.get(view.kind, "Pages"),
            title=view.title,
            date=date,
            facts=tuple(fact for fact in facts if fact),
            summary=summary or "",
            sections=tuple(section for section in sections if section.text),
        )


def entries(
    views: Iterable[PageView], library: Library, cv: CurriculumVitae, texts: Texts
) -> tuple[Entry, ...]:
    """Return an entry for each page that may be listed; `texts` are those of articles by path."""
    found = [_entry(view, library, cv, texts) for view in views if view.listed]
    order = [*dict.fromkeys(GROUPS.values()), "Pages"]
    return tuple(sorted(filter(None, found), key=lambda entry: order.index(entry.group)))


def _entry(view: PageView, library: Library, cv: CurriculumVitae, texts: Texts) -> Entry | None:
    """Return the entry of a page; None for one that only shows again what others do."""
    match view.subject:
        case Publication():
            return _publication(view, view.subject)
        case Article():
            return _article(view, view.subject, texts[view.path], library.owner)
        case Talk():
            return _talk(view, view.subject)
        case Person():
            return _collaborator(view, view.subject, library)
        case Series():
            parts = len(view.subject.parts)
            titles = _listed(part.title for part in view.subject.parts)
            return Entry.of(view, "Series", f"{parts} part{'s' * (parts > 1)}", summary=titles)
        case Tag():
            return Entry.of(view, "Topic", *_counts(view.subject))
    if view.kind not in OTHERS:
        return None
    shown = _shown(view.kind, library, cv)
    return Entry.of(view, summary=view.description, sections=shown)


def _publication(view: PageView, paper: Publication) -> Entry:
    reference = paper.reference
    texts = (paper.summary, paper.annotation, paper.published_abstract)
    return Entry.of(
        view,
        paper.kind[0].upper() + paper.kind[1:] if paper.venue else None,
        paper.venue_words,
        paper.note,
        paper.status_words,
        _listed(author.name for author in paper.authors),
        _listed(paper.keywords),
        reference.container,
        f"arXiv:{reference.arxiv}" if reference.arxiv else None,
        reference.doi,
        date=paper.date.short_words if paper.date else "",
        summary=" ".join(str(text) for text in texts if text),
    )


def _article(view: PageView, article: Article, text: Iterable[Section], owner: Person) -> Entry:
    authors = article.authors if article.authors != (owner,) else ()
    return Entry.of(
        view,
        "News" if article.section == "news" else "Post",
        article.series,
        _listed(person.name for person in authors),
        _listed(paper.name for paper in article.publications),
        _listed(article.tags),
        date=article.date.short_words,
        summary=article.summary,
        sections=text,
    )


def _talk(view: PageView, talk: Talk) -> Entry:
    return Entry.of(
        view,
        "Talk",
        talk.organization.name if talk.organization else None,
        talk.where,
        _listed(person.name for person in talk.speakers),
        _listed(paper.name for paper in talk.publications),
        date=talk.date.start.short_words if talk.date else "",
        summary=talk.summary,
    )


def _collaborator(view: PageView, person: Person, library: Library) -> Entry:
    places = "; ".join(map(place_words, person.affiliations))
    papers = _listed(paper.name for paper in library.publications_of(person))
    summary = f"Joint work: {papers}." if papers else None
    return Entry.of(view, "Collaborator", person.position, places, summary=summary)


def _counts(tag: Tag) -> Iterator[str]:
    papers, articles = len(tag.publications), len(tag.articles)
    if papers:
        yield "1 paper" if papers == 1 else f"{papers} papers"
    if articles:
        yield "1 post or news item" if articles == 1 else f"{articles} posts and news items"


def _shown(kind: str, library: Library, cv: CurriculumVitae) -> Iterator[Section]:
    """Yield what a page shows that no other one does."""
    profile, claims = library.profile, library.claims.values()
    match kind:
        case "home":
            uses = (f"{one.subject} {one.title}. {plain_text(one.text)}" for one in claims)
            themes = (f"{theme.name}. {theme.summary}" for theme in profile.themes.values())
            yield Section("claims", "Where my work shows up", " ".join(uses))
            yield Section("about", "About", " ".join(map(plain_text, profile.about)))
            yield Section("research", "Research", " ".join(themes))
        case "talks":  # those whose day is not known
            undated = (talk.heading for talk in library.talks.values() if not talk.date)
            yield Section("", "", "; ".join(undated))
        case "cv":
            for section in cv.sections:
                if section.key not in ELSEWHERE:
                    words = map(_cv_words, section.entries)
                    yield Section(section.key, section.title, " ".join(words))


def _cv_words(entry: CvEntry) -> str:
    credits = _listed(credit.name for credit in entry.credits)
    words = (entry.title, entry.place, f"{entry.credit_words} {credits}".strip(), entry.date)
    return f"{_listed(filter(None, words))}. {entry.text}".strip()


def _listed(items: Iterable[object]) -> str:
    return ", ".join(map(str, items))
