"""Every @id: the same thing has the same one on every page, and they never change."""

from __future__ import annotations

from ..records import Article, Claim, Organization, Person, Publication, Software, Talk
from ..series import Series
from ..settings import Settings

# The works that are no articles; what a paper is called does not change with its versions.
WORKS = {name: name for name in ("thesis", "report", "chapter", "book", "software", "dataset")}


def website(settings: Settings) -> str:
    return _id(settings, "website", "main")


def person(settings: Settings, record: Person) -> str:
    return _id(settings, "group" if record.parts.group else "person", record.key)


def organization(settings: Settings, record: Organization) -> str:
    return _id(settings, "organization", record.key)


def publication(settings: Settings, record: Publication) -> str:
    return _id(settings, WORKS.get(record.type, "scholarlyarticle"), record.key)


def code(settings: Settings, record: Publication) -> str:
    return _id(settings, "softwaresourcecode", record.key)


def software(settings: Settings, record: Software) -> str:
    """Return the id of a program that is no paper's code; keys of papers and programs may meet."""
    return _id(settings, "program", record.key)


def article(settings: Settings, record: Article) -> str:
    return _id(settings, "blogposting", f"{record.section}-{record.slug}")


def series(settings: Settings, record: Series) -> str:
    return _id(settings, "creativeworkseries", record.slug)


def talk(settings: Settings, record: Talk) -> str:
    return _id(settings, "event", record.key)


def claim(settings: Settings, record: Claim) -> str:
    return _id(settings, "claim", record.key)


def _id(settings: Settings, type_: str, key: str) -> str:
    return f"{settings.site_url}/#/schema/{type_}/{key}"
