"""The page of a collaborator, and the list of all."""

from __future__ import annotations

from ..library import Library
from ..page_view import PageView
from ..paths import person_path
from ..records import Organization, Person
from ..settings import Settings
from .entries import legend, page_line, paper_names, publications_list
from .text import bullets, document, escaped, facts, heading, link, section


def collaborator_twin(person: Person, library: Library, settings: Settings) -> str:
    papers = library.publications_of(person)
    places = ", ".join(filter(None, (person.position, *map(_place, person.affiliations))))
    address = settings.absolute(person_path(person))
    profiles = ((label, link(url, url)) for label, url in person.profiles.items())
    homepage = link(person.homepage, person.homepage) if person.homepage else ""
    return document(
        heading(person.name, 1),
        escaped(places),
        facts((("Page", link(address, address)), ("Homepage", homepage), *profiles)),
        section(
            f"{len(papers)} joint paper{'s' if len(papers) != 1 else ''}",
            publications_list(papers, settings),
        ),
        legend(papers),
    )


def collaborators_twin(view: PageView, library: Library, settings: Settings) -> str:
    return document(
        heading(view.title, 1),
        escaped(view.description),
        page_line(view.path, settings),
        *(
            section(
                organization.name if organization else "Other co-authors",
                bullets(_line(person, organization, library, settings) for person in group),
            )
            for organization, group in library.collaborators_by_affiliation()
        ),
    )


def _line(
    person: Person, organization: Organization | None, library: Library, settings: Settings
) -> str:
    """Return a person in the group of an organization: name, position, joint papers."""
    labs = (place.name for place in person.affiliations if place != organization)
    name = link(person.name, settings.absolute(person_path(person)))
    places = ", ".join(filter(None, (person.position, *(labs if organization else ()))))
    papers = paper_names(library.publications_of(person), settings)
    return f"{name}{f' ({escaped(places)})' if places else ''}: {papers}"


def _place(organization: Organization) -> str:
    """Return an organization and the outermost one that it is part of."""
    root = organization.root
    return organization.name if root is organization else f"{organization.name} ({root.name})"
