"""What became of former addresses, from redirects.yaml and from the aliases of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .errors import Problem
from .paths import article_path, is_article_path
from .records import Article, Redirect


def alias_redirects(articles: Iterable[Article]) -> Iterator[Redirect]:
    """Yield a redirect for each alias of these articles."""
    for article in articles:
        for alias in article.aliases:
            with_files = is_article_path(alias.path)
            yield Redirect(alias.path, article_path(article), None, alias.place, with_files)


def redirect_problems(redirects: Iterable[Redirect]) -> Iterator[Problem]:
    """Yield what is wrong among redirects: an address twice, and those that lead to another one."""
    first: dict[str, Redirect] = {}
    for redirect in redirects:
        if redirect.former and redirect.former == redirect.target_path:
            message = f"{redirect.former!r} is where it leads, too (take it out)"
            yield Problem(redirect.place, message)
        elif redirect.former and first.setdefault(redirect.former, redirect) is not redirect:
            place = first[redirect.former].place
            message = f"{redirect.former!r} stands at {place.file}:{place.line}, too (keep one)"
            yield Problem(redirect.place, message)
    for redirect in first.values():
        if following := first.get(redirect.target_path or ""):
            message = _message(redirect, following, first)
            yield Problem(redirect.place, f"leads to {redirect.target!r}, {message}")


def _message(redirect: Redirect, following: Redirect, known: Mapping[str, Redirect]) -> str:
    """Return what to do about a redirect that leads to another one."""
    seen = {redirect.former}
    while following.target and following.former not in seen:
        seen.add(following.former)
        if (after := known.get(following.target_path or "")) is None:
            return f"which has moved (write {following.target})"
        following = after
    if following.target:
        return "which leads back here (write where its page is now)"
    return "which is gone (write where it is now, or gone: true)"
