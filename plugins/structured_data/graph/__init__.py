"""The JSON-LD of a page: one connected graph.

Every page holds the WebSite, the page itself and the owner. The rest is what the page is about:

- home: the owner
- a list: an ItemList of its entries
- a publication: its ScholarlyArticle
- a post or a news item: its BlogPosting
- a series of posts: its CreativeWorkSeries
- the curriculum vitae: the owner
- a talk with a day and a place: its Event
- a collaborator: their Person
"""

from __future__ import annotations

from ..images import Image
from ..library import Library
from ..page_view import PageView
from ..records import Article, Person, Publication, Talk
from ..series import Series
from ..settings import Settings
from . import ids
from .articles import blog_posting_node, series_node
from .images import image_node
from .node import Node, reference
from .pages import item_list_node, webpage_node, website_node
from .people import collaborator_node, owner_node
from .publications import publication_node
from .talks import event_node


def page_graph(
    view: PageView, library: Library, settings: Settings, image: Image | None = None
) -> Node:
    """Return the JSON-LD document of one page; `image` is the picture that links show."""
    picture = image_node(image, settings) if image else None
    subject = _subject_node(view, library, settings, picture)
    if view.kind in ("home", "cv"):
        main: Node | None = reference(ids.person(settings, library.owner))
    elif subject:
        main = reference(subject["@id"])
    else:
        main = item_list_node(view, library, settings)
    nodes = [
        website_node(library, settings),
        webpage_node(view, library, settings, main, picture),
        owner_node(library, settings),
    ]
    if subject:
        nodes.append(subject)
    return {"@context": "https://schema.org", "@graph": nodes}


def _subject_node(
    view: PageView, library: Library, settings: Settings, picture: Node | None
) -> Node | None:
    match view.subject:
        case Publication():
            return publication_node(view.subject, library, settings, picture)
        case Article():
            return blog_posting_node(view.subject, view.path, library, settings, picture)
        case Series():
            return series_node(view.subject, library, settings)
        case Talk():
            return event_node(view.subject, library, settings, picture)
        case Person():
            return collaborator_node(view.subject, settings)
    return None
