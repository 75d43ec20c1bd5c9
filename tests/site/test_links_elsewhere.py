"""What ./inv check links --external asks is all that a visitor can follow."""

from __future__ import annotations

from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from structured_data.places import Places
from structured_data.review.links import addresses

from commands.project import CONTENT
from pelicanconf import STRUCTURED_DATA

OWN = urlsplit(STRUCTURED_DATA["site_url"]).netloc
OF_THE_CODE = {"schema.org", "creativecommons.org", "spdx.org"}  # types and licenses


def test_every_address_elsewhere_that_a_page_links_is_one_of_the_content(
    pages: dict[str, BeautifulSoup],
) -> None:
    links = {str(link["href"]) for page in pages.values() for link in page.select("[href]")}
    elsewhere = {
        link
        for link in links
        if link.startswith("http") and urlsplit(link).netloc not in OF_THE_CODE | {OWN}
    }
    assert links
    assert elsewhere - set(addresses(Places(CONTENT / "data"))) == set()
