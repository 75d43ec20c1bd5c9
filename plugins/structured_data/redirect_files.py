"""What is published at former addresses: pages and files, and the rules for hosts that read them.

Written last, into a folder that holds all else: only there can be seen whether an address is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from .errors import InvalidData, Problem
from .page_view import PageView
from .records import Redirect
from .records.redirects import file_at
from .settings import Settings

_KEPT = "/:?#[]@!$&'()*+,;=%~"  # the marks of an address
HOST_FILE = "_redirects"
# Netlify shows a file that stands at an address, unless told to redirect all the same; that mark
# is unknown to other hosts, which pass over such a line.
HEADINGS = {"301!": "# Netlify", "301": "# Cloudflare Pages and other hosts"}


def redirect_pages(
    redirects: Iterable[Redirect], views: Iterable[PageView], render: Callable[..., str]
) -> dict[str, str]:
    """Return former address -> the page that leads on from there, to one with a `title` if known.

    `render` makes a page of a `redirect` and the `title`.
    """
    titles = {view.path: view.title for view in views}
    return {
        redirect.former: render(redirect=redirect, title=titles.get(redirect.target_path or ""))
        for redirect in redirects
        if redirect.target and redirect.is_page
    }


def write_redirects(
    redirects: Iterable[Redirect], pages: Mapping[str, str], settings: Settings, folder: Path
) -> None:
    """Write what stands at each former address; `pages` are the texts of pages by address.

    A file that has moved within the site is there twice: no page can stand in its place.
    Raises InvalidData for an address that is taken, and for a target that is not there.
    """
    redirects = _with_files(tuple(redirects), folder)
    problems = list(_missing_targets(redirects, folder))
    for redirect in redirects:
        file = folder / redirect.save_as
        if file.exists() or any(parent.is_file() for parent in file.parents):
            message = f"{redirect.former!r} is the address of what stands there (take this out)"
            problems.append(Problem(redirect.place, message))
        elif not problems and (content := _content(redirect, pages, folder)) is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    if problems:
        raise InvalidData(problems)
    if rules := host_rules(redirects, settings):
        (folder / HOST_FILE).write_text(rules, encoding="utf-8")


def host_rules(redirects: Iterable[Redirect], settings: Settings) -> str:
    """Return redirects as hosts read them, each as from, to and status; empty without any."""
    pairs = [
        (quote(one.former), (settings.base if one.target_path else "") + quote(one.target, _KEPT))
        for one in redirects
        if one.target
    ]
    lines = [
        line
        for status, heading in HEADINGS.items()
        for line in (heading, *(f"{settings.base}{old} {new} {status}" for old, new in pairs))
    ]
    return "\n".join([*lines, ""]) if pairs else ""


def _content(redirect: Redirect, pages: Mapping[str, str], folder: Path) -> bytes | None:
    """Return what stands at a former address; None for what is gone, and what only hosts can do."""
    if not redirect.target:
        return None
    if redirect.is_page:
        return pages[redirect.former].encode()
    if redirect.target_path is None:
        return None
    return (folder / file_at(redirect.target_path)).read_bytes()


def _with_files(redirects: tuple[Redirect, ...], folder: Path) -> tuple[Redirect, ...]:
    """Add one for each file beside a page that has moved with those; its Markdown twin is none."""
    found = {redirect.former: redirect for redirect in redirects}
    for redirect in redirects:
        beside = folder / file_at(redirect.target_path or "")
        for file in sorted(beside.parent.rglob("*")) if redirect.with_files else ():
            path = file.relative_to(beside.parent).as_posix()
            former, target = f"{redirect.former}{path}", f"{redirect.target}{quote(path)}"
            if file.is_file() and path not in ("index.html", "index.md"):
                found.setdefault(former, Redirect(former, target, None, redirect.place))
    return tuple(found.values())


def _missing_targets(redirects: Iterable[Redirect], folder: Path) -> Iterator[Problem]:
    for redirect in redirects:
        path = redirect.target_path
        if path is not None and not (folder / file_at(path)).is_file():
            message = f"leads to {redirect.target!r}, where nothing is (write where it is now)"
            yield Problem(redirect.place, message)
