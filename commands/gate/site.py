"""A built folder: its pages, and where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from justhtml import JustHTML

HARMLESS = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True)
class Page:
    """`path` is relative to the folder, `url` its public address."""

    path: str
    url: str
    source: str

    @cached_property
    def html(self) -> BeautifulSoup:
        """The page as it is written."""
        return BeautifulSoup(self.source, "html.parser")

    @cached_property
    def standard(self) -> JustHTML:
        """The page as the HTML standard has browsers read it, and the errors it names."""
        return JustHTML(self.source, collect_errors=True, sanitize=False)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every element, in the order of the page."""
        return tuple(tag for tag in self.html.descendants if isinstance(tag, Tag))

    def named(self, *names: str) -> list[Tag]:
        """The elements of some names, in the order of the page."""
        return [tag for tag in self.tags if tag.name in names]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The fragments that a link to this page may have."""
        return frozenset(attribute(tag, "id") for tag in self.tags if tag.has_attr("id"))

    @cached_property
    def text(self) -> str:
        """What the body prints."""
        body = self.html.body or self.html
        return body.get_text(" ")


@dataclass(frozen=True)
class Site:
    """`url` is the public address of the folder, without a slash at its end."""

    folder: Path
    url: str
    pages: Mapping[str, Page]

    def address(self, path: str) -> str:
        """The public address of a file of the folder."""
        return f"{self.url}/{path.removesuffix('index.html') if _is_index(path) else path}"

    def is_ours(self, link: str, base: str) -> bool:
        """Whether a link on the page at `base` stays on the host of this site, or has no host."""
        try:
            host = urlsplit(urljoin(base, link)).netloc
        except ValueError:  # `fault` says so
            return True
        return host in ("", urlsplit(self.url).netloc)

    def is_harmless(self, link: str, base: str) -> bool:
        """Whether a link opens a page, a mail or a call, and runs nothing (javascript:, data:)."""
        try:
            return urlsplit(urljoin(base, link)).scheme in HARMLESS
        except ValueError:  # `fault` says so
            return True

    def fault(self, link: str, base: str) -> str:
        """What is wrong with a link on the page at `base`: nothing where it leaves this site."""
        try:
            target = urlsplit(urljoin(base, link))
        except ValueError:
            return "is not an address"
        site = urlsplit(self.url)
        if target.netloc != site.netloc:
            return ""
        if target.path != site.path and not target.path.startswith(f"{site.path}/"):
            # A whole address may name another site on the host; a path cannot mean one.
            return "" if urlsplit(link).netloc else f"is outside {site.path}/"
        path = self._file(unquote(target.path.removeprefix(site.path).lstrip("/")))
        if not (self.folder / path).is_file():
            return "leads to no file"
        page = self.pages.get(path)
        fragment = unquote(target.fragment)
        if page and fragment and fragment != "top" and fragment not in page.ids:
            return "leads to no such id"
        return ""

    def file(self, address: str) -> Path:
        """The file that stands at an address of this site."""
        path = urlsplit(address).path.removeprefix(urlsplit(self.url).path)
        return self.folder / self._file(unquote(path.lstrip("/")))

    def _file(self, path: str) -> str:
        if path == "" or path.endswith("/"):
            return f"{path}index.html"
        return f"{path}/index.html" if (self.folder / path).is_dir() else path


def read_site(folder: Path, url: str) -> Site:
    """The site in a built folder that will stand at `url`."""
    pages: dict[str, Page] = {}
    site = Site(folder, url.rstrip("/"), pages)
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        pages[path] = Page(path, site.address(path), file.read_text(encoding="utf-8"))
    return site


def attribute(tag: Tag, name: str) -> str:
    """An attribute as it stands in the page; empty where it is absent."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
