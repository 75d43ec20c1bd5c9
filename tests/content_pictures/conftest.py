"""A site of posts with pictures, on a theme of a few lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.project import ROOT

from .made_pictures import SVG, camera_exif, chart, encoded, moving, photo

SETTINGS = """\
STRUCTURED_DATA = {"site_url": "https://ada.example" + SITEURL, "site_name": "Ada"}
SITENAME, PATH, THEME, TIMEZONE, DEFAULT_LANG = "Ada", "content", "theme", "UTC", "en"
PLUGIN_PATHS = [ROOT + "/plugins"]
PLUGINS = ["content_pictures", "base_path"]
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS = ["blog"], [], ["blog", "images"]
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
DRAFT_URL, DRAFT_SAVE_AS = "drafts/{slug}/", DRAFTS and "drafts/{slug}/index.html"
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PATH_METADATA = r"(?P<category>blog)/(?P<slug>[^/]+?)(/index)?\\.md"
MARKDOWN = {"extensions": ["markdown.extensions.extra"], "output_format": "html5"}
PICTURE_PLACES = {
    "text": ("min(38rem, 96vw - 1.6rem)", (400, 720, 1216)),
    "wide": ("60rem", (720, 1920)),
}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the site, which is the current one; its settings are those of `siteconf.py`."""
    monkeypatch.chdir(tmp_path)
    files: dict[str, bytes] = {
        "theme/templates/article.html": b"{{ article.content }}",
        "content/blog/lamps/lamp.jpg": encoded(photo(1600, 1000), "JPEG", exif=camera_exif(6)),
        "content/blog/lamps/chart.png": encoded(chart(1000, 600), "PNG"),
        "content/blog/lamps/drawing.svg": SVG.encode(),
        "content/blog/lamps/moving.gif": moving("GIF"),
        "content/images/my lamp.jpg": encoded(photo(500, 300), "JPEG", quality=95),
    }
    for name, data in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)
    set_up()
    return tmp_path


def set_up(base: str = "", drafts: bool = True) -> None:
    """Write the settings of the site in the current folder."""
    head = f"ROOT, SITEURL, DRAFTS = {str(ROOT)!r}, {base!r}, {drafts}\n"
    Path("siteconf.py").write_text(head + SETTINGS, encoding="utf-8")


def write_post(text: str, name: str = "lamps/index.md", status: str = "published") -> None:
    file = Path("content/blog") / name
    head = f"Title: Lamps\nDate: 2026-01-01\nStatus: {status}\n\n"
    file.write_text(head + text, encoding="utf-8")
