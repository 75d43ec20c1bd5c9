"""What a work is to schema.org, and how pages other than its own name it."""

from __future__ import annotations

from ..identifiers import arxiv_url, doi_url
from ..paths import publication_path
from ..records import Publication, Reference, Version
from ..settings import Settings
from . import ids
from .node import Node, node

# The type of a work; what is not named here is a ScholarlyArticle.
TYPES = {
    "thesis": "Thesis",
    "report": "Report",
    "chapter": "Chapter",
    "book": "Book",
    "software": "SoftwareSourceCode",
    "dataset": "Dataset",
    "webpage": "WebPage",
    "other": "CreativeWork",
}
# How long the description of a Dataset must be: search engines refuse it with any other.
DATASET_DESCRIPTION = range(50, 5001)


def work_type(publication: Publication) -> str:
    """Return the type of a work; a dataset that cannot be a Dataset is a CreativeWork."""
    type_ = TYPES.get(publication.type, "ScholarlyArticle")
    is_described = len(description(publication) or "") in DATASET_DESCRIPTION
    return "CreativeWork" if type_ == "Dataset" and not is_described else type_


def cited_type(type_: str) -> str:
    """Return the type of a work of which no description is known."""
    return "CreativeWork" if type_ == "dataset" else TYPES.get(type_, "ScholarlyArticle")


def description(publication: Publication) -> str | None:
    """Return the owner's words; of a dataset, which is found by its description, any that do."""
    words = [publication.annotation, publication.summary]
    if publication.type == "dataset":
        words.append(publication.published_abstract)
    texts = [str(text) for text in words if text]
    long_enough = (text for text in texts if len(text) in DATASET_DESCRIPTION)
    if publication.type == "dataset":
        return next(long_enough, next(iter(texts), None))
    return next(iter(texts), None)


def identifiers(work: Reference | Version) -> list[Node]:
    """Return the DOI and the arXiv id of a work."""
    known = (("DOI", work.doi, doi_url), ("arXiv", work.arxiv, arxiv_url))
    return [
        node("PropertyValue", propertyID=name, value=value, url=address(value))
        for name, value, address in known
        if value
    ]


def publication_reference(publication: Publication, settings: Settings) -> Node:
    """Return a work as other pages name it: its identity, title and address."""
    return node(
        work_type(publication),
        ids.publication(settings, publication),
        name=publication.title,
        description=description(publication) if publication.type == "dataset" else None,
        url=settings.absolute(publication_path(publication)),
    )
