"""What must be true of the owner's own site: delete this file when content/ is yours."""

from __future__ import annotations

from pathlib import Path

import pytest

PAPERS = ("das", "tclone", "nitsum", "cognify", "preble", "infercept", "worst-group")
ENDINGS = ("bib", "ris", "json")
NEWS = (
    "das-mlsys-2026",
    "job-market",
    "cognify-kdd-2025",
    "preble-iclr-2025",
    "infercept-icml-2024",
)
PROMISED = [
    "index.html",
    "404.html",
    "publications/index.html",
    *(f"publications/{key}/index.html" for key in PAPERS),
    *(f"publications/{key}/{key}.{ending}" for key in PAPERS for ending in ENDINGS),
    *(f"publications/publications.{ending}" for ending in ENDINGS),
    "blog/index.html",
    "blog/scheduling-overhead/index.html",
    "news/index.html",
    *(f"news/{slug}/index.html" for slug in NEWS),
    "talks/index.html",
    "collaborators/index.html",
    "collaborators/yiying-zhang/index.html",
    "cv/index.html",
    "cv/cv.pdf",
    "cv/resume.json",
    "feeds/news.rss.xml",
    "feeds/blog.atom.xml",
    "feeds/publications.atom.xml",
    "feeds/all.json",
    "sitemap.xml",
    "robots.txt",
]


@pytest.mark.parametrize("path", PROMISED)
def test_promised_address_is_there(built: Path, path: str) -> None:
    assert (built / path).is_file()
