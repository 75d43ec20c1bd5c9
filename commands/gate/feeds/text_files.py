"""Markdown twins of pages, llms.txt and robots.txt: that they lead to what is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts import Finding, led
from ..file import File
from ..problem import Problem
from ..requests import MEND
from ..site import Site

CODE = re.compile(
    r"^ *(`{3,}|~{3,})[^\n`]*\n.*?^ *\1|^(?: {4}|\t)[^\n]*|(`+)(?!`).+?(?<!`)\2(?!`)",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(
    r"\]\(<?([^\s<>)]+)|<(https?://[^\s<>]+)>|^Sitemap: *(\S+)"
    r"|^ *\[[^^\]\n][^\]\n]*\]: *<?([^\s<>]+)",  # [name]: address, and not [^1]: a footnote
    re.MULTILINE,
)


def text_findings(file: File) -> Iterator[Finding]:
    """Yield each link of a text to this site, and those that are no addresses."""
    for found in LINK.finditer(CODE.sub("", file.source)):
        yield from led(file, found[found.lastindex or 0], "a link", MEND)


def feed_type(_: File) -> str:
    """Return the media type of no feed."""
    return ""


def twin_problems(site: Site) -> Iterator[Problem]:
    """Markdown files that no page leads to, so that no program finds them."""
    named = {one.target for page in site.pages.values() for one in page.addresses}
    for path in site.feeds:
        if path.endswith(".md") and f"{path}#" not in named:
            link = f'<link rel="alternate" type="text/markdown" href="{site.address(path)}">'
            remedy = f"write {link} in the head of its page"
            yield Problem(path, "a Markdown twin that no page names", "", remedy)
