"""What one page is: the value from which its head, its heading and its graph are made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .dates import PartialDate
from .descriptions import (
    collaborator_description,
    facet_description,
    list_description,
    publication_description,
    series_description,
    tag_description,
)
from .facets import FacetValue, facet_values
from .inline_text import plain_text
from .library import Library, Tag
from .paths import article_path, person_path, publication_path, series_path, tag_path, talk_path
from .records import Article, Person, Publication, Talk
from .records.articles import SECTIONS
from .series import Series


@dataclass(frozen=True)
class Crumb:
    """A page above this one."""

    title: str
    path: str


@dataclass(frozen=True)
class PageView:
    """One page: `kind` names its template, `path` its place, `subject` what it is about.

    `published` and `modified` are of the page; a paper or a talk has dates of its own, and
    `last_changes.dated` those of a list.
    """

    kind: str
    path: str
    title: str
    description: str
    subject: Publication | Talk | Person | Article | Series | Tag | FacetValue | None = None
    published: PartialDate | None = None
    modified: PartialDate | None = None
    parent: Crumb | None = None
    listed: bool = True

    @property
    def open_graph_type(self) -> str:
        if self.kind == "home":
            return "profile"
        # Of a website, Zotero takes no other type, whatever else the page says.
        return "article" if isinstance(self.subject, Article | Publication) else "website"

    def head_title(self, site_name: str) -> str:
        """The title in the browser's tab and in search results."""
        return self.title if self.kind == "home" else f"{self.title} \u00b7 {site_name}"

    @property
    def save_as(self) -> str:
        """The file it is written to, relative to the output folder."""
        return self.path.removeprefix("/") + ("index.html" if self.path.endswith("/") else "")

    @property
    def twin(self) -> str | None:
        """The path of its Markdown twin, beside it; a page that is not listed has none."""
        return f"{self.path}index.md" if self.listed else None


def site_pages(library: Library) -> tuple[PageView, ...]:
    """Return every page of the site."""
    pages = [
        _home(library),
        _publications(library),
        *(_publication(publication) for publication in library.publications.values()),
        *(_facet(library, value) for value in facet_values(library)),
        *(_section(library, name) for name in SECTIONS),
        *(article_page(article) for article in library.articles),
        *(_series(library, series) for series in library.series.values()),
        _talks(library),
        *(_talk(talk) for talk in library.talks.values() if talk.date),
        _collaborators(library),
        *(_collaborator(library, person) for person in library.collaborators()),
        *(_tag(library, tag) for tag in library.tags().values()),
        _cv(library),
        _not_found(),
    ]
    return tuple(pages)


def _home(library: Library) -> PageView:
    return PageView(
        kind="home",
        path="/",
        title=library.owner.name,
        description=plain_text(library.profile.lede),
    )


def _publications(library: Library) -> PageView:
    return PageView(
        kind="publications",
        path="/publications/",
        title="Publications",
        description=list_description(
            library, "publications", f"Papers by {library.owner.name}, by year."
        ),
    )


def _publication(publication: Publication) -> PageView:
    return PageView(
        kind="publication",
        path=publication_path(publication),
        title=publication.title,
        description=publication_description(publication),
        subject=publication,
        parent=Crumb("Publications", "/publications/"),
    )


def _facet(library: Library, value: FacetValue) -> PageView:
    return PageView(
        kind="facet",
        path=value.path,
        title=value.title,
        description=facet_description(value, library),
        subject=value,
        parent=Crumb("Publications", "/publications/"),
    )


def _section(library: Library, name: str) -> PageView:
    return PageView(
        kind={"blog": "writing"}.get(name, name),
        path=f"/{name}/",
        title=SECTIONS[name],
        description=list_description(library, name, f"{SECTIONS[name]} by {library.owner.name}."),
    )


def article_page(article: Article) -> PageView:
    """Return the page of a post or news item, described by its summary or its first paragraph."""
    return PageView(
        kind={"blog": "post", "news": "news_item"}[article.section],
        path=article_path(article),
        title=article.title,
        description=article.summary or article.lead or article.title,
        subject=article,
        published=article.date,
        modified=article.modified,
        parent=Crumb(SECTIONS[article.section], f"/{article.section}/"),
    )


def _series(library: Library, series: Series) -> PageView:
    return PageView(
        kind="series",
        path=series_path(series.slug),
        title=series.name,
        description=series_description(series, library),
        subject=series,
        parent=Crumb(SECTIONS["blog"], "/blog/"),
    )


def draft_page(article: Article) -> PageView:
    """Return the page of an article that is a draft, or that waits for its day."""
    path = f"/drafts/{article.section}/{article.slug}/"
    return replace(article_page(article), path=path, listed=False)


def _talks(library: Library) -> PageView:
    return PageView(
        kind="talks",
        path="/talks/",
        title="Talks",
        description=list_description(library, "talks", f"Talks by {library.owner.name}."),
    )


def _talk(talk: Talk) -> PageView:
    return PageView(
        kind="talk",
        path=talk_path(talk) or "",
        title=talk.heading,
        description=talk.description,
        subject=talk,
        parent=Crumb("Talks", "/talks/"),
    )


def _collaborators(library: Library) -> PageView:
    return PageView(
        kind="collaborators",
        path="/collaborators/",
        title="Collaborators",
        description=list_description(
            library, "collaborators", f"Co-authors of {library.owner.name}, by affiliation."
        ),
    )


def _collaborator(library: Library, person: Person) -> PageView:
    return PageView(
        kind="collaborator",
        path=person_path(person),
        title=person.name,
        description=collaborator_description(person, library),
        subject=person,
        parent=Crumb("Collaborators", "/collaborators/"),
    )


def _tag(library: Library, tag: Tag) -> PageView:
    return PageView(
        kind="tag",
        path=tag_path(tag.slug),
        title=tag.name,
        description=tag_description(tag, library),
        subject=tag,
    )


def _cv(library: Library) -> PageView:
    return PageView(
        kind="cv",
        path="/cv/",
        title="Curriculum vitae",
        description=f"Curriculum vitae of {library.owner.name}, as a page, a PDF and JSON.",
    )


def _not_found() -> PageView:
    return PageView(
        kind="not_found",
        path="/404.html",
        title="Nothing here",
        description="There is no page at this address.",
        listed=False,
    )
