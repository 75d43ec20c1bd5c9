"""What hosts are told of a site: headers, what may be kept, redirects."""

from __future__ import annotations

import json

import pytest
from host_files import security_policy
from host_files.caching import IMMUTABLE, REVALIDATED, cache_control
from host_files.headers import headers_file, site_headers
from host_files.media_types import media_type
from host_files.vercel import vercel_settings

PATHS = (
    "index.html",
    "pictures/0123456789abcdef.png",
    "search/index.01234567.json",
    "search/index.html",
    "theme/feed.css",
    "theme/site.89abcdef.css",
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("theme/site.89abcdef.css", IMMUTABLE),
        ("search/index.01234567.json", IMMUTABLE),
        ("pictures/0123456789abcdef.webp", IMMUTABLE),
        ("theme/feed.css", REVALIDATED),
        ("index.html", REVALIDATED),
        ("blog/lamps/steps.0123abcd.csv", REVALIDATED),  # an author names such files
        ("pictures/lamp.png", REVALIDATED),
        ("search/pagefind/pagefind.js", REVALIDATED),
    ],
)
def test_only_what_is_named_by_its_content_is_kept(path: str, value: str) -> None:
    assert cache_control(path) == value


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("index.md", "text/markdown; charset=utf-8"),
        ("feeds/news.rss.xml", "application/rss+xml; charset=utf-8"),
        ("feeds/blog.atom.xml", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("theme/site.89abcdef.css", "text/css; charset=utf-8"),
        ("publications/preble/preble.bib", "application/x-bibtex; charset=utf-8"),
        ("a.b/Photo.JPG", "image/jpeg"),
        ("search/pagefind/fragment/en_1.pf_fragment", "application/octet-stream"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_type_is_that_of_the_longest_suffix(path: str, kind: str) -> None:
    assert media_type(path) == kind


def test_no_two_rules_give_one_header_to_a_file() -> None:
    assert headers_file({"X-Lamp": "lit"}, PATHS, "/site") == (
        "/site/*\n  X-Lamp: lit\n"
        f"/site/search/index.01234567.json\n  Cache-Control: {IMMUTABLE}\n"
        f"/site/theme/site.89abcdef.css\n  Cache-Control: {IMMUTABLE}\n"
        f"/site/pictures/*\n  Cache-Control: {IMMUTABLE}\n"
    )


def test_header_of_the_policy_forbids_frames_too() -> None:
    headers = site_headers("default-src 'none'")
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_policy_of_the_headers_is_that_of_the_loosest_page() -> None:
    settings = {"CONTENT_SECURITY_POLICY": "strict"}
    assert security_policy(settings) == "strict"
    assert security_policy(settings | {"HEADER_SECURITY_POLICY": "loose"}) == "loose"


def test_vercel_has_the_headers_and_each_redirect_once() -> None:
    redirects = (
        "# Netlify\n/old%20(1)/ /new/ 301!\n"
        "# Cloudflare Pages and other hosts\n/old%20(1)/ /new/ 301\n"
    )
    settings = json.loads(vercel_settings({"X-Lamp": "lit"}, redirects, ""))
    assert settings["redirects"] == [
        {"source": r"/old \(1\)/", "destination": "/new/", "statusCode": 301}
    ]
    everywhere, kept = settings["headers"]
    assert everywhere == {"source": "/(.*)", "headers": [{"key": "X-Lamp", "value": "lit"}]}
    assert kept["headers"] == [{"key": "Cache-Control", "value": IMMUTABLE}]
    assert "(" not in kept["source"].replace("/((?:", "").replace("(?:", "")


def test_no_redirects_are_no_setting() -> None:
    assert "redirects" not in json.loads(vercel_settings({}, "", ""))
