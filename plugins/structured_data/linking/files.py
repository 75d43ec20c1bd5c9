"""Links to files of the content, {filename}other/index.md, as Pelican has them."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from ..content_files import article_files
from ..errors import Place, Problem
from ..library import Library
from ..prose import prose
from ..records import Article
from ..records.articles import SECTIONS
from ..sources import read_text
from ..suggestions import suggestion
from .text_links import TextAddress, addresses

SECTION_FOLDERS = tuple(f"{name}/" for name in SECTIONS)
_ENCODED = re.compile("%[0-9a-fA-F]{2}")


def file_problems(
    path: Path, links: Iterable[tuple[int, TextAddress]], content: Path
) -> Iterator[Problem]:
    """Yield a problem for each of the marked links of a Markdown file that leads to no file."""
    for line, link in links:
        if not (content / _target(link, path, content)).is_file():
            yield Problem(
                Place(str(path), line), f"{link.address!r} {_remedy(path, link, content)}"
            )


def links_to_waiting(
    articles: Iterable[Article], waiting: Iterable[Article], content: Path
) -> Iterator[Problem]:
    """Yield a problem for each link of an article that is out to one that is not."""
    files = {Path(article.place.file) for article in waiting}
    for article in articles if files else ():
        path = Path(article.place.file)
        for line, link in marked_links(read_text(path, [])):
            if content / _target(link, path, content) in files:
                message = "leads to what is not out yet (publish that too, or take the link out)"
                yield Problem(Place(str(path), line), f"{link.address!r} {message}")


def held_back(library: Library, content: Path) -> Callable[[str], bool]:
    """Return whether a file under `content` belongs to articles alone that are not out."""
    folders = tuple(f"{article.section}/{article.slug}/" for article in library.drafts)
    named = _files_of_waiting(library.articles, library.drafts, content)
    return lambda path: (
        path.startswith(folders) or (path in named and path.startswith(SECTION_FOLDERS))
    )


def _files_of_waiting(
    articles: Iterable[Article], waiting: Iterable[Article], content: Path
) -> frozenset[str]:
    """Return the files under `content` that articles name which are not out, and no others do."""
    held = {name for article in waiting for name in _named_files(article, content)}
    names = {posixpath.basename(name) for name in held}
    return frozenset(
        held.difference(
            *(_named_files(one, content) for one in articles if names and _may_name(one, names))
        )
    )


def _may_name(article: Article, names: Iterable[str]) -> bool:
    """Return whether a text can name one of some files: it has the name, or letters as numbers."""
    text = read_text(Path(article.place.file), [])
    return bool(_ENCODED.search(text)) or any(name in text for name in names)


def _named_files(article: Article, content: Path) -> set[str]:
    path = Path(article.place.file)
    text = prose(read_text(path, []))
    targets = {_target(link, path, content) for link in addresses(text)}
    # It is False, too, for what no file can be named, such as a picture written out in the text.
    return {name for name in targets if os.path.isfile(content / name)}  # noqa: PTH113


def marked_links(text: str) -> Iterator[tuple[int, TextAddress]]:
    """Yield the line (1-based) of each link of a Markdown file that a marker begins."""
    if "{" not in text:
        return
    read = prose(text)
    for link in addresses(read):
        if link.marker and link.form != "image":  # who shows pictures tells of those
            yield read.count("\n", 0, link.start) + 1, link


def _target(link: TextAddress, path: Path, content: Path) -> str:
    name = unquote(link.unmarked.partition("#")[0].partition("?")[0])
    folder = "/" if name.startswith("/") else f"/{path.parent.relative_to(content).as_posix()}"
    return posixpath.normpath(posixpath.join(folder, name.lstrip("/"))).lstrip("/")


def _remedy(path: Path, link: TextAddress, content: Path) -> str:
    """Return that a link leads to no file, and which it may mean."""
    files: Iterable[Path] = article_files(content)
    if link.marker != "filename":
        files = (content / _target(link, path, content)).parent.glob("*.*")
    is_whole = link.unmarked.startswith("/")
    folder = content if is_whole else path.parent
    known = [
        f"{{{link.marker}}}{'/' * is_whole}{posixpath.relpath(file, folder)}" for file in files
    ]
    hint = suggestion(link.address.partition("#")[0], known)
    return f"leads to no file ({hint or 'name a file from the folder of this one, or /blog/...'})"
