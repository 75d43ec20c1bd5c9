"""A site of two pages that the gate lets pass, for the tests that build and publish."""

from __future__ import annotations

from pathlib import Path

import pytest
from blinker import ANY, Signal
from pelican.plugins import signals

SETTINGS = """\
STRUCTURED_DATA = {"site_url": "https://example.org"}
PUBLISH_TO = [{"target": "folder", "path": "published"}]
SITENAME = "Small"
SITEURL = ""
PATH = "content"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = []
ARTICLE_PATHS = ["blog"]
PAGE_PATHS = []
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
"""
BASE = """\
<!doctype html>
<html lang="en">
<head>
<title>{{ title }}</title>
<meta name="description" content="All about {{ title }}">
<link rel="canonical" href="https://example.org/{{ path }}">
<meta property="og:url" content="https://example.org/{{ path }}">
<script type="application/ld+json">
{"@context": "https://schema.org",
 "@graph": [{"@type": "WebPage", "@id": "https://example.org/{{ path }}"}]}
</script>
</head>
<body>
<h1>{{ title }}</h1>
{% block main %}{% endblock %}
</body>
</html>
"""
INDEX = """\
{% set title = "Home" %}
{% set path = "" %}
{% extends "base.html" %}
{% block main %}<a href="/one/">One</a>{% endblock %}
"""
ARTICLE = """\
{% set title = article.title %}
{% set path = article.url %}
{% extends "base.html" %}
{% block main %}{{ article.content }}{% endblock %}
"""
SITEMAP = """\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/</loc></url>
{% for article in articles %}
<url><loc>https://example.org/{{ article.url }}</loc></url>
{% endfor %}
</urlset>
"""
POST = "Title: One\nDate: 2026-01-01\n\nThe first post.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of the site; its settings are in siteconf.py.

    What plugins of another site have connected to Pelican before, in this process, is disconnected.
    """
    for signal in vars(signals).values():
        if isinstance(signal, Signal):
            for receiver in [*signal.receivers_for(ANY)]:
                signal.disconnect(receiver)
    files = {
        "siteconf.py": SETTINGS,
        "content/blog/one.md": POST,
        "theme/templates/base.html": BASE,
        "theme/templates/index.html": INDEX,
        "theme/templates/article.html": ARTICLE,
        "theme/templates/sitemap.html": SITEMAP,
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path
