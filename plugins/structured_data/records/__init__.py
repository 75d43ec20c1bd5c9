"""The records: frozen values that are right by construction, each read from one group of fields."""

from .articles import Article
from .authorships import Authorship
from .awards import Award
from .claims import Claim, Evidence
from .figures import Figure
from .links import Link
from .notes import Note
from .pdfs import Pdf
from .people import Organization, Person
from .profile import Area, Degree, Position, Profile, Theme
from .publications import Publication
from .redirects import Alias, Redirect
from .references import PageRange, Reference
from .service import Service
from .software import Software
from .talks import Talk
from .venues import Venue, Version

__all__ = [
    "Alias",
    "Area",
    "Article",
    "Authorship",
    "Award",
    "Claim",
    "Degree",
    "Evidence",
    "Figure",
    "Link",
    "Note",
    "Organization",
    "PageRange",
    "Pdf",
    "Person",
    "Position",
    "Profile",
    "Publication",
    "Redirect",
    "Reference",
    "Service",
    "Software",
    "Talk",
    "Theme",
    "Venue",
    "Version",
]
