from __future__ import annotations

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree

from structured_data.library import Library
from structured_data.page_view import PageView, site_pages
from structured_data.settings import Settings
from structured_data.sitemap import NAMESPACE, robots_text, sitemap_text


def entries(library: Library, settings: Settings) -> dict[str | None, str | None]:
    """Address -> lastmod."""
    root = ElementTree.fromstring(
        sitemap_text(site_pages(library), library, settings, dt.date(2026, 1, 1))
    )
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


def test_sitemap_dates_a_page_by_its_content_as_precisely_as_it_is_known(
    library: Library, settings: Settings
) -> None:
    listed = entries(library, settings)
    assert listed["https://ada.example/publications/moth/"] == "2024"
    assert listed["https://ada.example/news/lighthouse/"] == "2025-10"
    assert listed["https://ada.example/blog/first-light/"] == "2025-04-01"


def test_sitemap_dates_no_page_whose_change_is_not_known(
    library: Library, settings: Settings, views: dict[str, PageView]
) -> None:
    undated = replace(library.publications["beacon"], accepted=None)
    view = replace(views["/publications/beacon/"], subject=undated)
    assert "<lastmod>" not in sitemap_text([view], library, settings, dt.date(2026, 1, 1))


def test_robots_may_read_everything_and_find_the_sitemap(settings: Settings) -> None:
    assert robots_text(settings) == (
        "User-agent: *\nAllow: /\nSitemap: https://ada.example/sitemap.xml\n"
    )
