"""Person and Organization."""

from __future__ import annotations

from ..identifiers import ror_url
from ..inline_text import plain_text
from ..library import Library
from ..paths import person_path
from ..records import Degree, Organization, Person, Profile
from ..settings import Settings
from . import ids
from .images import image_node
from .node import Node, node, reference


def owner_node(library: Library, settings: Settings) -> Node:
    """Return the whole Person of the site's owner; it stands on every page."""
    profile, person = library.profile, library.owner
    degrees = _degrees_held(profile)
    schools = {school.key: school for _, school in degrees}
    return node(
        "Person",
        ids.person(settings, person),
        **_names(person),
        url=settings.absolute("/"),
        image=image_node(profile.photo, settings) if profile.photo else None,
        jobTitle=profile.position,
        description=plain_text(profile.lede),
        email=f"mailto:{profile.email}" if profile.email else None,
        affiliation=[organization_node(item, settings) for item in person.affiliations],
        alumniOf=[organization_node(item, settings) for item in schools.values()],
        hasCredential=[_credential_node(*degree, settings) for degree in degrees],
        award=[award.title for award in library.awards.values() if not award.publication],
        knowsAbout=[theme.name for theme in profile.themes.values()],
        identifier=_orcid(person),
        sameAs=list(profile.links.values()),
    )


def _degrees_held(profile: Profile) -> list[tuple[Degree, Organization]]:
    """Return the degrees that do not go on, of schools that the owner has left, and these."""
    current = {organization.root.key for organization in profile.person.affiliations}
    return [
        (degree, degree.organization)
        for degree in profile.education
        if degree.organization
        and degree.organization.root.key not in current
        and not degree.period.goes_on
    ]


def _credential_node(degree: Degree, school: Organization, settings: Settings) -> Node:
    return node(
        "EducationalOccupationalCredential",
        name=degree.title,
        credentialCategory="degree",
        recognizedBy=organization_node(school, settings),
    )


def author_node(person: Person, library: Library, settings: Settings) -> Node:
    """Return a person as the author of a work or the speaker of a talk: who they are."""
    if person.key == library.owner.key:
        return {
            "@type": "Person",
            **reference(ids.person(settings, person)),
            "name": person.name,
            "url": settings.absolute("/"),
        }
    return node(_type(person), ids.person(settings, person), **_identity(person, settings))


def collaborator_node(person: Person, settings: Settings) -> Node:
    """Return the whole node of a co-author; it stands on their own page."""
    memberships = "memberOf" if person.parts.group else "affiliation"
    return node(
        _type(person),
        ids.person(settings, person),
        **_identity(person, settings),
        jobTitle=person.position,
        **{memberships: [organization_node(item, settings) for item in person.affiliations]},
    )


def organization_node(organization: Organization, settings: Settings) -> Node:
    """Return an Organization within those that it is part of."""
    parent = organization.parent
    return node(
        "Organization",
        ids.organization(settings, organization),
        name=organization.name,
        alternateName=organization.short,
        url=organization.url,
        sameAs=ror_url(organization.ror) if organization.ror else None,
        parentOrganization=organization_node(parent, settings) if parent else None,
    )


def _type(person: Person) -> str:
    return "Organization" if person.parts.group else "Person"


def _names(person: Person) -> Node:
    """Return the name, its other spellings, one of which a paper may print, and its parts.

    Which part the one name of a person is, is not known.
    """
    parts = {"givenName": person.parts.given, "familyName": person.parts.family}
    return {
        "name": person.name,
        "alternateName": list(person.variants),
        **(parts if person.parts.given else {}),
    }


def _identity(person: Person, settings: Settings) -> Node:
    return {
        **_names(person),
        "url": settings.absolute(person_path(person)),
        "identifier": _orcid(person),
        "sameAs": _profiles(person),
    }


def _orcid(person: Person) -> Node | None:
    if not person.orcid:
        return None
    return node(
        "PropertyValue",
        propertyID="ORCID",
        value=person.orcid,
        url=person.orcid_url,
    )


def _profiles(person: Person) -> list[str]:
    homepage = [person.homepage] if person.homepage else []
    return homepage + list(person.profiles.values())
