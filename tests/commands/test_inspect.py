"""What machines make of a page, as ./inv inspect shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.gate.file import File
from commands.gate.site import Page, read_pages
from commands.inspect import page_sections
from commands.inspect.feeds import feeds_with
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
  abstract               We light a lamp.
  PDF                    https://example.org/papers/lantern/lantern.pdf
Search engines           14 nodes; the page is about: ScholarlyArticle
  WebPage                could have name, description, dateModified
  ScholarlyArticle       could have author.url, abstract, image · Lantern
  Event                  could have endDate, description, image, performer, organizer · A talk
  VideoObject            could have description · A talk
  PublicationVolume      Proceedings of Inventions
  MediaObject
  whole                  BreadcrumbList, Person ×2, WebSite
Link preview             without title, description, type
  image                  https://example.org/preview.png
  url                    https://example.org/papers/lantern/
Feeds and files          an entry of no feed
  Markdown               /papers/lantern/index.md
"""


@pytest.fixture
def pages(tmp_path: Path) -> list[Page]:
    assert problems_of(tmp_path) == []
    return list(read_pages(tmp_path, URL))


def paper(old: str, new: str) -> Page:
    """The page of the paper, with a text of it replaced."""
    source = FILES["papers/lantern/index.html"]
    assert old in source
    return Page("papers/lantern/index.html", f"{URL}/papers/lantern/", source.replace(old, new, 1))


def text(page: Page, width: int = 100) -> str:
    return "".join(section_text(section, width) for section in page_sections(page))


def test_paper_is_shown_as_each_reader_takes_it(pages: list[Page]) -> None:
    assert text(page_at(pages, "/papers/lantern/")) == PAPER


def test_no_line_is_wider_than_the_screen(pages: list[Page]) -> None:
    lines = text(page_at(pages, "/papers/lantern/"), 40).splitlines()
    assert max(map(len, lines)) == 40
    assert "  DOI                    10.1234/lantern" in lines
    assert "  in                     Proceedings of…" in lines


def test_paper_without_a_date_is_not_listed() -> None:
    page = paper("citation_publication_date", "citation_day")
    assert text(page).startswith("Google Scholar           not listed: no date\n")


def test_paper_without_a_pdf_is_listed_without_its_text() -> None:
    page = paper("citation_pdf_url", "citation_pdf")
    told = "a paper to list, without its text: no PDF stands beside the page"
    assert text(page).startswith(f"Google Scholar           {told}\n")


def test_page_that_asks_to_be_left_out_is_left_out() -> None:
    shown = text(paper("</head>", '<meta name="robots" content="noindex">\n</head>'))
    assert shown.startswith("Google Scholar           not listed: no permission (noindex)\n")
    assert "Search engines           left out, as it asks (noindex); 14 nodes; " in shown


def test_what_search_engines_require_is_told_first() -> None:
    lines = text(paper(', "address": "Reykjavík"', "")).splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith("Search")) + 1
    told = "  Event                  LACKS location.address; could have endDate, "
    assert lines[first].startswith(told)


@pytest.mark.parametrize(
    ("broken", "by", "told"),
    [
        ('"@graph": [', '"@graph": [,', "JSON-LD does not parse: Expecting value: line 2"),
        ("application/ld+json", "application/ldjson", "0 JSON-LD scripts"),
    ],
)
def test_json_that_nobody_can_read_is_told(broken: str, by: str, told: str) -> None:
    (line,) = [line for line in text(paper(broken, by), 200).splitlines() if "engines" in line]
    assert line.startswith(f"Search engines           nothing is shown: {told}")


ENTRY = f"{URL}/papers/lantern/"
FEEDS = {
    "a.xml": f"<rss><channel><link>{URL}/</link><item><link>{ENTRY}</link></item></channel></rss>",
    "b.xml": '<feed xmlns="http://www.w3.org/2005/Atom">'
    f'<link href="{URL}/"/><entry><link href="{ENTRY}"/></entry></feed>',
    "c.json": json.dumps({"home_page_url": f"{URL}/", "items": [{"url": ENTRY}, {}]}),
    "d.ics": f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nURL:{ENTRY}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "e.json": "[]",
    "f.xml": f"<urlset><loc>{ENTRY}</loc></urlset>",
}


def test_feeds_that_a_page_is_an_entry_of_are_named() -> None:
    files = [File(path, f"{URL}/{path}", source) for path, source in FEEDS.items()]
    assert feeds_with(ENTRY, files) == ["/a.xml", "/b.xml", "/c.json", "/d.ics"]
    assert feeds_with(f"{URL}/", files) == []
    shown = "".join(section_text(one, 100) for one in page_sections(paper("", ""), files))
    assert "Feeds and files          an entry of /a.xml, /b.xml, /c.json, /d.ics\n" in shown


def test_links_of_one_kind_stand_on_one_row_and_one_file_once() -> None:
    links = (
        '<link rel="author" href="/a/"><link rel="author" href="https://b.example/">'
        '<link rel="alternate" type="application/x-bibtex" href="lantern.bib">'
        '<link rel="describedby" type="application/x-bibtex" href="/papers/lantern/lantern.bib">'
    )
    assert text(paper("</head>", f"{links}</head>")).splitlines()[-2:] == [
        "  author ×2              /a/, https://b.example/",
        "  BibTeX                 /papers/lantern/lantern.bib",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/papers/lantern/",
        "papers/lantern",
        "/papers/lantern/index.html",
        "https://example.org/papers/lantern/",
        "https://example.org/papers/lantern/?utm_source=x#abstract",
        "http://127.0.0.1:8000/papers/lantern/",
        "/papers/%6Cantern/#abstract",
    ],
)
def test_address_may_be_written_in_several_ways(pages: list[Page], address: str) -> None:
    assert page_at(pages, address).path == "papers/lantern/index.html"


def test_address_of_another_site_is_refused(pages: list[Page]) -> None:
    with pytest.raises(CommandError) as error:
        page_at(pages, "https://other.example/papers/lantern/")
    told = "is not of this site (https://example.org): name a page of it"
    assert str(error.value) == f"https://other.example/papers/lantern/ {told}"


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
    assert item_type([("citation_dissertation_institution", "x"), ("DC.type", "y")]) == "thesis"


def test_website_is_a_web_page_whatever_dublin_core_says() -> None:
    preprint = [("citation_title", "x"), ("DC.type", "preprint")]
    assert item_type([("og:type", "website"), *preprint]) == "webpage"
    assert item_type([("og:type", "article"), *preprint]) == "preprint"


@pytest.mark.parametrize(
    ("spans", "verdict"),
    [(1, "the item in COinS"), (2, "a list of 2 items, from their COinS")],
)
def test_coins_hide_what_the_head_says(spans: int, verdict: str) -> None:
    span = '<span class="Z3988" title="ctx_ver=Z39.88-2004"></span>'
    page = paper("<button>", spans * span + "<button>")
    hidden = f"{verdict}, which hide what the tags in the head say: take them out"
    assert f"Zotero                   {hidden}" in text(page, 200).splitlines()


NAMES = {
    "Srivatsa, Vikranth": ["Vikranth | Srivatsa"],
    "ATLAS Collaboration,": ["ATLAS Collaboration"],
    "King, Martin Luther Jr.": ["Martin Luther Jr | King"],
    "Gonzalez, Joseph E.": ["Joseph E. | Gonzalez"],
    "Sartre, J.-P.": ["J.-P. | Sartre"],
    "van Beethoven, Ludwig": ["Ludwig | van Beethoven"],
    "van der Fiction, Vera Maria": ["van der | Fiction", "Vera | Maria"],
    "van\u00a0der\u00a0Fiction, Vera Maria": ["Vera Maria | van der Fiction"],
    "Platon": ["Platon"],
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_sole_author_is_split_as_zotero_splits(name: str, expected: list[str]) -> None:
    assert creators([("citation_author", name)]) == expected


def test_editors_follow_the_authors() -> None:
    tags = [("citation_author", "Platon"), ("citation_editor", "Sample, Max")]
    assert creators([*tags, ("DC.creator", "Nobody")]) == ["Platon", "Max | Sample (editor)"]
