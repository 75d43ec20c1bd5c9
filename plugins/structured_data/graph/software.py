"""SoftwareSourceCode: the code of a paper, and the other software of the owner."""

from __future__ import annotations

from ..library import Library
from ..records import Software
from ..settings import Settings
from . import ids
from .node import Node, node
from .people import author_node
from .works import publication_reference


def software_node(software: Software, library: Library, settings: Settings) -> Node:
    """Return a program by its repository, which is one thing whichever page shows it.

    Who wrote the code of a paper is not known; other software is the owner's.
    """
    paper = library.publication_with_code(software.code)
    if paper and paper.type == "software":
        return publication_reference(paper, settings)
    return node(
        "SoftwareSourceCode",
        ids.code(settings, paper) if paper else ids.software(settings, software),
        name=software.name,
        description=software.summary,
        author=None if paper else author_node(library.owner, library, settings),
        codeRepository=software.code,
        url=software.code,
        sameAs=packages(software),
        programmingLanguage=software.language,
        license=software.license.url if software.license else None,
        dateModified=str(software.updated) if software.updated else None,
        citation=[publication_reference(item, settings) for item in software.publications],
        subjectOf=documentation(software),
    )


def packages(software: Software | None) -> list[str]:
    """Return where a program is installed from."""
    return [software.package] if software and software.package else []


def documentation(software: Software | None) -> list[Node]:
    """Return the documentation of a program."""
    if not software or not software.docs:
        return []
    return [node("WebPage", name="Documentation", url=software.docs)]
