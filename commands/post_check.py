"""Reads one post, news item or draft through, as its author edits it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .build import build_site, site_settings
from .errors import CommandError
from .gate import Memory, site_problems
from .origins import Origins
from .post_files import post_file
from .post_rules import text_problems
from .problem_report import report
from .project import CACHE, SETTINGS, shown, use_plugins

if TYPE_CHECKING:
    from structured_data.library import Library


def check_post(given: str, settings_file: Path = SETTINGS) -> None:
    """Say what is wrong with one text, each fault with its line; or what was looked at in vain."""
    content = Path(os.path.relpath(site_settings(settings_file)["PATH"]))
    file = post_file(given, content)
    problems, unread = post_problems(file, content, settings_file)
    name = shown(file)
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise CommandError("\n".join([*problems, f"{count} in {name}{unread}"]))
    if unread:
        raise CommandError(f"no problem of its own in {name}{unread}")
    print(f"no problems in {name}\nchecked: {', '.join(looked_at(file))}")


def post_problems(file: Path, content: Path, settings_file: Path) -> tuple[list[str], str]:
    """Return the problems of a text, and what of it could not be read, if anything.

    The records are read first, then the text, then its page in the preview, by the gate.
    """
    use_plugins()
    from structured_data.errors import InvalidData
    from structured_data.loading import load_library
    from structured_data.sources import read_text

    told = [str(problem) for problem in text_problems(file, read_text(file, []))]
    try:
        library = load_library(content / "data")
        told += map(str, _links_to_drafts(file, library, content))
        told += _page_problems(file, content, settings_file)
    except InvalidData as error:
        own, others = _parted(map(str, error.problems), file)
        return _ordered([*told, *own]), _unread(others)
    except CommandError as error:
        own, others = _parted(str(error).splitlines(), file)
        return _ordered([*told, *own]), _unread(others)
    return _ordered(told), ""


def looked_at(file: Path) -> Iterator[str]:
    """Yield what a text holds, with how many of each."""
    from fenced_blocks import fenced_blocks
    from structured_data.citing.text_citations import cited_keys
    from structured_data.linking.text_links import addresses
    from structured_data.prose import prose
    from structured_data.sources import read_text

    text = read_text(file, [])
    read = prose(text)
    forms = [address.form for address in addresses(read)]
    yield "front matter"
    lines = read.split("\n")
    for word, count in (
        ("heading", sum(line.startswith("#") for line in lines)),
        ("link", forms.count("link") + forms.count("definition") + forms.count("HTML")),
        ("picture", forms.count("image")),
        ("citation", len(cited_keys(text))),
        ("note", sum(line.startswith("[^") for line in lines)),
        ("block of code", sum(1 for _ in fenced_blocks(text.split("\n")))),
    ):
        if count:
            several = word.replace("block", "blocks") if " " in word else f"{word}s"
            yield f"{count} {word if count == 1 else several}"


def _links_to_drafts(file: Path, library: Library, content: Path) -> Iterator[object]:
    from structured_data.linking.files import links_to_waiting

    own = [article for article in library.articles if Path(article.place.file) == file]
    return links_to_waiting(own, library.drafts, content)


def _page_problems(file: Path, content: Path, settings_file: Path) -> list[str]:
    """Return what the gate says of the page of a text in a preview."""
    site_url = site_settings(settings_file)["STRUCTURED_DATA"]["site_url"]
    path = file.relative_to(content).as_posix().removesuffix(".md").removesuffix("/index")
    with TemporaryDirectory(prefix="post-") as scratch:
        built = Path(scratch, "site")
        build_site(settings_file, built)
        memory = Memory(CACHE / "preview.sqlite")  # one of its own: drafts are no pages of the site
        found = site_problems(built, site_url, memory)
        memory.save()
    pages = {
        f"{start}{path}/index{suffix}" for start in ("", "drafts/") for suffix in (".html", ".md")
    }
    own = [
        replace(problem, page=problem.page.removeprefix("drafts/"))
        for problem in found
        if problem.page in pages
    ]
    return report(own, Origins(content), site_url)


def _parted(problems: Iterable[str], file: Path) -> tuple[list[str], int]:
    """Return the problems of a text and the files beside it, and how many others there are."""
    start = f"{shown(file.parent)}/" if file.name == "index.md" else f"{shown(file)}:"
    told = [shown(problem) for problem in problems]
    own = [problem for problem in told if problem.startswith(start)]
    return own, len(told) - len(own)


def _unread(others: int) -> str:
    """Return what was left out, because the site could not be built."""
    why = f"{others} elsewhere" if others else "these"
    return f"; its page was not read: mend {why} first" + (" (./inv check site)" if others else "")


def _ordered(problems: Iterable[str]) -> list[str]:
    """Return problems by their lines, each once."""

    def place(problem: str) -> tuple[str, int, str]:
        file, _, rest = shown(problem).partition(":")
        number = rest.partition(":")[0]
        return file, int(number) if number.isdecimal() else 0, rest

    return sorted(dict.fromkeys(map(shown, problems)), key=place)
