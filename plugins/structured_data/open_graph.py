"""What a link to a page is shown with elsewhere: Open Graph (ogp.me), and Twitter's cards."""

from __future__ import annotations

import re
from locale import normalize

from .dates import PartialDate
from .images import Image
from .library import Library
from .page_view import PageView
from .paths import person_path
from .records import Article, Publication
from .settings import Settings

Tags = list[tuple[str, str]]


def open_graph_tags(
    view: PageView, library: Library, settings: Settings, image: Image | None
) -> Tags:
    """Return property and content of each tag, in order; `image` is the picture of the page."""
    tags: list[tuple[str, str | None]] = [
        ("og:type", view.open_graph_type),
        ("og:title", view.title),
        ("og:description", view.description),
        ("og:site_name", settings.site_name),
        ("og:locale", locale(settings.language)),
    ]
    if image:
        tags += [
            ("og:image", settings.absolute(image.path)),
            ("og:image:type", image.media_type),
            ("og:image:width", str(image.width)),
            ("og:image:height", str(image.height)),
            ("og:image:alt", image.words),
        ]
    if isinstance(view.subject, Article | Publication):
        tags += _article(view, view.subject, library, settings)
    if view.kind == "home":
        tags += _profile(library)
    return [(name, content) for name, content in tags if content]


def twitter_tags(library: Library, image: Image | None) -> Tags:
    """Return name and content of what is not taken from Open Graph."""
    tags = [("twitter:card", "summary_large_image" if image else "summary")]
    if account := library.profile.accounts.get("X"):
        tags.append(("twitter:creator", "@" + account.rpartition("/")[2]))
    if image:
        tags.append(("twitter:image:alt", image.words))
    return tags


def locale(language: str) -> str | None:
    """Return en_GB for en-GB, and for a language alone that of its main territory; else None."""
    name = normalize(language.replace("-", "_")).partition(".")[0]
    return name if re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", name) else None


def _article(
    view: PageView, subject: Article | Publication, library: Library, settings: Settings
) -> list[tuple[str, str | None]]:
    if isinstance(subject, Article):
        people, published, topics = subject.authors, view.published, subject.tags
    else:
        people = tuple(author.person for author in subject.authors)
        published, topics = subject.date, subject.keywords
    authors = ("/" if one.key == library.owner.key else person_path(one) for one in people)
    return [
        ("article:published_time", _day(published)),
        ("article:modified_time", _day(view.modified)),
        *(("article:author", settings.absolute(path)) for path in authors),
        ("article:section", view.parent.title if view.parent else None),
        *(("article:tag", topic) for topic in topics),
    ]


def _profile(library: Library) -> list[tuple[str, str | None]]:
    """Return the owner's name; which part of a name one that stands alone is, is not known."""
    owner = library.owner
    parts = owner.parts
    return [
        ("profile:first_name", parts.given),
        ("profile:last_name", parts.family if parts.given else None),
        ("profile:username", owner.github),
    ]


def _day(date: PartialDate | None) -> str | None:
    """Return a day without a time, which would be of the day before in America; else None."""
    return str(date) if date and date.day else None
