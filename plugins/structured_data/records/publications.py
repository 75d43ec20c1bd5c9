"""Papers, and the other works of the owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from .. import identifiers
from ..dates import PartialDate
from ..fields import LATEX, Fields
from ..latex import html_of, text_of
from ..latex_text import LatexText
from ..licenses import LICENSE, License
from .authorships import Authorship, authorships, is_alphabetical
from .figures import Figure, figure
from .links import Link, posts, resources
from .misplaced_fields import refuse_slips
from .pdfs import Pdf
from .people import Person
from .profile import Area, Profile, Theme
from .reference_fields import is_out, reference, venue_of
from .references import REFERENCE_TYPES, STATUSES, Reference
from .venues import Venue, Version, versions


@dataclass(frozen=True)
class Publication:
    """A work of the owner: its reference is what citations say, the rest is what its page shows.

    `summary` and `annotation` are the owner's words, `published_abstract` is not. `preprinted` is
    the date of its first public version.
    """

    key: str
    reference: Reference
    short_title: str | None
    authors: tuple[Authorship, ...]
    alphabetical: bool
    venue: Venue | None
    accepted: PartialDate | None
    preprinted: PartialDate | None
    other_versions: tuple[Version, ...]
    resources: tuple[Link, ...]
    posts: tuple[Link, ...]
    area: Area | None
    themes: tuple[Theme, ...]
    selected: bool
    summary: LatexText | None
    annotation: LatexText | None
    published_abstract: LatexText | None
    figure: Figure | None
    note: str | None
    retraction: str | None
    license: License | None
    pdf: Pdf | None = None

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        people_by_name: Mapping[str, Person],
        venues: Mapping[str, Venue],
        profile: Profile,
    ) -> Publication:
        """Read one entry of publications.bib."""
        if fields.has("area"):
            fields.needs("shorttitle")  # a whole title has no room on the research tree
        if is_out(fields):
            fields.needs("date", "add date; or pubstate, where it is not out yet")
        if fields.has("retraction") and fields.text("pubstate") != "retracted":
            message = "is of a work that is not retracted (write pubstate = {retracted})"
            fields.problem(fields.place_of("retraction"), message)
        authors = authorships(fields, people_by_name)
        venue = venue_of(fields, venues)
        abstract = fields.latex("abstract")
        reference_ = reference(fields, tuple(a.name for a in authors), venue, abstract)
        accepted, preprinted = fields.date("accepted"), fields.date("preprinted")
        dates = {"date": reference_.date, "accepted": accepted, "preprinted": preprinted}
        refuse_slips(fields, dates)
        return cls(
            key=fields.key(),
            reference=reference_,
            short_title=fields.value("shorttitle", text_of, LATEX),
            authors=authors,
            alphabetical=is_alphabetical(fields),
            venue=venue,
            accepted=accepted,
            preprinted=preprinted,
            other_versions=versions(fields, venues),
            resources=resources(fields),
            posts=posts(fields),
            area=fields.one("area", profile.areas, "an area in profile.yaml"),
            themes=fields.many("themes", profile.themes, "a theme in profile.yaml"),
            selected=fields.flag("selected"),
            summary=fields.latex("summary"),
            annotation=fields.latex("annotation"),
            published_abstract=abstract,
            figure=figure(fields),
            note=fields.value("note", text_of, LATEX),
            retraction=fields.url("retraction"),
            license=fields.value("license", License.parse, LICENSE),
        )

    @property
    def type(self) -> str:
        """A key of REFERENCE_TYPES."""
        return self.reference.type

    @property
    def title(self) -> str:
        return self.reference.title

    @property
    def date(self) -> PartialDate | None:
        return self.reference.date

    @property
    def status(self) -> str | None:
        """A key of STATUSES; None for what is simply published."""
        return self.reference.status

    @property
    def keywords(self) -> tuple[str, ...]:
        return self.reference.keywords

    @property
    def name(self) -> str:
        """What the paper is called in a word or two: its system, or else its title."""
        return self.short_title or self.title

    @property
    def title_html(self) -> Markup:
        """The title with its math set."""
        return html_of(self.reference.title_latex)

    @property
    def status_words(self) -> str | None:
        """Under review, Forthcoming, Retracted; None for what is simply published."""
        return STATUSES[self.status] if self.status else None

    @property
    def kind(self) -> str:
        """What readers call its type."""
        if self.type == "inproceedings" and self.venue and self.venue.kind == "workshop":
            return "workshop paper"
        return self.reference.genre or REFERENCE_TYPES[self.type]

    @property
    def venue_words(self) -> str:
        """Where it appeared, in short: ICLR 2025; or what it is: Preprint, May 2026."""
        if self.venue:
            return self.venue.words
        kind = self.kind[0].upper() + self.kind[1:]
        where = self.reference.institution or self.reference.publisher
        when = self.date.short_words if self.date else None
        return ", ".join(filter(None, (kind, where, when)))

    @property
    def period(self) -> str:
        """Under what heading a list by year has it: its year, or what it waits for."""
        return str(self.date.year) if self.date else self.status_words or ""

    @property
    def order(self) -> tuple[int, ...]:
        """What lists are sorted by, the largest first.

        1. What has no date yet, the nearest to being out first.
        2. By the year that it stands under.
        3. By the day, month and year it was presented or else published; a date that is known to
           the month comes after those known to the day, and one known to the year after both.
        """
        waiting = list(STATUSES)  # the nearest to being out last
        event = self.venue.date if self.venue and self.type != "article" else None
        date = (event.start if event else self.date) if self.date else self.accepted
        rank = 1 + waiting.index(self.status) if self.status and not self.date else 0
        year = self.date.year if self.date else 0
        return (rank, year, *(date.order if date else (0, 0, 0)))

    @property
    def versions(self) -> tuple[Version, ...]:
        """The other public versions, the oldest first; a preprint on arXiv is one."""
        found = list(self.other_versions)
        if self.reference.arxiv and self.type != "preprint":
            found.append(Version("preprint", self.preprinted, arxiv=self.reference.arxiv))
        return tuple(sorted(found, key=lambda v: str(v.date) if v.date else "9999"))

    @property
    def links(self) -> tuple[Link, ...]:
        """Where this paper can be opened elsewhere, in this order, no address twice.

        1. Where it is read, the most citable first: DOI, proceedings, arXiv, OpenReview.
        2. Its page, under the name of the host.
        3. What belongs to it: code, package, documentation, slides.
        """
        reference, others = self.reference, {link.label: link for link in self.resources}
        read = (
            Link("DOI", reference.doi_url or ""),
            others.pop("Proceedings", None),
            Link("arXiv", reference.arxiv_url or ""),
            others.pop("OpenReview", None),
        )
        links = [link for link in read if link and link.url]
        if reference.url and reference.url not in {link.url for link in (*links, *self.resources)}:
            links.append(Link(identifiers.host(reference.url), reference.url))
        return (*links, *others.values())
