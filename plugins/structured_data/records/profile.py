"""The owner: who they are, where they studied and worked, and what they work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .. import identifiers
from ..dates import PartialDate, years
from ..fields import Fields
from ..inline_text import check_links
from .people import Organization, Person


@dataclass(frozen=True)
class Degree:
    """A degree, held or in progress."""

    degree: str
    field: str | None
    organization: Organization | None
    lab: Organization | None
    start: PartialDate | None
    end: PartialDate | None
    advisors: tuple[Person, ...]
    sources: tuple[str, ...]

    @property
    def years(self) -> str:
        return years(self.start, self.end)


@dataclass(frozen=True)
class Position:
    """A job or research position."""

    title: str | None
    organization: Organization | None
    start: PartialDate | None
    end: PartialDate | None
    summary: str | None
    sources: tuple[str, ...]

    @property
    def years(self) -> str:
        return years(self.start, self.end)


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
    photo: str | None
    email: str | None
    links: dict[str, str]
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
        person = fields.one("person", people, "a person")
        if not fields.has("person"):
            fields.problem(fields.place, "person is missing (add the key of a person)")
        return cls(
            person=person or _NOBODY,
            status=fields.text("status"),
            position=fields.text("position"),
            headline=fields.inline_text("headline") or fields.required_text("headline"),
            lede=fields.inline_text("lede") or fields.required_text("lede"),
            about=fields.values("about", check_links, "text with good links", separator="\n\n"),
            advisors=fields.many("advisors", people, "a person"),
            photo=fields.text("photo"),
            email=fields.value("email", identifiers.email, "an e-mail address"),
            links=_links(fields),
            descriptions=_descriptions(fields),
            education=tuple(
                _degree(item, people, organizations) for item in fields.mappings("education")
            ),
            positions=tuple(
                _position(item, organizations) for item in fields.mappings("positions")
            ),
            areas={area.key: area for area in map(_area, fields.mappings("areas"))},
            themes={theme.key: theme for theme in map(_theme, fields.mappings("themes"))},
        )


_NOBODY = Person(
    "", "", (), (), None, None, None, None, ()
)  # stands in while problems are collected

# The list pages that profile.yaml may describe.
LISTS = ("publications", "blog", "news", "talks", "collaborators")

# Where a profile is found, by the name of its field: label, address before the identifier.
PROFILES = {
    "github": ("GitHub", "https://github.com/"),
    "google_scholar": ("Google Scholar", "https://scholar.google.com/citations?user="),
    "orcid": ("ORCID", "https://orcid.org/"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/"),
    "x": ("X", "https://x.com/"),
}


def _links(fields: Fields) -> dict[str, str]:
    """Return label -> address of each profile that is filled in."""
    found: dict[str, str] = {}
    for group in fields.mappings("links"):
        for name, (label, prefix) in PROFILES.items():
            if name == "orcid":
                user = group.value(name, identifiers.orcid, "an ORCID (write 0000-0002-1825-0097)")
            else:
                user = group.value(name, _user_name, "a user name (write it without the address)")
            if user:
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


def _user_name(text: str) -> str:
    identifiers.web_address(f"https://example.org/{text}")
    if "/" in text or ":" in text:
        raise ValueError(text)
    return text


def _degree(
    fields: Fields, people: Mapping[str, Person], organizations: Mapping[str, Organization]
) -> Degree:
    degree = Degree(
        degree=fields.required_text("degree"),
        field=fields.text("field"),
        organization=fields.one("organization", organizations, "an organization"),
        lab=fields.one("lab", organizations, "an organization"),
        start=fields.date("start"),
        end=fields.date("end"),
        advisors=fields.many("advisors", people, "a person"),
        sources=fields.urls("sources"),
    )
    fields.finish()
    return degree


def _position(fields: Fields, organizations: Mapping[str, Organization]) -> Position:
    position = Position(
        title=fields.text("title"),
        organization=fields.one("organization", organizations, "an organization"),
        start=fields.date("start"),
        end=fields.date("end"),
        summary=fields.text("summary"),
        sources=fields.urls("sources"),
    )
    fields.finish()
    return position


def _area(fields: Fields) -> Area:
    area = Area(fields.key(), fields.required_text("name"))
    fields.finish()
    return area


def _theme(fields: Fields) -> Theme:
    theme = Theme(fields.key(), fields.required_text("name"), fields.required_text("summary"))
    fields.finish()
    return theme
