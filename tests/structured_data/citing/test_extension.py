"""[@key] as HTML."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown, markdown
from structured_data.citing.extension import Citations
from structured_data.citing.labels import STYLES
from structured_data.dates import PartialDate
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records import Reference
from structured_data.records.articles import Cited
from structured_data.settings import CITATION_STYLES


def work(key: str, title: str, family: str, year: int) -> Cited:
    date = PartialDate(year)
    reference = Reference(key, "book", title, title, authors=(Name(family, "Ada"),), date=date)
    return Cited(key, reference, None)


WORKS = (
    work("zeta", "Zeta", "Zed", 2020),
    work("beta", "Beta <b> & “more”", "Able", 2021),
    work("alpha", "Alpha", "Able", 2021),
)
EXTENSIONS = ["extra", "toc", "pymdownx.superfences", "pymdownx.highlight"]


def html(text: str, style: str = "numbered", works: tuple[Cited, ...] = WORKS) -> str:
    return markdown(text, extensions=[*EXTENSIONS, Citations(works, style)])


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_citation_and_entry_link_to_each_other() -> None:
    assert html("As in [@zeta].").replace("\n", "") == (
        '<p>As in <span class="citation">[<a href="#ref-zeta" id="cite-zeta-1" '
        'role="doc-biblioref">1</a>]</span>.</p>'
        '<section aria-labelledby="references" class="references" role="doc-bibliography">'
        '<h2 id="references">References</h2><ol><li id="ref-zeta">Ada Zed. 2020. Zeta. '
        '<span class="back-links"><a aria-label="Back to the citation, 1" href="#cite-zeta-1" '
        'role="doc-backlink">back</a> </span></li></ol></section>'
    )


def test_every_place_of_citation_is_linked_back() -> None:
    text = html("[@zeta] and [@zeta] and [@zeta].")
    assert re.findall(r'id="(cite-[^"]+)"', text) == ["cite-zeta-1", "cite-zeta-2", "cite-zeta-3"]
    assert re.findall(r'href="#(cite-[^"]+)"[^>]*>(\w+)<', text) == [
        ("cite-zeta-1", "1"),
        ("cite-zeta-2", "2"),
        ("cite-zeta-3", "3"),
    ]


def test_numbers_follow_the_text_through_lists_tables_and_notes() -> None:
    text = html(
        "- item [@beta]\n\n> quote [@zeta]\n\n| a |\n| - |\n| [@alpha] |\n\nEnd[^1] [@zeta].\n\n"
        "[^1]: Note [@beta; @alpha]."
    )
    assert re.findall(r"\[[\d, ]+\]", text_of(text)) == ["[1]", "[2]", "[3]", "[2]", "[1, 3]"]
    assert re.findall(r'<li id="ref-(\w+)"', text) == ["beta", "zeta", "alpha"]


@pytest.mark.parametrize(
    ("text", "style", "shown"),
    [
        ("[@zeta]", "numbered", "[1]"),
        ("[@zeta; @alpha]", "numbered", "[1, 2]"),
        ("[@zeta, p. 12]", "numbered", "[1, p. 12]"),
        ("[@zeta][@alpha]", "numbered", "[1][2]"),
        ("[@zeta, p. 12; @alpha]", "numbered", "[1, p. 12; 2]"),
        ("[@zeta, p. <b> & *1*_]", "numbered", "[1, p. &lt;b&gt; &amp; *1*_]"),
        ("[@zeta]", "author-year", "(Zed, 2020)"),
        ("[@zeta, ch. 2; @beta]", "author-year", "(Zed, 2020, ch. 2; Able, 2021)"),
        ("[@beta; @alpha]", "author-year", "(Able, 2021b; Able, 2021a)"),
    ],
)
def test_group_is_set_in_its_style(text: str, style: str, shown: str) -> None:
    assert text_of(html(text, style).partition("</p>")[0]) == shown


def test_author_and_year_are_listed_in_alphabetical_order_with_letters() -> None:
    text = html("[@zeta; @beta; @alpha]", "author-year")
    assert re.findall(r'<li id="ref-(\w+)">([^<]*) <', text) == [
        ("alpha", "Ada Able. 2021a. Alpha."),
        ("beta", "Ada Able. 2021b. Beta &lt;b&gt; &amp; “more”."),
        ("zeta", "Ada Zed. 2020. Zeta."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[@zeta]`",
        "```\n[@zeta]\n```",
        r"\[@zeta]",
        "[@zeta](https://social.example/@zeta)",
        "ada@zeta.example",
        '<span title="[@zeta]">a</span>',
        "<div>\n[@zeta]\n</div>",
        "    [@zeta]",
        "[the paper [@zeta]](https://a.example)",
        "![figure [@zeta]](a.png)",
        "No citation.",
    ],
)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert html(text) == markdown(text, extensions=EXTENSIONS)


def test_number_is_no_part_of_the_name_of_a_heading() -> None:
    md = Markdown(extensions=[*EXTENSIONS, Citations(WORKS, "numbered")])
    text = md.convert("## Lamps [@zeta]\n\n## References\n\nMine.")
    assert text.startswith('<h2 id="lamps">Lamps <span class="citation">[<a ')
    assert [(token["id"], token["name"].strip()) for token in md.toc_tokens] == [
        ("lamps", "Lamps"),
        ("references_1", "References"),
        ("references", "References"),
    ]


def test_paper_of_the_owner_links_to_its_page(library: Library) -> None:
    publication = library.publications["lantern"]
    works = (Cited("lantern", publication.reference, publication),)
    (link,) = re.findall(
        r'<a href="/publications/lantern/">([^<]*)</a>', html("[@lantern]", works=works)
    )
    assert link == "Lantern: Serving Éclairs at 90% Less Light &amp; Twice the Speed."
    assert f'<a href="{publication.reference.doi_url}">' in html("[@lantern]", works=works)


def test_styles_are_those_of_the_settings() -> None:
    assert tuple(STYLES) == CITATION_STYLES
