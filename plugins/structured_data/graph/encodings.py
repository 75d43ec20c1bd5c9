"""The files that hold a work."""

from __future__ import annotations

from ..paths import pdf_path
from ..records import Publication
from ..settings import Settings
from .node import Node, node


def encoding_node(publication: Publication, settings: Settings) -> Node | None:
    """Return the PDF of a paper; None where it is not kept here."""
    path = pdf_path(publication)
    if not publication.pdf or not path:
        return None
    return node(
        "MediaObject",
        contentUrl=settings.absolute(path),
        encodingFormat="application/pdf",
        contentSize=f"{publication.pdf.size} B",
    )
