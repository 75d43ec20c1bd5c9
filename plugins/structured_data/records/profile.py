"""The owner: who they are, where they studied and worked, and what they work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..fields import USER_NAME, Fields
from ..images import Image
from ..names import Name
from ..periods import Period
from .people import Organization, Person
from .periods import period
from .portrait import portrait


@dataclass(frozen=True)
class Degree:
    """A degree, held or in progress."""

    degree: str
    field: str | None
    organization: Organization | None
    lab: Organization | None
    period: Period
    advisors: tuple[Person, ...]
    sources: tuple[str, ...]

    @property
    def title(self) -> str:
        """The degree and what it is in: M.S. in Computer Science."""
        return f"{self.degree} in {self.field}" if self.field else self.degree

    @property
    def words(self) -> str:
        """The degree in a line: M.S. in Computer Science, UC Berkeley, began 2018."""
        return _line(self.title, self.organization, self.period)


@dataclass(frozen=True)
class Position:
    """A job or research position."""

    title: str | None
    organization: Organization | None
    period: Period
    summary: str | None
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """The position in a line: Research intern, NASA Ames, began 2021."""
        return _line(self.title, self.organization, self.period)


@dataclass(frozen=True)
class Area:
    """A branch of the research tree."""

    key: str
    name: str


@dataclass(frozen=True)
class Theme:
    """A numbered line of research."""

    key: str
    name: str
    summary: str


@dataclass(frozen=True)
class Profile:
    """What the home page says of the owner; fields that the owner has not filled are None."""

    person: Person
    status: str | None
    position: str | None
    headline: str
    lede: str
    about: tuple[str, ...]
    advisors: tuple[Person, ...]
    photo: Image | None
    email: str | None
    accounts: dict[str, str]
    descriptions: dict[str, str]
    education: tuple[Degree, ...]
    positions: tuple[Position, ...]
    areas: dict[str, Area]
    themes: dict[str, Theme]

    @classmethod
    def from_fields(
        cls,
        fields: Fields,
        people: Mapping[str, Person],
        organizations: Mapping[str, Organization],
    ) -> Profile:
        """Read profile.yaml."""
        fields.needs("person")
        person = fields.one("person", people, "a person") or _NOBODY
        return cls(
            person=person,
            status=fields.text("status"),
            position=fields.text("position"),
            headline=fields.required_inline_text("headline"),
            lede=fields.required_inline_text("lede"),
            about=fields.paragraphs("about"),
            advisors=fields.many("advisors", people, "a person"),
            photo=portrait(fields, "photo", person.name),
            email=fields.value("email", identifiers.email, "an address (write name@example.org)"),
            accounts=_accounts(fields),
            descriptions=_descriptions(fields),
            education=tuple(
                _degree(item, people, organizations) for item in fields.mappings("education")
            ),
            positions=tuple(
                _position(item, organizations) for item in fields.mappings("positions")
            ),
            areas=_areas(fields),
            themes=_themes(fields),
        )

    @property
    def links(self) -> dict[str, str]:
        """Label -> address of the owner elsewhere."""
        return self.person.profiles | self.accounts


# Stands in while problems are collected.
_NOBODY = Person("", Name(""), (), (), None, None, None, None, ())

# The list pages that profile.yaml may describe.
LISTS = ("publications", "blog", "news", "talks", "collaborators")

# Where an account is found, by the name of its field: label, address before the user name.
ACCOUNTS = {
    "google_scholar": ("Google Scholar", "https://scholar.google.com/citations?user="),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/"),
    "x": ("X", "https://x.com/"),
}


def _accounts(fields: Fields) -> dict[str, str]:
    """Return label -> address of each account that is filled in."""
    found: dict[str, str] = {}
    for group in fields.mappings("links"):
        for name, (label, prefix) in ACCOUNTS.items():
            if user := group.value(name, identifiers.user_name, USER_NAME):
                found[label] = prefix + user
        group.finish()
    return found


def _descriptions(fields: Fields) -> dict[str, str]:
    """Return list -> the sentence that opens its page."""
    found: dict[str, str] = {}
    for group in fields.mappings("descriptions"):
        found |= {name: text for name in LISTS if (text := group.text(name))}
        group.finish()
    return found


def _line(
    what: str | None,
    where: Organization | None,
    period: Period,
) -> str:
    place = (where.short or where.name) if where else None
    return ", ".join(filter(None, (what, place, period.years)))


def _degree(
    fields: Fields, people: Mapping[str, Person], organizations: Mapping[str, Organization]
) -> Degree:
    degree = Degree(
        degree=fields.required_text("degree"),
        field=fields.text("field"),
        organization=fields.one("organization", organizations, "an organization"),
        lab=fields.one("lab", organizations, "an organization"),
        period=period(fields),
        advisors=fields.many("advisors", people, "a person"),
        sources=fields.urls("sources"),
    )
    fields.finish()
    return degree


def _position(fields: Fields, organizations: Mapping[str, Organization]) -> Position:
    position = Position(
        title=fields.text("title"),
        organization=fields.one("organization", organizations, "an organization"),
        period=period(fields),
        summary=fields.text("summary"),
        sources=fields.urls("sources"),
    )
    fields.finish()
    return position


def _areas(fields: Fields) -> dict[str, Area]:
    areas: dict[str, Area] = {}
    for item in fields.mappings("areas"):
        item.add(Area(item.key(), item.required_text("name")), areas)
    return areas


def _themes(fields: Fields) -> dict[str, Theme]:
    themes: dict[str, Theme] = {}
    for item in fields.mappings("themes"):
        theme = Theme(item.key(), item.required_text("name"), item.required_text("summary"))
        item.add(theme, themes)
    return themes
