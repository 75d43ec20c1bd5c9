"""Where a link leads, as far as its text tells: which file it means, and what it may not be."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

HARMLESS = frozenset({"http", "https", "mailto", "tel"})
# What begins so means the same on every page of a host, whose menu is then read once.
FROM_ANYWHERE = re.compile(r"/(?!/)|(?:https?:)?//[^/?#]")
REMEMBERED = 10_000  # links


def is_ours(link: str, base: str, site: str) -> bool:
    """Return whether a link on the page at `base` stays on the host of `site`, or has no host."""
    whole = _whole(link, _start(link, base))
    return whole is None or whole.netloc in ("", urlsplit(site).netloc)  # `target` tells of None


def is_harmless(link: str, base: str) -> bool:
    """Return whether a link opens a page, mail or call, and runs nothing (javascript:, data:)."""
    whole = _whole(link, _start(link, base))
    return whole is None or whole.scheme in HARMLESS


def destination(link: str, base: str) -> str:
    """Return the whole address, without fragment, that a link on the page at `base` leads to.

    It is empty where the link is no address.
    """
    return _destination(link, _start(link, base))


def target(link: str, base: str, site: str) -> tuple[str, str]:
    """Return the path on `site` that a link on the page at `base` means, and what is wrong with it.

    The path has no slash before it, and its fragment behind it; it is empty where the link leaves
    the site or is wrong, and "#" stands for the home page.
    """
    return _target(link, _start(link, base), site)


def _start(link: str, base: str) -> str:
    """Return of the address of a page what a link needs of it: its host alone, or all of it."""
    end = base.find("/", len("https://"))
    return base[:end] if end > 0 and FROM_ANYWHERE.match(link) else base


@lru_cache(REMEMBERED)
def _whole(link: str, base: str) -> SplitResult | None:
    try:
        return urlsplit(urljoin(base, link))
    except ValueError:
        return None


@lru_cache(REMEMBERED)
def _destination(link: str, base: str) -> str:
    try:
        return urldefrag(urljoin(base, link)).url
    except ValueError:
        return ""


@lru_cache(REMEMBERED)
def _target(link: str, base: str, site: str) -> tuple[str, str]:
    whole = _whole(link, base)
    try:
        is_whole = bool(urlsplit(link).netloc)
    except ValueError:
        whole = None
    if whole is None:
        return "", "is not an address"
    home = urlsplit(site)
    if whole.netloc != home.netloc:
        return "", ""
    if whole.path != home.path and not whole.path.startswith(f"{home.path}/"):
        # A whole address may name another site on the host; a path cannot mean one.
        return "", "" if is_whole else f"is outside {home.path}/"
    path = unquote(whole.path.removeprefix(home.path).lstrip("/"))
    return f"{path}#{unquote(whole.fragment)}", ""
