"""The Markdown twins of the pages, and llms.txt: where their links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from .problem import Problem
from .site import Site, attribute

CODE = re.compile(
    r"^(`{3,}|~{3,})[^\n`]*\n.*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
LINK = re.compile(r"(?:\]\(<?|^\[[^\]\n^]+\]: *<?|<(?=https?:))([^\s)>]+)", re.MULTILINE)


def twin_links(site: Site) -> Iterator[Problem]:
    """Links of a twin that lead to nothing here, but for those that its page has, too."""
    for file in sorted((*site.folder.rglob("index.md"), *site.folder.glob("llms.txt"))):
        path = file.relative_to(site.folder).as_posix()
        base = site.address(path)
        text = CODE.sub("", file.read_text(encoding="utf-8"))
        for link in dict.fromkeys(LINK.findall(text)):
            fault = site.fault(link, base)
            if fault and urljoin(base, link) not in _of_page(site, path):
                yield Problem(path, f"a link {fault}", link, "mend the link or add its target")


def _of_page(site: Site, path: str) -> set[str]:
    """Return the whole addresses that the page beside a twin leads to."""
    page = site.pages.get(path.removesuffix("md") + "html")
    if not page:
        return set()
    return {
        urljoin(page.url, attribute(tag, name))
        for tag in page.tags
        for name in ("href", "src", "poster")
        if tag.has_attr(name)
    }
