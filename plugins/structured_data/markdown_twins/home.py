"""The home page."""

from __future__ import annotations

from ..library import Library
from ..records import Profile, Theme
from ..settings import Settings
from .entries import (
    article_line,
    claim_line,
    legend,
    page_line,
    paper_names,
    people_names,
    publications_list,
    talk_line,
)
from .text import bullets, document, escaped, facts, heading, inline, link, section

NEWEST = 5  # of the posts, and of the news


def home_twin(library: Library, settings: Settings) -> str:
    profile = library.profile
    posts, news = library.section("blog")[:NEWEST], library.section("news")[:NEWEST]
    return document(
        heading(library.owner.name, 1),
        escaped(profile.status or ""),
        inline(profile.headline, settings),
        inline(profile.lede, settings),
        page_line("/", settings),
        facts(_addresses(profile, settings)),
        section(
            "Where my work shows up",
            bullets(claim_line(claim, settings) for claim in library.claims.values()),
        ),
        section(
            "Selected work",
            publications_list(library.selected(), settings),
            legend(library.selected()),
        ),
        section(
            "Research",
            bullets(_theme(theme, library, settings) for theme in profile.themes.values()),
        ),
        section("About", *(inline(text, settings) for text in profile.about)),
        section("Education", bullets(escaped(degree.words) for degree in profile.education)),
        section("Experience", bullets(escaped(job.words) for job in profile.positions)),
        section("Writing", bullets(article_line(post, settings) for post in posts)),
        section("Talks", bullets(talk_line(talk, settings) for talk in library.talks.values())),
        section("News", bullets(article_line(item, settings) for item in news)),
        section("Collaborators", people_names(library.collaborators(), library.owner, settings)),
    )


def _addresses(profile: Profile, settings: Settings) -> list[tuple[str, str]]:
    mail = f"mailto:{profile.email}"
    cv = settings.absolute("/cv/")
    return [
        ("Curriculum vitae", link(cv, cv)),
        ("E-mail", link(profile.email, mail) if profile.email else ""),
        *((label, link(url, url)) for label, url in profile.links.items()),
    ]


def _theme(theme: Theme, library: Library, settings: Settings) -> str:
    papers = paper_names(library.publications_on(theme), settings)
    words = f"{escaped(theme.name)}: {escaped(theme.summary)}"
    return f"{words} Papers: {papers}." if papers else words
