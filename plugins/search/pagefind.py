"""The index of a large site, made by Pagefind (https://pagefind.app), which reads it in pieces.

Pagefind is a program of WebAssembly, which a Content-Security-Policy must allow on /search/; all
other pages keep the policy they have.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from markupsafe import Markup
from structured_data.errors import InvalidData, Place, Problem
from structured_data.settings import Settings

from .entries import Entry
from .sections import Section

MOST_PAGES = 200  # above this, nobody should have to load the whole index
REQUIREMENT = "pagefind[bin]~=1.5"
# What Pagefind writes for pages that have no search of their own.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
_PAGE = Markup(
    '<!doctype html><html lang="{language}"><body><h1>{title}</h1>'
    '<p data-pagefind-ignore data-pagefind-meta="facts">{kind}</p>'
    '<p data-pagefind-weight="4"><span data-pagefind-meta="date">{date}</span> {facts}</p>'
    '<p data-pagefind-weight="2">{summary}</p>{sections}</body></html>'
)
_SHOWN = 2  # facts beside a result; it shows any other one that is found


def write_pagefind(found: Iterable[Entry], site: Settings, folder: Path) -> None:
    """Write the index and the program that reads it; InvalidData where Pagefind does not run."""
    language = site.language.partition("-")[0]
    with TemporaryDirectory(prefix="search-") as scratch:
        for entry in found:
            page = Path(scratch, f"{site.base}{entry.path}".lstrip("/"), "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(entry, site.language), encoding="utf-8")
        _run("--site", scratch, "--output-path", str(folder), "--force-language", language)
    for pattern in UNUSED:
        for file in folder.glob(pattern):
            file.unlink()


def pagefind_policy(policy: str) -> str:
    """Return a Content-Security-Policy under which Pagefind runs, and nothing else that did not."""
    return re.sub(r"(?<=script-src )[^;]*", r"\g<0> 'wasm-unsafe-eval'", policy)


def _run(*options: str) -> None:
    """Run Pagefind, or say what it needs."""
    command = [sys.executable, "-m", "pagefind", "--silent", *options]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        said = (result.stderr.strip() or f"exit status {result.returncode}").splitlines()[-1]
        message = (
            f"search needs Pagefind for more than {MOST_PAGES} pages, which does not run: {said}"
            f" (add '{REQUIREMENT}' to the dependencies in pyproject.toml and run ./inv lock;"
            " or take 'search' out)"
        )
        raise InvalidData([Problem(Place("pelicanconf.py", 1, "PLUGINS"), message)])


def _page(entry: Entry, language: str) -> str:
    """Return what Pagefind reads of a page."""
    return _PAGE.format(
        language=language,
        title=entry.title,
        kind=" \u00b7 ".join(entry.facts[:_SHOWN]),
        date=entry.date,
        facts=" \u00b7 ".join(entry.facts),
        summary=entry.summary,
        sections=Markup().join(map(_section, entry.sections)),
    )


def _section(section: Section) -> Markup:
    heading = Markup('<h2 id="{}">{}</h2>').format(section.id, section.heading)
    return (heading if section.heading else Markup()) + Markup("<p>{}</p>").format(section.text)
