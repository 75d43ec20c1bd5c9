"""What machines make of a page, as ./inv inspect shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.gate.site import Page, read_pages
from commands.inspect import page_sections
from commands.inspect.page import page_at
from commands.inspect.section import section_text
from commands.inspect.zotero import creators, item_type

from .described_site import FILES, URL, problems_of

PAPER = """\
Google Scholar           a paper to list
  title                  Lantern
  authors                Example, Ada; Sample, Max
  date                   2025/6/4
  in                     Proceedings of Inventions; INVENT
  PDF                    https://example.org/papers/lantern/lantern.pdf
Zotero                   conferencePaper
  title                  Lantern
  creators               Ada | Example; Max | Sample
  date                   2025/6/4
  in                     Proceedings of Inventions
  DOI                    10.1234/lantern
Search engines           14 nodes, 9 types shown; the page is about: ScholarlyArticle
  WebPage                could have name, description, dateModified
  BreadcrumbList         whole
  ScholarlyArticle       could have author.url, abstract, image · Lantern
  Person ×2              whole · Ada Example; Max Sample
  PublicationVolume      Proceedings of Inventions
  MediaObject
  Event                  could have endDate, description, image, performer, organizer · A talk
  VideoObject            could have description · A talk
  WebSite                whole · Ada
Link preview             without title, description, image, type
  url                    https://example.org/papers/lantern/
Feeds and files          0 named in the head
"""


@pytest.fixture
def pages(tmp_path: Path) -> list[Page]:
    assert problems_of(tmp_path) == []
    return list(read_pages(tmp_path, URL))


def text(page: Page, width: int = 100) -> str:
    return "".join(section_text(section, width) for section in page_sections(page))


def test_paper_is_shown_as_each_reader_takes_it(pages: list[Page]) -> None:
    assert text(page_at(pages, "/papers/lantern/")) == PAPER


def test_no_line_is_wider_than_the_screen(pages: list[Page]) -> None:
    lines = text(page_at(pages, "/papers/lantern/"), 40).splitlines()
    assert max(map(len, lines)) == 40
    assert "  DOI                    10.1234/lantern" in lines
    assert "  in                     Proceedings of…" in lines


def test_paper_without_a_date_is_not_listed(pages: list[Page]) -> None:
    source = FILES["papers/lantern/index.html"].replace("citation_publication_date", "citation_day")
    page = Page("papers/lantern/index.html", f"{URL}/papers/lantern/", source)
    assert text(page).startswith("Google Scholar           not listed: no date\n")


def test_what_search_engines_require_is_told_first(pages: list[Page]) -> None:
    source = FILES["papers/lantern/index.html"].replace(', "address": "Reykjavík"', "")
    page = Page("papers/lantern/index.html", f"{URL}/papers/lantern/", source)
    assert "  Event                  LACKS location.address; could have endDate, " in text(page)


@pytest.mark.parametrize(
    "address",
    [
        "/papers/lantern/",
        "papers/lantern",
        "/papers/lantern/index.html",
        "https://example.org/papers/lantern/",
    ],
)
def test_address_may_be_written_in_several_ways(pages: list[Page], address: str) -> None:
    assert page_at(pages, address).path == "papers/lantern/index.html"


def test_home_page_is_found(pages: list[Page]) -> None:
    assert page_at(pages, "/").path == "index.html"


@pytest.mark.parametrize("address", ["/papers/latern/", "lantern", "/blog/lantern/"])
def test_unknown_address_names_its_neighbours(pages: list[Page], address: str) -> None:
    with pytest.raises(CommandError, match=r"^no page at /.*\(near: .*/papers/lantern/.*\)$"):
        page_at(pages, address)


def test_address_with_no_neighbour_names_some_pages(pages: list[Page]) -> None:
    with pytest.raises(CommandError) as error:
        page_at(pages, "/xyz/")
    assert str(error.value) == ("no page at /xyz (there are /, /blog/light/, /papers/lantern/)")


def test_site_under_a_path_is_read(tmp_path: Path) -> None:
    problems_of(tmp_path)
    pages = list(read_pages(tmp_path, "https://example.org/site"))
    assert page_at(pages, "/papers/lantern/") is page_at(pages, "/site/papers/lantern/")


TYPES = {
    "journalArticle": ["citation_title", "citation_journal_title"],
    "conferencePaper": ["citation_title", "citation_inbook_title", "citation_conference_title"],
    "bookSection": ["citation_title", "citation_conference_title", "citation_inbook_title"],
    "thesis": ["citation_title", "citation_dissertation_institution"],
    "report": ["citation_title", "citation_technical_report_institution"],
    "book": ["citation_title", "citation_isbn"],
    "webpage": [],
}


@pytest.mark.parametrize(("type_", "names"), TYPES.items())
def test_last_tag_that_names_a_type_decides(type_: str, names: list[str]) -> None:
    assert item_type([(name, "x") for name in names]) == type_


def test_dublin_core_decides_where_no_tag_names_a_type() -> None:
    assert item_type([("citation_title", "x"), ("DC.type", "preprint")]) == "preprint"


NAMES = {
    "Srivatsa, Vikranth": ["Vikranth | Srivatsa"],
    "ATLAS Collaboration,": ["ATLAS Collaboration"],
    "King, Martin Luther Jr.": ["Martin Luther Jr. | King"],
    "van Beethoven, Ludwig": ["Ludwig | van Beethoven"],
    "van der Fiction, Vera Maria": ["van der | Fiction", "Vera | Maria"],
    "van\u00a0der\u00a0Fiction, Vera Maria": ["Vera Maria | van der Fiction"],
    "Platon": ["Platon"],
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_sole_author_is_split_as_zotero_splits(name: str, expected: list[str]) -> None:
    assert creators([("citation_author", name)]) == expected
