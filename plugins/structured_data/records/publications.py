"""Papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..dates import DateSpan, PartialDate
from ..fields import Fields, suggestion
from ..latex import text_of
from ..names import Name, name_key, name_list
from ..sources import Scalar
from .people import Person
from .profile import Area, Profile, Theme

# What each BibTeX type is called here, and the field that it cannot do without.
KINDS = {"inproceedings": ("conference paper", "booktitle"), "misc": ("preprint", "eprint")}

# The fields that hold one address each, and the words they are shown under, in this order.
LINKS = {
    "proceedings": "Proceedings",
    "openreview": "OpenReview",
    "code": "Code",
    "package": "Package",
    "docs": "Documentation",
    "slides": "Slides",
}


@dataclass(frozen=True)
class Authorship:
    """One author of one paper, named as the paper names them."""

    person: Person
    name: Name
    equal: bool


@dataclass(frozen=True)
class Figure:
    """A headline number: `value` reads on into `metric`, against `baseline`, by `source`."""

    value: str
    metric: str
    baseline: str | None
    source: str


@dataclass(frozen=True)
class Link:
    """An address and the words it is shown under."""

    label: str
    url: str


@dataclass(frozen=True)
class Publication:
    """A paper; `date` is that of the version cited, `preprinted` that of its first public one."""

    key: str
    type: str
    title: str
    title_latex: str
    short_title: str | None
    authors: tuple[Authorship, ...]
    proceedings: str | None
    venue: str | None
    place: str | None
    event: DateSpan | None
    date: PartialDate
    accepted: PartialDate | None
    preprinted: PartialDate | None
    volume: str | None
    pages: str | None
    publisher: str | None
    doi: str | None
    arxiv: str | None
    arxiv_class: str | None
    official_url: str | None
    resources: tuple[Link, ...]
    posts: tuple[Link, ...]
    keywords: tuple[str, ...]
    area: Area | None
    themes: tuple[Theme, ...]
    selected: bool
    summary: str
    abstract: str | None
    figure: Figure | None
    note: str | None

    @classmethod
    def from_fields(
        cls, fields: Fields, people_by_name: Mapping[str, Person], profile: Profile
    ) -> Publication:
        """Read one entry of publications.bib."""
        bibtex_type = fields.choice("type", KINDS) or "misc"
        _, needed = KINDS[bibtex_type]
        if not fields.has(needed):
            fields.problem(fields.place, f"{needed} is missing (a @{bibtex_type} needs it)")
        if fields.choice("eprinttype", ("arxiv",)) is None and fields.has("eprint"):
            fields.problem(
                fields.place_of("eprint"), "is of no known kind (add eprinttype = {arxiv})"
            )
        return cls(
            key=fields.key(),
            type=bibtex_type,
            title=_text(fields, "title") or fields.required_text("title"),
            title_latex=fields.text("title") or "",
            short_title=_text(fields, "shorttitle"),
            authors=_authors(fields, people_by_name),
            proceedings=_text(fields, "booktitle"),
            venue=_text(fields, "series"),
            place=_text(fields, "venue"),
            event=fields.span("eventdate"),
            date=fields.required_date("date"),
            accepted=fields.date("accepted"),
            preprinted=fields.date("preprinted"),
            volume=_text(fields, "volume"),
            pages=_text(fields, "pages"),
            publisher=_text(fields, "publisher"),
            doi=fields.value("doi", identifiers.doi, "a DOI (write 10.1145/3711896.3736884)"),
            arxiv=fields.value("eprint", identifiers.arxiv, "an arXiv id (write 2407.00023)"),
            arxiv_class=fields.text("eprintclass"),
            official_url=fields.url("url"),
            resources=_resources(fields),
            posts=tuple(Link(identifiers.host(url), url) for url in fields.urls("posts")),
            keywords=fields.values("keywords", text_of, "LaTeX that can be read"),
            area=fields.one("area", profile.areas, "an area in profile.yaml"),
            themes=fields.many("themes", profile.themes, "a theme in profile.yaml"),
            selected=fields.flag("selected"),
            summary=_text(fields, "summary") or fields.required_text("summary"),
            abstract=_text(fields, "abstract"),
            figure=_figure(fields),
            note=_text(fields, "note"),
        )

    @property
    def name(self) -> str:
        """What the paper is called in a word or two: its system, or else its title."""
        return self.short_title or self.title

    @property
    def kind(self) -> str:
        """What readers call its type."""
        return KINDS[self.type][0]

    @property
    def venue_or_kind(self) -> str:
        """Where it appeared, or what it is where it has not appeared."""
        return self.venue or self.kind.capitalize()

    @property
    def arxiv_url(self) -> str | None:
        return f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else None

    @property
    def doi_url(self) -> str | None:
        return f"https://doi.org/{self.doi}" if self.doi else None

    @property
    def links(self) -> tuple[Link, ...]:
        """Where this paper can be opened elsewhere, the most citable first; no address twice."""
        links = [
            Link("DOI", self.doi_url or ""),
            *(link for link in self.resources if link.label == "Proceedings"),
            Link("arXiv", self.arxiv_url or ""),
            *(link for link in self.resources if link.label != "Proceedings"),
        ]
        if self.official_url and self.official_url not in {link.url for link in links}:
            links.insert(0, Link(identifiers.host(self.official_url), self.official_url))
        return tuple(link for link in links if link.url)


def _text(fields: Fields, name: str) -> str | None:
    return fields.value(name, text_of, "LaTeX that can be read")


def _resources(fields: Fields) -> tuple[Link, ...]:
    addresses = ((label, fields.url(name)) for name, label in LINKS.items())
    return tuple(Link(label, url) for label, url in addresses if url)


def _figure(fields: Fields) -> Figure | None:
    value, metric = _text(fields, "figure"), _text(fields, "figure_metric")
    baseline, source = _text(fields, "figure_baseline"), fields.url("figure_source")
    if value and metric and source:
        return Figure(value, metric, baseline, source)
    if value or metric or baseline or source:
        message = "is no figure (give figure, figure_metric and figure_source together, or none)"
        fields.problem(fields.place_of("figure"), message)
    return None


def _authors(fields: Fields, people_by_name: Mapping[str, Person]) -> tuple[Authorship, ...]:
    node = fields.node("author")
    if not isinstance(node, Scalar):
        fields.problem(
            fields.place, "author is missing (add author = {Last, First and Last, First})"
        )
        return ()
    equal = _equal_contributors(fields)
    authors = []
    for number, written in enumerate(name_list(node.text), start=1):
        try:
            name = Name.parse(written)
        except ValueError:
            fields.problem(node.place, f"{written!r} is not a name (write Last, First)")
            continue
        person = people_by_name.get(name_key(str(name)))
        if person:
            authors.append(Authorship(person, name, number in equal))
        else:
            hint = suggestion(str(name), [known.name for known in people_by_name.values()])
            message = f"{str(name)!r} is nobody in people.yaml ({hint or 'add them there'})"
            fields.problem(node.place, message)
    if equal and max(equal) > len(name_list(node.text)):
        fields.problem(fields.place_of("author+an"), "marks an author who is not there")
    return tuple(authors)


def _equal_contributors(fields: Fields) -> set[int]:
    """Return the positions, from 1, that biblatex's data annotation `author+an` marks `=equal`."""
    form = "annotations of authors (write 1=equal; 2=equal)"
    return set(fields.values("author+an", _equal_position, form, separator=";"))


def _equal_position(text: str) -> int:
    position, _, mark = text.partition("=")
    if mark.strip() != "equal" or int(position) < 1:
        raise ValueError(text)
    return int(position)
