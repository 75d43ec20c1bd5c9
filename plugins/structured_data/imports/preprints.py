"""What holds of a work, and of a preprint above all, however a foreign format words it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..records.references import Reference
from . import values
from .particles import with_particle_in_front

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.", re.IGNORECASE)
_NOT_A_JOURNAL = re.compile(
    r"\s*(?:arxiv\b.*|corr\b.*|computing research repository\b.*)", re.IGNORECASE | re.DOTALL
)
_SERVERS = re.compile(
    r"\s*(?:(?:bio|med|chem|psy|soc|eng|edu)r?xiv|ssrn|techrxiv)\b.*", re.IGNORECASE
)
_RETRACTED = re.compile(r"\{*retracted(?: article)?\}*:\s*(?=\S)", re.IGNORECASE)
# What is said of a paper once a journal, conference or book has taken it.
_OF_A_CONTAINER = (
    *("container", "container_short", "series", "event_place", "event_dates", "volume", "number"),
    *("pages", "chapter", "edition", "publisher", "place", "isbn", "issn"),
)


def settled(reference: Reference) -> Reference:
    """Return a reference in which arXiv is neither journal, publisher nor DOI, and is told once.

    Particles stand before family names. A work of no type of its own that is on arXiv, or
    not out yet, is a preprint. A manuscript is not said to stand where it was sent.
    """
    doi, arxiv = reference.doi, reference.arxiv
    if doi and _ARXIV_DOI.match(doi):
        arxiv = arxiv or values.arxiv(doi)
        doi = None
    container = reference.container
    type_, server = reference.type, None
    if container and _NOT_A_JOURNAL.fullmatch(container):
        arxiv = arxiv or values.arxiv(container)
        type_, container = "preprint", None
    elif container and _SERVERS.fullmatch(container):
        type_, container, server = "preprint", None, container
    elif type_ in ("other", "webpage") and _is_preprint(reference, arxiv):
        type_ = "preprint"
    url = reference.url
    if url and (_is_of(url, reference.doi) or (arxiv and values.arxiv(url) == arxiv)):
        url = None
    warned = _RETRACTED.match(reference.title)
    if warned and _RETRACTED.match(reference.title_latex):
        reference = replace(
            reference,
            title=reference.title[warned.end() :],
            title_latex=_RETRACTED.sub("", reference.title_latex),
            status="retracted",
        )
    reference = replace(
        reference,
        type=type_,
        authors=tuple(map(with_particle_in_front, reference.authors)),
        container=container,
        doi=doi,
        arxiv=arxiv,
        url=url,
    )
    if reference.is_manuscript:
        nothing: dict[str, Any] = dict.fromkeys(_OF_A_CONTAINER)
        return replace(reference, **nothing)
    return _without_container(reference, server) if type_ == "preprint" else reference


def _is_of(url: str, doi: str | None) -> bool:
    """Return whether an address is no more than that of a DOI."""
    return bool(doi) and (values.doi(url) or "").lower() == (doi or "").lower()


def _is_preprint(reference: Reference, arxiv: str | None) -> bool:
    on_server = reference.publisher and _SERVERS.fullmatch(reference.publisher)
    return bool(arxiv or reference.status or on_server)


def _without_container(reference: Reference, server: str | None) -> Reference:
    publisher = server or reference.publisher
    if publisher and (reference.arxiv or publisher.lower().startswith("arxiv")):
        publisher = server
    return replace(
        reference,
        container=None,
        container_short=None,
        series=None,
        volume=None,
        number=None,
        pages=None,
        institution=None,
        place=None,
        publisher=publisher,
        genre=None,
    )
