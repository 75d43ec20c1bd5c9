"""A built folder: its pages, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Tag
from justhtml import JustHTML

from .facts import FeedFacts, PageFacts
from .file import File, place, read_files
from .links import target


@dataclass(frozen=True)
class Page(File):
    """A page, as a program finds it written and as a browser reads it."""

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
    def text(self) -> str:
        """What the body prints."""
        body = self.html.body or self.html
        return body.get_text(" ")


@dataclass(frozen=True)
class Site:
    """`url` is the public address of the folder, without a slash at its end."""

    folder: Path
    url: str
    pages: Mapping[str, PageFacts]
    feeds: Mapping[str, FeedFacts]

    @property
    def files(self) -> Iterator[PageFacts | FeedFacts]:
        """Every file that was read."""
        yield from self.pages.values()
        yield from self.feeds.values()

    def address(self, path: str) -> str:
        """The public address of a file of the folder."""
        return f"{self.url}/{place(path)}"

    def fault(self, link: str, base: str) -> str:
        """What is wrong with a link on the page at `base`: nothing where it leaves this site."""
        path, fault = target(link, base, self.url)
        return fault or (self.missing(path) if path else "")

    def missing(self, target: str) -> str:
        """What is missing at a path of this site with its fragment: nothing where all is there."""
        if target not in self._missing:
            self._missing[target] = self._looked_up(target)
        return self._missing[target]

    def file(self, target: str) -> Path:
        """The file that stands at a path of this site."""
        return self.folder / self._file(target.partition("#")[0])

    @cached_property
    def _missing(self) -> dict[str, str]:
        return {}

    def _looked_up(self, target: str) -> str:
        address, _, fragment = target.partition("#")
        path = self._file(address)
        if not (self.folder / path).is_file():
            return "leads to no file"
        page = self.pages.get(path)
        if page and fragment and fragment != "top" and fragment not in page.ids:
            return "leads to no such id"
        return ""

    def _file(self, path: str) -> str:
        if path == "" or path.endswith("/"):
            return f"{path}index.html"
        return f"{path}/index.html" if (self.folder / path).is_dir() else path


def read_pages(folder: Path, url: str) -> Iterator[Page]:
    """Yield the pages of a built folder that will stand at `url`, by their paths."""
    for file in read_files(folder, url, ".html"):
        yield Page(file.path, file.url, file.source)


def attribute(tag: Tag, name: str) -> str:
    """An attribute as it stands in the page; empty where it is absent."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())
