"""The page that an address means."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

from ..errors import CommandError
from ..gate.site import Page

HERE = ("localhost", "127.0.0.1")  # where ./inv serve shows the site
SHOWN = 5  # neighbours of an address that leads nowhere


def page_at(pages: Iterable[Page], address: str) -> Page:
    """Return the page at a path or a whole address; CommandError names pages that are near."""
    found = {page.url: page for page in pages}
    site = next((page.site for page in found.values()), "")
    parts, own = urlsplit(address), urlsplit(site)
    if parts.hostname not in (None, own.hostname, *HERE):
        raise CommandError(f"{address} is not of this site ({site}): name a page of it")
    by_path = {urlsplit(url).path.removeprefix(own.path): page for url, page in found.items()}
    path = unquote(parts.path).removeprefix(own.path).removesuffix("index.html")
    path = "/" + path.strip("/")
    for wanted in (path, f"{path}/".replace("//", "/")):
        if wanted in by_path:
            return by_path[wanted]
    raise CommandError(f"no page at {path} ({_near(path, list(by_path))})")


def _near(path: str, paths: list[str]) -> str:
    """Return the pages that were perhaps meant: those with the last part, or that read alike."""
    last = path.rstrip("/").rpartition("/")[2]
    near = [one for one in paths if last and last in one.split("/")]
    near += get_close_matches(f"{path}/", paths, n=SHOWN, cutoff=0.6)
    names = {one.rstrip("/").rpartition("/")[2]: one for one in paths}
    near += [names[name] for name in get_close_matches(last, names, n=SHOWN, cutoff=0.7)]
    near = list(dict.fromkeys(near))[:SHOWN]
    if near:
        return f"near: {', '.join(near)}"
    return f"there are {', '.join(sorted(paths)[:SHOWN])}{' ...' if len(paths) > SHOWN else ''}"
