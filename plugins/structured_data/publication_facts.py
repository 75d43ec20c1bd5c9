"""What a paper's page says of it in a list: where and when it appeared."""

from __future__ import annotations

from .records import Publication


def publication_facts(publication: Publication) -> dict[str, str]:
    """Return label -> words of each fact that is known."""
    reference = publication.reference
    event = reference.event_dates if publication.type != "article" else None
    where = (
        reference.container,
        f"volume {reference.volume}" if reference.volume else None,
        f"issue {reference.number}" if reference.number and publication.type == "article" else None,
        f"chapter {reference.chapter}" if reference.chapter else None,
        f"{'pages' if reference.pages.last else 'page'} {reference.pages}"
        if reference.pages
        else None,
    )
    number = reference.number if publication.type == "report" else None
    place = reference.place if reference.institution else None
    published = "Posted" if publication.type == "preprint" else "Published"
    facts = {
        "In" if reference.container else "Where": _joined(*where),
        "Held": _joined(reference.event_place, event.words if event else None),
        "Institution": _joined(reference.institution, number, place),
        "Publisher": _joined(reference.publisher, None if place else reference.place),
        "Edition": reference.edition,
        "Version": reference.version,
        published: publication.date.words if publication.date and not event else None,
        "Accepted": publication.accepted.words if publication.accepted else None,
        "ISBN": reference.isbn,
    }
    return {label: words for label, words in facts.items() if words}


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
