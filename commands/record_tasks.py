"""The tasks that add records, each with a flag for what it would ask for."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task


@task(
    name="paper add",
    help={
        "source": "FILE.bib, FILE.json, FILE.ris, - (standard input), a DOI or an arXiv id",
        "yes": "write without asking",
    },
)
def paper_add(_: Context, source: str, yes: bool = False) -> None:
    """Add papers from an export, a DOI or arXiv: ./inv paper add FILE.bib."""
    from .paper import add_papers

    add_papers(source, yes)


@task(
    name="talk add",
    auto_shortflags=False,
    help={
        "key": "its key; made from the event and the year where it is left out",
        "kind": "invited, oral or poster",
        "speakers": "keys in people.yaml, with commas between",
        "date": "YYYY, YYYY-MM, YYYY-MM-DD, or first/last",
        "organization": "key of the host in organizations.yaml",
        "publications": "keys in publications.bib, with commas between",
        "sources": "addresses of pages that show it, with spaces between",
        "yes": "ask for nothing",
    },
)
def talk_add(
    _: Context,
    title: str = "",
    kind: str = "",
    speakers: str = "",
    event: str = "",
    organization: str = "",
    date: str = "",
    place: str = "",
    key: str = "",
    publications: str = "",
    slides: str = "",
    video: str = "",
    sources: str = "",
    yes: bool = False,
) -> None:
    """Add a talk, asking for what no flag gives."""
    from .talk import new_talk

    given = {"title": title, "kind": kind, "speakers": speakers, "event": event}
    given |= {
        "organization": organization,
        "date": date,
        "place": place,
        "key": key,
        "publications": publications,
    }
    new_talk(given | {"slides": slides, "video": video, "sources": sources}, yes)


@task(
    name="person add",
    auto_shortflags=False,
    help={
        "name": "First Last, or Last, First",
        "key": "their key; made from the name where it is left out",
        "affiliations": "keys in organizations.yaml, with commas between",
        "github": "user name",
        "sources": "addresses of pages that show it, with spaces between",
        "yes": "ask for nothing",
    },
)
def person_add(
    _: Context,
    name: str = "",
    key: str = "",
    affiliations: str = "",
    position: str = "",
    homepage: str = "",
    github: str = "",
    orcid: str = "",
    sources: str = "",
    yes: bool = False,
) -> None:
    """Add a person, asking for what no flag gives."""
    from .person import new_person

    given = {"name": name, "key": key, "affiliations": affiliations, "position": position}
    given |= {"homepage": homepage, "github": github, "orcid": orcid, "sources": sources}
    new_person(given, yes)
