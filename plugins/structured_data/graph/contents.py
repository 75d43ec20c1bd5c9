"""What a page holds or names beside its main thing."""

from __future__ import annotations

from ..library import Library, Tag
from ..page_view import PageView
from ..paths import CV_JSON, CV_PDF
from ..records import Person, Talk
from ..settings import Settings
from . import ids
from .claims import claim_nodes
from .node import Node, node, reference
from .software import software_node
from .talks import talk_contents
from .works import publication_reference


def page_contents(view: PageView, library: Library, settings: Settings) -> Node:
    """Return the properties of a page for what it holds and what it names; some may be empty."""
    contents: Node = {"hasPart": claim_nodes(view, library, settings)}
    match view.subject:
        case Talk():
            return contents | talk_contents(view.subject, library, settings)
        case Tag():
            return contents | {"about": node("DefinedTerm", name=view.subject.name)}
        case Person():
            papers = library.publications_of(view.subject)
            return contents | {"mentions": [publication_reference(p, settings) for p in papers]}
    if view.kind == "home":
        return contents | {"about": reference(ids.person(settings, library.owner))}
    if view.kind == "cv":
        return contents | {
            "encoding": _files({CV_PDF: "application/pdf", CV_JSON: "application/json"}, settings),
            "mentions": [software_node(item, library, settings) for item in library.programs()],
        }
    return contents


def _files(files: dict[str, str], settings: Settings) -> list[Node]:
    """Return the files (path -> media type) that hold the same as a page."""
    return [
        node("MediaObject", contentUrl=settings.absolute(path), encodingFormat=media_type)
        for path, media_type in files.items()
    ]
