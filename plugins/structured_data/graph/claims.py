"""Claim: a statement about the use of the work, with the pages that bear it out."""

from __future__ import annotations

from ..inline_text import plain_text
from ..library import Library
from ..page_view import PageView
from ..records import Claim, Publication
from ..settings import Settings
from . import ids
from .articles import article_reference
from .node import Node, node
from .works import publication_reference


def claim_nodes(view: PageView, library: Library, settings: Settings) -> list[Node]:
    """Return the claims that a page prints: all on the home page, on a paper's those about it."""
    shown: tuple[Claim, ...] = ()
    if view.kind == "home":
        shown = tuple(library.claims.values())
    elif isinstance(view.subject, Publication):
        shown = library.claims_about(view.subject)
    return [_claim_node(claim, settings) for claim in shown]


def _claim_node(claim: Claim, settings: Settings) -> Node:
    return node(
        "Claim",
        ids.claim(settings, claim),
        name=f"{claim.subject}: {claim.title}",
        text=plain_text(claim.text),
        about=[
            *(publication_reference(item, settings) for item in claim.publications),
            *(article_reference(post, settings) for post in claim.posts),
        ],
        appearance=[
            node(
                "WebPage",
                name=item.label,
                url=item.url,
                datePublished=str(item.date) if item.date else None,
            )
            for item in claim.evidence
        ],
    )
