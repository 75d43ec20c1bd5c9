"""What a graph says of a page stands on the page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from pelicanconf import SITEURL, STRUCTURED_DATA

SITE_URL = STRUCTURED_DATA["site_url"]

Pages = dict[str, BeautifulSoup]
Node = dict[str, Any]

# What a page must link where a node of it says so.
LINKED = ("codeRepository", "license")


def graph(page: BeautifulSoup) -> list[Node]:
    return json.loads(page.select_one("script[type='application/ld+json']").get_text())["@graph"]


def nodes(value: object) -> Iterator[Node]:
    """Yield every node of a graph, nested ones too."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from nodes(member)


def text(page: BeautifulSoup) -> str:
    return " ".join(page.select_one("main").get_text(" ").split())


def test_way_from_home_is_that_of_the_graph(pages: Pages) -> None:
    for path, page in pages.items():
        shown = [" ".join(item.get_text().split()) for item in page.select(".crumbs li")]
        steps = graph(page)[1].get("breadcrumb", {}).get("itemListElement", [])
        assert shown == [step["name"] for step in steps], path


def test_code_licenses_and_recordings_are_linked(pages: Pages) -> None:
    for path, page in pages.items():
        linked = {str(link["href"]) for link in page.select("main a[href]")}
        for node in nodes(graph(page)):
            for name in LINKED:
                assert node.get(name, "") in {"", *linked}, (path, name)


def test_list_of_a_graph_is_what_the_page_lists(pages: Pages) -> None:
    for path, page in pages.items():
        listed = graph(page)[1].get("mainEntity", {}).get("itemListElement", [])
        linked = [str(link["href"]) for link in page.select("main a[href]")]
        addresses = [SITEURL + item["url"].removeprefix(SITE_URL) for item in listed]
        order = [linked.index(address) for address in addresses]
        assert order == sorted(order), path


def test_works_and_people_that_a_page_names_are_printed_on_it(pages: Pages) -> None:
    for path, page in pages.items():
        own = graph(page)[1]
        for name in ("about", "mentions"):
            for node in own.get(name, []) if isinstance(own.get(name), list) else ():
                assert " ".join(node["name"].split()) in text(page), (path, node)


def test_page_was_modified_when_the_sitemap_says_so(pages: Pages, built: Path) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    listed = {url[0].text: url[1].text for url in root}
    found = (graph(page)[1] for page in pages.values())
    modified = {
        page["@id"]: page["dateModified"].partition("T")[0]
        for page in found
        if "dateModified" in page
    }
    assert f"{SITE_URL}/" in modified
    assert modified == {address: listed[address] for address in modified}
