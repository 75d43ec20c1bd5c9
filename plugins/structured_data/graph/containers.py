"""What a work is part of: a volume of proceedings, an issue of a journal, a book, a series."""

from __future__ import annotations

from ..library import Library
from ..records import Reference
from ..settings import Settings
from .node import Node, node
from .people import organization_node


def container_node(reference: Reference, library: Library, settings: Settings) -> Node | None:
    """Return the node of what a work is part of; a book may be part of a series."""
    series = _series(reference)
    if reference.type == "book":
        return series
    if not reference.container:
        return None
    publisher = organization(reference.publisher, library, settings)
    if reference.type == "article":
        within = node(
            "Periodical",
            name=reference.container,
            alternateName=reference.container_short,
            issn=reference.issn,
            publisher=publisher,
        )
        for type_, name, number in (
            ("PublicationVolume", "volumeNumber", reference.volume),
            ("PublicationIssue", "issueNumber", reference.number),
        ):
            if number:
                within = node(type_, **{name: number}, isPartOf=within)
        return within
    if reference.type == "chapter":
        return node(
            "Book",
            name=reference.container,
            bookEdition=reference.edition,
            **editors(reference),
            isbn=reference.isbn,
            publisher=publisher,
            isPartOf=series,
            position=reference.number,
        )
    numbers = {"ISBN": reference.isbn, "ISSN": None if series else reference.issn}
    return node(
        "PublicationVolume",
        name=reference.container,
        alternateName=reference.container_short,
        volumeNumber=reference.volume,
        **editors(reference),
        publisher=publisher,
        identifier=[
            node("PropertyValue", propertyID=name, value=value)
            for name, value in numbers.items()
            if value
        ],
        isPartOf=series,
        position=reference.number,
    )


def _series(reference: Reference) -> Node | None:
    """Return the series, such as Lecture Notes in Lamps, in which books or proceedings stand."""
    if not reference.series:
        return None
    return node("BookSeries", name=reference.series, issn=reference.issn)


def editors(reference: Reference) -> dict[str, list[Node]]:
    """Return the editors of a book by property: to schema.org a group is a contributor."""
    names = reference.editors
    return {
        "editor": [node("Person", name=str(name)) for name in names if not name.group],
        "contributor": [node("Organization", name=str(name)) for name in names if name.group],
    }


def organization(name: str | None, library: Library, settings: Settings) -> Node | None:
    """Return the organization of a name: its record, or else no more than the name."""
    if not name:
        return None
    record = library.organization_named(name)
    return organization_node(record, settings) if record else node("Organization", name=name)
