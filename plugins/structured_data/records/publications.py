"""Papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from .. import identifiers
from ..dates import DateSpan, PartialDate
from ..fields import TOPIC, Fields
from ..latex import text_of
from .authorships import Authorship, authorships
from .people import Person
from .profile import Area, Profile, Theme
from .references import PageRange

LATEX = "LaTeX that can be read (write letters and accents as they are)"

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


FIGURE = ("figure", "figure_metric", "figure_source")  # none of these without the others


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
    pages: PageRange | None
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
        bibtex_type = fields.choice("entrytype", KINDS)
        if bibtex_type:
            fields.needs(KINDS[bibtex_type][1])
        if fields.has("eprint"):
            fields.needs("eprinttype")
        if fields.has("area"):
            fields.needs("shorttitle")  # a whole title has no room on the research tree
        fields.choice("eprinttype", ("arxiv",))
        return cls(
            key=fields.key(),
            type=bibtex_type or "misc",
            title=fields.required("title", text_of, LATEX, ""),
            title_latex=fields.text("title") or "",
            short_title=_text(fields, "shorttitle"),
            authors=authorships(fields, people_by_name),
            proceedings=_text(fields, "booktitle"),
            venue=_text(fields, "series"),
            place=_text(fields, "venue"),
            event=fields.span("eventdate"),
            date=fields.required_date("date"),
            accepted=fields.date("accepted"),
            preprinted=fields.date("preprinted"),
            volume=_text(fields, "volume"),
            pages=fields.value("pages", _pages, "a range of pages (write 81--95)"),
            publisher=_text(fields, "publisher"),
            doi=fields.value("doi", identifiers.doi, "a DOI (write it as 10.1145/3711896.3736884)"),
            arxiv=fields.value("eprint", identifiers.arxiv, "an arXiv id (write it as 2407.00023)"),
            arxiv_class=fields.text("eprintclass"),
            official_url=fields.url("url"),
            resources=_resources(fields),
            posts=_posts(fields),
            keywords=fields.values("keywords", _topic, TOPIC),
            area=fields.one("area", profile.areas, "an area in profile.yaml"),
            themes=fields.many("themes", profile.themes, "a theme in profile.yaml"),
            selected=fields.flag("selected"),
            summary=fields.required("summary", text_of, LATEX, ""),
            abstract=_text(fields, "abstract"),
            figure=_figure(fields),
            note=_text(fields, "note"),
        )

    @property
    def name(self) -> str:
        """What the paper is called in a word or two: its system, or else its title."""
        return self.short_title or self.title

    @property
    def appeared(self) -> PartialDate:
        """When it was presented, or else published: what lists are sorted by."""
        return self.event.start if self.event else self.date

    @property
    def kind(self) -> str:
        """What readers call its type."""
        return KINDS[self.type][0]

    @property
    def arxiv_url(self) -> str | None:
        return f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else None

    @property
    def doi_url(self) -> str | None:
        return f"https://doi.org/{quote(self.doi, safe='/:;()')}" if self.doi else None

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
    return fields.value(name, text_of, LATEX)


def _pages(latex: str) -> PageRange:
    return PageRange.parse(text_of(latex))


def _posts(fields: Fields) -> tuple[Link, ...]:
    """Return the posts under their hosts; a second one on a host is numbered."""
    posts: dict[str, Link] = {}
    for url in fields.urls("posts"):
        host = identifiers.host(url)
        number = sum(identifiers.host(post.url) == host for post in posts.values()) + 1
        posts[url] = Link(f"{host} ({number})" if number > 1 else host, url)
    return tuple(posts.values())


def _topic(latex: str) -> str:
    return identifiers.topic(text_of(latex))


def _resources(fields: Fields) -> tuple[Link, ...]:
    addresses = ((label, fields.url(name)) for name, label in LINKS.items())
    return tuple(Link(label, url) for label, url in addresses if url)


def _figure(fields: Fields) -> Figure | None:
    if not any(map(fields.has, (*FIGURE, "figure_baseline"))):
        return None
    for name in FIGURE:
        fields.needs(name)
    return Figure(
        value=_text(fields, "figure") or "",
        metric=_text(fields, "figure_metric") or "",
        baseline=_text(fields, "figure_baseline"),
        source=fields.url("figure_source") or "",
    )
