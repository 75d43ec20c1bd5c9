from __future__ import annotations

from xml.etree import ElementTree

from structured_data.library import Library
from structured_data.page_view import PageView, site_pages
from structured_data.settings import Settings
from structured_data.sitemap import NAMESPACE, robots_text, sitemap_text


def entries(library: Library, settings: Settings) -> dict[str | None, str | None]:
    """Address -> lastmod."""
    root = ElementTree.fromstring(sitemap_text(site_pages(library), settings))
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    names = {"s": NAMESPACE}
    return {
        url.findtext("s:loc", namespaces=names): url.findtext("s:lastmod", namespaces=names)
        for url in root.findall("s:url", names)
    }


def test_sitemap_holds_every_listed_page_and_no_other(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    listed = {settings.absolute(view.path) for view in views.values() if view.listed}
    assert set(entries(library, settings)) == listed
    assert not {"https://ada.example/404.html", "https://ada.example/drafts/half-written/"} & listed


def test_sitemap_dates_only_the_pages_whose_change_is_known(
    library: Library, settings: Settings
) -> None:
    dated = {address: date for address, date in entries(library, settings).items() if date}
    assert dated == {
        "https://ada.example/": "2025-10",
        "https://ada.example/blog/": "2025-04-01",
        "https://ada.example/news/": "2025-10",
        "https://ada.example/news/lighthouse/": "2025-10",
        "https://ada.example/blog/first-light/": "2025-04-01",
        "https://ada.example/news/lantern-accepted/": "2025-02-01",
    }


def test_robots_may_read_everything_and_find_the_sitemap(settings: Settings) -> None:
    assert robots_text(settings) == (
        "User-agent: *\nAllow: /\nSitemap: https://ada.example/sitemap.xml\n"
    )
