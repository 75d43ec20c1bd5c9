"""Pelican with the minimal theme: plain, with its own cache, and with our fast_build."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from ...build import site_settings
from ...errors import CommandError
from ...project import PLUGINS, SETTINGS
from ..posts import write_posts
from .generator import Generator

FASTER = "fast_build"  # the plugin, where it is in PLUGINS of pelicanconf.py
THEME = Path(__file__).parent.parent / "minimal_theme"
MINIMAL = {
    "SITENAME": "Bench",
    "SITEURL": "https://bench.example",
    "TIMEZONE": "UTC",
    "DEFAULT_LANG": "en",
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "CACHE_PATH": ".cache/pelican",
    "THEME": str(THEME),
    "PLUGINS": [],
    "STATIC_PATHS": [],
    "PAGE_PATHS": [],
    "ARTICLE_URL": "{slug}/",
    "ARTICLE_SAVE_AS": "{slug}/index.html",
    "SLUGIFY_SOURCE": "basename",
    "TAG_URL": "tags/{slug}/",
    "TAG_SAVE_AS": "tags/{slug}/index.html",
    "DIRECT_TEMPLATES": ["index"],
    "PAGINATED_TEMPLATES": {"index": 20},
    "PAGINATION_PATTERNS": [
        (1, "{url}", "{save_as}"),
        (2, "page/{number}/", "page/{number}/index.html"),
    ],
    "AUTHOR_SAVE_AS": "",
    "CATEGORY_SAVE_AS": "",
    "FEED_ALL_ATOM": "feed.xml",
    "FEED_MAX_ITEMS": 20,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
}


def pelican_site() -> Generator:
    """Return Pelican as it comes."""
    return _pelican({})


def cached_pelican_site() -> Generator:
    """Return Pelican with its own cache of what it has read."""
    return _pelican({"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True})


def fast_pelican_site() -> Generator:
    """Return Pelican with the plugin of this project; CommandError where that is not in use."""
    if FASTER not in site_settings(SETTINGS)["PLUGINS"]:
        raise CommandError(f"PLUGINS has no {FASTER}")
    return _pelican({"PLUGIN_PATHS": [str(PLUGINS)], "PLUGINS": [FASTER]})


def pelican_version() -> str:
    """Return what Pelican calls itself."""
    return f"Pelican {version('pelican')}"


def _pelican(changes: dict[str, object]) -> Generator:
    settings = MINIMAL | changes

    def write(folder: Path, posts: int) -> None:
        write_posts(folder / "content", posts)
        lines = [f"{name} = {value!r}\n" for name, value in settings.items()]
        (folder / "pelicanconf.py").write_text("".join(lines), encoding="utf-8")

    options = ("--settings", "pelicanconf.py", "--quiet", "--fatal", "warnings")
    return Generator(
        version=pelican_version(),
        write=write,
        command=[sys.executable, "-m", "pelican", *options],
    )
