"""A built folder: its pages, and where its links lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .element import Element
from .facts import FeedFacts, PageFacts
from .file import File, place, read_files
from .links import target
from .plain import PlainElement
from .text import folded, letters

# Both take a tenth of a second to load, and only a page that is not plain needs them.
if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from justhtml import JustHTML


@dataclass(frozen=True)
class Page(File):
    """A page, as a program finds it written and as a browser reads it.

    `plain` are its elements where the page is surely right: then both are one.
    """

    plain: tuple[PlainElement, ...] = field(default=(), compare=False, repr=False)

    @cached_property
    def html(self) -> BeautifulSoup:
        """The page as it is written."""
        from bs4 import BeautifulSoup

        return BeautifulSoup(self.source, "html.parser")

    @cached_property
    def standard(self) -> JustHTML:
        """The page as the HTML standard has browsers read it, and the errors it names."""
        from justhtml import JustHTML

        return JustHTML(self.source, collect_errors=True, sanitize=False)

    @cached_property
    def tags(self) -> tuple[Element, ...]:
        """Every element, in the order of the page."""
        return self.plain or tuple(self.html.find_all(True))

    def named(self, *names: str) -> list[Element]:
        """The elements of some names, in the order of the page."""
        if len(names) == 1:
            return self._by_name.get(names[0], [])
        wanted = frozenset(names)
        return [tag for tag in self.tags if tag.name in wanted]

    def having(self, name: str) -> list[Element]:
        """The elements with an attribute, in the order of the page."""
        return self._by_attribute.get(name, [])

    @property
    def attributes(self) -> Iterable[str]:
        """The names of all attributes in the page."""
        return self._by_attribute

    @cached_property
    def _by_name(self) -> dict[str, list[Element]]:
        found = defaultdict(list)
        for tag in self.tags:
            found[tag.name].append(tag)
        return found

    @cached_property
    def _by_attribute(self) -> dict[str, list[Element]]:
        found = defaultdict(list)
        for tag in self.tags:
            for name in tag.attrs:
                found[name].append(tag)
        return found

    @cached_property
    def text(self) -> str:
        """What the body prints."""
        body = next(iter(self.named("body")), None) or self.html
        return body.get_text(" ")

    def says(self, words: str) -> bool:
        """Return whether the body prints words, in any case and whatever stands between them."""
        return folded(words) in self._folded or letters(words) in self._letters

    @cached_property
    def _folded(self) -> str:
        return folded(self.text)

    @cached_property
    def _letters(self) -> str:
        return letters(self.text)


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
