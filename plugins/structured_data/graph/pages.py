"""WebSite, WebPage and its subtypes, breadcrumbs and lists."""

from __future__ import annotations

from collections.abc import Iterable

from ..facets import FacetValue
from ..library import Library, Tag
from ..page_view import PageView
from ..paths import article_path, person_path, publication_path, talk_path
from ..records import Article, Publication
from ..settings import Settings
from . import ids
from .articles import moment
from .contents import page_contents
from .node import Node, node, reference

TYPES = {
    "home": "ProfilePage",
    "publications": "CollectionPage",
    "writing": "CollectionPage",
    "news": "CollectionPage",
    "talks": "CollectionPage",
    "collaborators": "CollectionPage",
    "facet": "CollectionPage",
    "series": "CollectionPage",
    "tag": "CollectionPage",
}


def website_node(library: Library, settings: Settings) -> Node:
    """Return the WebSite; it stands on every page."""
    return node(
        "WebSite",
        ids.website(settings),
        name=settings.site_name,
        url=settings.absolute("/"),
        inLanguage=settings.language,
        publisher=reference(ids.person(settings, library.owner)),
    )


def webpage_node(
    view: PageView,
    library: Library,
    settings: Settings,
    main: Node | None,
    picture: Node | None = None,
) -> Node:
    """Return the page itself; `main` is the reference, or the nested node, of what it is about."""
    address = settings.absolute(view.path)
    modified = view.modified or view.published
    return node(
        TYPES.get(view.kind, "WebPage"),
        address,
        url=address,
        name=view.title,
        description=view.description,
        isPartOf=reference(ids.website(settings)),
        mainEntity=main,
        **page_contents(view, library, settings),
        primaryImageOfPage=picture,
        datePublished=moment(view.published) if view.published else None,
        dateModified=moment(modified) if modified else None,
        inLanguage=settings.language,
        breadcrumb=_breadcrumbs(view, settings),
    )


def _breadcrumbs(view: PageView, settings: Settings) -> Node | None:
    """Return the way from the home page to this one; None where there is no such way."""
    if view.kind in ("home", "not_found"):
        return None
    steps = [("Home", "/")]
    if view.parent:
        steps.append((view.parent.title, view.parent.path))
    steps.append((view.title, view.path))
    return node(
        "BreadcrumbList",
        itemListElement=[
            node("ListItem", position=number, name=title, item=settings.absolute(path))
            for number, (title, path) in enumerate(steps, start=1)
        ],
    )


def item_list_node(view: PageView, library: Library, settings: Settings) -> Node | None:
    """Return the entries of a list page, in the order shown; None where there are none."""
    items = _listed(view, library)
    if not items:
        return None
    return node(
        "ItemList",
        numberOfItems=len(items),
        itemListElement=[
            node("ListItem", position=number, name=name, url=settings.absolute(path))
            for number, (name, path) in enumerate(items, start=1)
        ],
    )


def _listed(view: PageView, library: Library) -> list[tuple[str, str]]:
    """Return the name and path of each entry that has a page of its own."""
    match view.kind:
        case "publications":
            return _publications(library.publications.values())
        case "writing":
            return _articles(library.section("blog"))
        case "news":
            return _articles(library.section("news"))
        case "talks":
            return [
                (talk.title, path) for talk in library.talks.values() if (path := talk_path(talk))
            ]
        case "collaborators":
            return [
                (person.name, person_path(person))
                for _, group in library.collaborators_by_affiliation()
                for person in group
            ]
    if isinstance(view.subject, FacetValue):
        return _publications(view.subject.publications)
    if isinstance(view.subject, Tag):
        return _articles(view.subject.articles) + _publications(view.subject.publications)
    return []


def _publications(publications: Iterable[Publication]) -> list[tuple[str, str]]:
    return [(publication.title, publication_path(publication)) for publication in publications]


def _articles(articles: Iterable[Article]) -> list[tuple[str, str]]:
    return [(article.title, article_path(article)) for article in articles]
