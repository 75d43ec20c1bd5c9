"""A link that means the same on every page of a site is read once for all of them."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from commands.gate.links import destination, is_harmless, target

PAGE = "https://example.org/site/papers/?of=2026#top"
LINKS = """\
/|/site/|/site/a b|//|//other.example/a|///a|/;a|/?a|/#a|?a|#a|a|../|./a:b||mailto:ada@example.org
https://|https:///a|https://?a|https://#a|https:a|https:/a|https://example.org|https://example.org/site
https://example.org/site/#a|http://example.org/site/|HTTPS://example.org/a|javascript:a()|data:,a
""".replace("\n", "|").split("|")


@pytest.mark.parametrize("link", LINKS)
def test_link_leads_where_it_does_from_its_page(link: str) -> None:
    whole = urljoin(PAGE, link)
    assert destination(link, PAGE) == urldefrag(whole).url
    assert is_harmless(link, PAGE) == (urlsplit(whole).scheme in {"http", "https", "mailto", "tel"})


@pytest.mark.parametrize("link", ["http://[", "//[", "https://[::1"])
def test_what_is_no_address_leads_nowhere(link: str) -> None:
    assert destination(link, PAGE) == ""
    assert target(link, PAGE, "https://example.org/site") == ("", "is not an address")
