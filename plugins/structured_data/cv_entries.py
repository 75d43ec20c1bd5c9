"""One entry of the curriculum vitae for each record: what is printed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .dates import PartialDate
from .identifiers import host
from .library import Library
from .locators import (
    chapter_words,
    container_words,
    issue_words,
    joined,
    pages_words,
    series_words,
    volume_words,
)
from .paths import person_path, publication_path, talk_path
from .records import (
    Authorship,
    Award,
    Degree,
    Link,
    Organization,
    Person,
    Position,
    Publication,
    Service,
    Software,
    Talk,
)
from .records.references import several

Record = Degree | Position | Publication | Talk | Award | Service | Software

# The links of a paper that a curriculum vitae has room for.
LINKS = ("DOI", "Proceedings", "OpenReview", "arXiv", "Code", "Slides")

# What readers call the type of a paper, and the heading that it stands under, in this order.
KINDS = {
    kind: several(kind).capitalize()
    for kind in ("journal article", "conference paper", "workshop paper", "preprint")
}
# What a mark on the name of an author means.
LEGEND = {"*": "Equal contribution", "\u2020": "Corresponding author"}


@dataclass(frozen=True)
class Credit:
    """A person named in an entry; `path` is that of their page, where they have one."""

    name: str
    path: str | None
    mark: str = ""
    is_owner: bool = False
    variants: tuple[str, ...] = ()

    def name_without(self, characters: str) -> str:
        """Return the name in a spelling that holds none of the characters, if there is one."""
        spellings = (self.name, *self.variants)
        return next((s for s in spellings if not set(s) & set(characters)), self.name)


@dataclass(frozen=True)
class Entry:
    """One line of work: `record` is what it is made from, the rest is what is printed of it."""

    record: Record
    date: str
    title: str
    path: str | None = None
    credit_words: str = ""
    credits: tuple[Credit, ...] = ()
    place: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()

    @property
    def is_publication(self) -> bool:
        """Whether its place has a line below the names, and does not follow the title."""
        return isinstance(self.record, Publication)


# Makes the credit of a person, under a name and with a mark.
Credits = Callable[[Person, str, str], Credit]


def credits_in(library: Library) -> Credits:
    """Return what makes a credit: linked where the person has a page."""
    coauthors = {person.key for person in library.collaborators()}

    def credit(person: Person, name: str, mark: str) -> Credit:
        path = person_path(person) if person.key in coauthors else None
        return Credit(name, path, mark, person.key == library.owner.key, person.variants)

    return credit


def degree_entry(degree: Degree, credit: Credits) -> Entry:
    places = (degree.organization.name if degree.organization else "", _name(degree.lab))
    return Entry(
        record=degree,
        date=degree.period.months,
        title=degree.title,
        credit_words="Advised by" if degree.advisors else "",
        credits=tuple(credit(advisor, advisor.name, "") for advisor in degree.advisors),
        place=joined(*places),
    )


def position_entry(position: Position) -> Entry:
    where = place_words(position.organization) if position.organization else ""
    return Entry(
        record=position,
        date=position.period.months,
        title=position.title or where,
        place=where if position.title else "",
        text=position.summary or "",
    )


def publication_entry(publication: Publication, credit: Credits) -> Entry:
    return Entry(
        record=publication,
        date=publication.period,
        title=publication.title,
        path=publication_path(publication),
        credits=tuple(
            credit(author.person, str(author.name), _mark(author)) for author in publication.authors
        ),
        place=joined(_where(publication), publication.note, _status(publication)),
        links=tuple(
            Link(
                f"arXiv:{publication.reference.arxiv}" if link.label == "arXiv" else link.label,
                link.url,
            )
            for link in publication.links
            if link.label in LINKS
        ),
    )


def _mark(author: Authorship) -> str:
    equal, corresponding = LEGEND
    return equal * author.equal + corresponding * author.corresponding


def _where(publication: Publication) -> str:
    """Return where it appeared: Proceedings of X (X 2025), volume 7, pages 81-95; or what it is."""
    reference = publication.reference
    if reference.container:
        pieces = (series_words, volume_words, issue_words, chapter_words, pages_words)
        return joined(container_words(reference), *(words(reference) for words in pieces))
    kind = reference.genre or publication.kind.capitalize()
    return joined(
        kind if publication.kind not in KINDS else None,
        series_words(reference),
        volume_words(reference),
        reference.institution or reference.publisher,
    )


def _status(publication: Publication) -> str:
    """Return what else a paper with a date is, such as Forthcoming; its date says the rest."""
    return publication.status_words or "" if publication.date else ""


def talk_entry(talk: Talk, credit: Credits) -> Entry:
    speakers = tuple(credit(person, person.name, "") for person in talk.speakers)
    is_own = all(speaker.is_owner for speaker in speakers)
    links = (("Slides", talk.slides), ("Video", talk.video))
    return Entry(
        record=talk,
        date=talk.date.start.short_words if talk.date else "",
        title=talk.title,
        path=talk_path(talk),
        credit_words="" if is_own else "Given by",
        credits=() if is_own else speakers,
        place=joined(talk.kind_words, talk.event or _name(talk.organization), talk.city),
        links=tuple(Link(label, url) for label, url in links if url),
    )


def award_entry(award: Award) -> Entry:
    paper = award.publication
    return Entry(
        record=award,
        date=_date(award.date),
        title=award.title,
        place=joined(_name(award.organization), f"for {paper.title}" if paper else ""),
        links=_sources(award.sources),
    )


def service_entry(service: Service) -> Entry:
    return Entry(
        record=service,
        date=service.period.months,
        title=service.role,
        place=joined(service.event, _name(service.organization)),
        links=_sources(service.sources),
    )


def software_entry(software: Software) -> Entry:
    links = (("Code", software.code), ("Package", software.package), ("Docs", software.docs))
    shown = tuple(Link(label, url) for label, url in links if url)
    license_name = software.license.name if software.license else ""
    papers = ", ".join(_paper(publication, software) for publication in software.publications)
    return Entry(
        record=software,
        date=_date(software.updated),
        title=software.name,
        place=joined(software.language or "", f"code of {papers}" if papers else "", license_name),
        text=software.summary,
        links=shown + _sources(u for u in software.sources if u not in dict(links).values()),
    )


def _paper(publication: Publication, software: Software) -> str:
    """Return the paper of a program in words that do not repeat its name."""
    if publication.name != software.name:
        return publication.name
    venue = publication.venue
    return f"the {venue.words} paper" if venue else f"the {publication.kind}"


def _sources(urls: Iterable[str]) -> tuple[Link, ...]:
    return tuple(Link(host(url), url) for url in urls)


def place_words(organization: Organization) -> str:
    """Return an organization and the outermost one that it is part of: WukLab, UC San Diego."""
    root = organization.root
    return organization.name if root is organization else joined(organization.name, _name(root))


def _name(organization: Organization | None) -> str:
    return (organization.short or organization.name) if organization else ""


def _date(date: PartialDate | None) -> str:
    return date.short_words if date else ""
