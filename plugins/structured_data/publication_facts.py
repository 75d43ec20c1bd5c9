"""What a paper's page says of it in a list: where and when it appeared."""

from __future__ import annotations

from .locators import (
    chapter_words,
    event_words,
    issue_words,
    joined,
    pages_words,
    series_words,
    volume_words,
)
from .records import Publication


def publication_facts(publication: Publication) -> dict[str, str]:
    """Return label -> words of each fact that is known."""
    reference = publication.reference
    event = reference.event_dates if publication.type != "article" else None
    where = (volume_words, issue_words, chapter_words, pages_words)
    number = reference.number if publication.type == "report" else None
    place = reference.place if reference.institution else None
    published = "Posted" if publication.type == "preprint" else "Published"
    facts = {
        "In": joined(reference.container, *(words(reference) for words in where))
        if reference.container
        else None,
        "Edited by": joined(*map(str, reference.editors)),
        "Series": series_words(reference),
        "Volume": reference.volume if not reference.container else None,
        "Held": event_words(reference) if publication.type != "article" else None,
        "Institution": joined(reference.institution, number, place),
        "Publisher": joined(reference.publisher, None if place else reference.place),
        "Edition": reference.edition,
        "Version": reference.version,
        published: publication.date.words if publication.date and not event else None,
        "Accepted": publication.accepted.words if publication.accepted else None,
        "ISBN": reference.isbn,
    }
    return {label: words for label, words in facts.items() if words}
