"""Addresses that the site once had: where each leads now, or why nothing is there any more."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from .. import identifiers
from ..errors import Place
from ..fields import LINK, Fields

FORMER = "an address that this site had (write its path, such as /blog/old-name/ or /cv/old.pdf)"
FORMER_PAGE = "an address that this page had (write its path with slashes, as in /blog/old-name/)"
PAGES = ("/", ".html", ".htm")


@dataclass(frozen=True)
class Alias:
    """An address that an article had, as its front matter says; `path` is not percent-encoded."""

    path: str
    place: Place


@dataclass(frozen=True)
class Redirect:
    """What became of an address: it leads to `target`, or is gone for a `reason`.

    `former` is a path of this site, not percent-encoded; `target` one to link to, or a web address.
    `with_files`: what stands beside its target stood beside it, too.
    """

    former: str
    target: str | None
    reason: str | None
    place: Place
    with_files: bool = False

    @property
    def is_page(self) -> bool:
        """Whether a page stood at the address, and not another file."""
        return self.former.endswith(PAGES)

    @property
    def save_as(self) -> str:
        """The file that stood at the address, relative to the folder of the site."""
        return file_at(self.former)

    @property
    def target_path(self) -> str | None:
        """The path on this site that it leads to, not percent-encoded; None where there is none."""
        if not self.target or not self.target.startswith("/"):
            return None
        return unquote(urlsplit(self.target).path)

    def covers(self, path: str) -> bool:
        """Return whether it says what became of a path: where it is gone, with all below it."""
        is_below = self.former.endswith("/") and path.startswith(self.former)
        return path == self.former or (not self.target and is_below)

    @classmethod
    def from_fields(cls, fields: Fields) -> Redirect:
        """Read one entry of redirects.yaml."""
        fields.needs_one_of(("to", "gone"))
        former = fields.required("from", identifiers.former_path, FORMER, "")
        target = fields.value("to", identifiers.link_target, LINK)
        is_gone = fields.choice("gone", ("true",)) == "true"
        if is_gone:
            fields.needs("reason", "say why nothing takes its place")
        if is_gone and fields.has("to"):
            message = "leads to an address, too (keep `to` or `gone`)"
            fields.problem(fields.place_of("gone"), message)
        target = None if is_gone else target
        redirect = cls(former, target, fields.text("reason"), fields.place_of("from"))
        if former and not redirect.is_page and (redirect.target_path or "").endswith("/"):
            message = (
                f"{target!r} is a page, and {former!r} a file (name a file, or write gone: true)"
            )
            fields.problem(fields.place_of("to"), message)
        return redirect


def former_page(text: str) -> str:
    """Return the path that a page had, not percent-encoded."""
    path = identifiers.former_path(text)
    if not path.endswith(PAGES):
        raise ValueError(text)
    return path


def file_at(path: str) -> str:
    """Return the file that stands at a path, relative to the folder of the site."""
    return path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
