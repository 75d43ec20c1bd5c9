"""Where a link leads, as far as its text tells: which file it means, and what it may not be."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

HARMLESS = frozenset({"http", "https", "mailto", "tel"})


def is_ours(link: str, base: str, site: str) -> bool:
    """Return whether a link on the page at `base` stays on the host of `site`, or has no host."""
    try:
        host = urlsplit(urljoin(base, link)).netloc
    except ValueError:  # `target` says so
        return True
    return host in ("", urlsplit(site).netloc)


def is_harmless(link: str, base: str) -> bool:
    """Return whether a link opens a page, mail or call, and runs nothing (javascript:, data:)."""
    try:
        return urlsplit(urljoin(base, link)).scheme in HARMLESS
    except ValueError:  # `target` says so
        return True


def target(link: str, base: str, site: str) -> tuple[str, str]:
    """Return the path on `site` that a link on the page at `base` means, and what is wrong with it.

    The path has no slash before it, and its fragment behind it; it is empty where the link leaves
    the site or is wrong, and "#" stands for the home page.
    """
    try:
        whole = urlsplit(urljoin(base, link))
        is_whole = bool(urlsplit(link).netloc)
    except ValueError:
        return "", "is not an address"
    home = urlsplit(site)
    if whole.netloc != home.netloc:
        return "", ""
    if whole.path != home.path and not whole.path.startswith(f"{home.path}/"):
        # A whole address may name another site on the host; a path cannot mean one.
        return "", "" if is_whole else f"is outside {home.path}/"
    path = unquote(whole.path.removeprefix(home.path).lstrip("/"))
    return f"{path}#{unquote(whole.fragment)}", ""
