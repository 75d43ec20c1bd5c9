"""The files of a folder of content: which are read, and which would be passed over in silence."""

from __future__ import annotations

from pathlib import Path

from .errors import Place, Problem
from .records.articles import SECTIONS

FILES = (
    "organizations.yaml",
    "people.yaml",
    "profile.yaml",
    "venues.yaml",
    "publications.bib",
    "talks.yaml",
    "claims.yaml",
    "awards.yaml",
    "service.yaml",
    "software.yaml",
    "review.yaml",
    "redirects.yaml",
)


def article_files(content: Path) -> list[Path]:
    """Return the Markdown files of all sections: <slug>.md or <slug>/index.md."""
    return sorted(
        path
        for section in SECTIONS
        for pattern in ("*.md", "*/index.md")
        for path in (content / section).glob(pattern)
        if not path.name.startswith(".")  # what editors keep beside a file
    )


def unread_files(data: Path) -> list[Problem]:
    """Return a problem for each file of the folder that nobody reads, such as talks.yml."""
    message = f"is read by nothing (known: {', '.join(FILES)})"
    return [
        Problem(Place(str(path), 1), message)
        for path in sorted(data.iterdir())
        if path.name not in FILES and not path.name.startswith(".")
    ]


def addressless_files(content: Path) -> list[Problem]:
    """Return a problem for each Markdown file that Pelican would publish without an address."""
    known = set(article_files(content))
    message = "is neither <name>.md nor <name>/index.md in its section (rename or move it)"
    return [
        Problem(Place(str(path), 1), message)
        for section in SECTIONS
        for path in (content / section).rglob("*.md")
        if path not in known and not path.name.startswith(".")
    ]
