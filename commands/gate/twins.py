"""The Markdown twins of the pages, and llms.txt: where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .file import read_files
from .links import target
from .problem import Problem
from .requests import MEND
from .site import Site

TWINS = ("index.md", "llms.txt")
CODE = re.compile(
    r"^(`{3,}|~{3,})[^\n`]*\n.*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
LINK = re.compile(r"(?:\]\(<?|^\[[^\]\n^]+\]: *<?|<(?=https?:))([^\s)>]+)", re.MULTILINE)


def twin_problems(site: Site) -> Iterator[Problem]:
    """Links of a twin that lead to nothing here, but for those that its page has, too."""
    for file in read_files(site.folder, site.url, ".md", ".txt"):
        if file.path.rpartition("/")[2] not in TWINS:
            continue
        page = site.pages.get(f"{file.path.removesuffix('md')}html")
        told = {one.target for one in page.addresses} if page else set()
        for link in dict.fromkeys(LINK.findall(CODE.sub("", file.source))):
            path, fault = target(link, file.url, site.url)
            if path and path not in told:
                fault = site.missing(path)
            if fault:
                yield Problem(file.path, f"a link {fault}", link, MEND)
