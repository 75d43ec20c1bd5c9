"""What pages without a summary are described by: sentences of what stands on them."""

from __future__ import annotations

from collections.abc import Sequence

from .facets import FacetValue
from .library import Library, Tag
from .records import Person, Publication
from .series import Series


def list_description(library: Library, name: str, default: str) -> str:
    """Return what the owner says of a list in profile.yaml, or else the default."""
    return library.profile.descriptions.get(name, default)


def publication_description(publication: Publication) -> str:
    """Return its summary, or else what it is, by whom and where."""
    if publication.summary:
        return str(publication.summary)
    by = _enumerated([str(author.name) for author in publication.authors], most=3)
    where = f" ({publication.venue.words})" if publication.venue else ""
    # With its title, since search engines want no two pages described alike.
    return f"{_capitalized(publication.kind)} by {by}{where}: {publication.title}"


def facet_description(value: FacetValue, library: Library) -> str:
    """Return how many papers a facet has, by the names of the first three."""
    names = [publication.name for publication in value.publications]
    rest = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{value.title} by {library.owner.name}: {', '.join(names[:3])}{rest}."


def collaborator_description(person: Person, library: Library) -> str:
    """Return who they are with the owner: those who wrote papers together."""
    papers = _enumerated([paper.name for paper in library.publications_of(person)], most=6)
    return f"{person.name} and {library.owner.name}: joint work on {papers}."


def series_description(series: Series, library: Library) -> str:
    """Return the parts of a series that are out, by the titles of the first three."""
    titles = [part.title for part in series.parts]
    rest = f", and {len(titles) - 3} more" if len(titles) > 3 else ""
    return f"A series of posts by {library.owner.name}. So far: {'; '.join(titles[:3])}{rest}."


def tag_description(tag: Tag, library: Library) -> str:
    """Return what there is on a topic, of papers, posts and news."""
    sections = {article.section for article in tag.articles}
    contents = {
        "papers": bool(tag.publications),
        "posts": "blog" in sections,
        "news": "news" in sections,
    }
    words = _enumerated([name for name, is_there in contents.items() if is_there])
    return f"{_capitalized(words)} by {library.owner.name} on the topic: {tag.name}."


def _enumerated(names: Sequence[str], most: int = 9) -> str:
    """Return A; A and B; A, B and C; of more than `most`, the first ones and others."""
    shown = [*names[:most], "others"] if len(names) > most else list(names)
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
