"""Footnotes beside what they are about: each once, where it is read."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from markdown import markdown
from scrollers import Scrollers
from sidenotes import with_sidenotes
from sidenotes.order import NoteOrder

EXTENSIONS = ["extra", "pymdownx.superfences", "pymdownx.highlight", "pymdownx.blocks.caption"]


def rendered(text: str) -> str:
    """Return the HTML of a text, as feeds have it."""
    footnotes = {"BACKLINK_TEXT": "back", "BACKLINK_TITLE": "Back to the text"}
    return markdown(
        text,
        extensions=[*EXTENSIONS, Scrollers(), NoteOrder()],
        extension_configs={"extra": {"footnotes": footnotes}},
        output_format="html",
    )


def mark(name: str, number: int) -> str:
    link = f'<a class="footnote-ref" href="#fn:{name}" role="doc-noteref">{number}</a>'
    return f'<sup id="fnref:{name}">{link}</sup>'


def number(name: str, number: int) -> str:
    return f'<a href="#fnref:{name}" role="doc-backlink">{number}</a>'


def note(name: str, count: int, words: str) -> str:
    start = f'<div class="sidenote" id="fn:{name}" role="doc-footnote">'
    return f"{start}<p>{number(name, count)} {words}</p></div>"


def test_notes_stand_behind_the_paragraph_of_their_marks_and_nowhere_else() -> None:
    html = with_sidenotes(rendered("One[^a] & *two*.[^b]\n\n[^a]: A `<b>`.\n[^b]: B & c."))
    assert html.replace("\n", "") == (
        f'<div class="noted"><p>One{mark("a", 1)} &amp; <em>two</em>.{mark("b", 2)}</p>'
        f"{note('a', 1, 'A <code>&lt;b&gt;</code>.')}{note('b', 2, 'B &amp; c.')}</div>"
    )


def test_text_without_notes_stays_as_it_is_to_the_byte() -> None:
    html = "<p>A<br />&nbsp;<IMG src=a.png></p>"
    assert with_sidenotes(html) == html


def test_code_and_signs_of_a_text_with_notes_stay_as_they_are() -> None:
    text = 'One.[^1]\n\n```html\n<a href="b">&amp;</a> <!-- c -->\n```\n\n![d](e.png)\n\n[^1]: F.'
    before = BeautifulSoup(rendered(text), "html.parser")
    after = BeautifulSoup(with_sidenotes(rendered(text)), "html.parser")
    for selector in ("pre", "img"):
        assert after.select(selector) == before.select(selector)
    assert "/>" not in with_sidenotes(rendered(text))


def test_note_of_two_paragraphs_begins_with_its_number() -> None:
    soup = BeautifulSoup(
        with_sidenotes(rendered("One.[^1]\n\n[^1]: A.\n\n    B.\n")), "html.parser"
    )
    assert [one.get_text() for one in soup.select(".sidenote > p")] == ["1 A.", "B."]


def test_note_in_an_item_of_a_list_stands_behind_its_words() -> None:
    text = "- One[^1] and *two*[^2] on\n    - three\n- four[^3]\n\n[^1]: A.\n[^2]: B.\n[^3]: C.\n"
    html = with_sidenotes(rendered(text)).replace("\n", "")
    assert html == (
        f"<ul><li>One{mark('1', 1)} and <em>two</em>{mark('2', 2)} on"
        f"{note('1', 1, 'A.')}{note('2', 2, 'B.')}<ul><li>three</li></ul></li>"
        f"<li>four{mark('3', 3)}{note('3', 3, 'C.')}</li></ul>"
    )


def test_note_that_holds_a_list_or_code_keeps_them() -> None:
    text = "One[^1] word.\n\n[^1]: A:\n\n    - b\n\n    ```\n    c\n    ```\n"
    soup = BeautifulSoup(with_sidenotes(rendered(text)), "html.parser")
    (found,) = soup.select(".sidenote")
    assert [child.name for child in found.find_all(recursive=False)] == ["p", "ul", "div"]
    assert found.find_previous_sibling() == soup.p
    assert soup.p.get_text() == "One1 word."


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("| a |\n| - |\n| b[^1] |\n", "div.scroller"),
        ("| a |\n| - |\n| b |\n\n/// table-caption\nC.[^1]\n///\n", "figure"),
        ("## Heading[^1]\n", "h2"),
        ("Term[^1]\n:   What it means.\n", "dl"),
    ],
)
def test_note_stands_below_what_it_cannot_stand_in(text: str, before: str) -> None:
    soup = BeautifulSoup(with_sidenotes(rendered(f"{text}\n[^1]: Note.\n")), "html.parser")
    (found,) = soup.select(".sidenote")
    assert found.find_previous_sibling() == soup.select_one(before)
    assert " ".join(found.get_text().split()) == "1 Note."


def test_notes_of_one_table_stand_below_it_in_their_order() -> None:
    text = "| a[^1] | b[^2] |\n| - | - |\n| c[^3] | d |\n\n[^1]: One.\n[^2]: Two.\n[^3]: Three.\n"
    soup = BeautifulSoup(with_sidenotes(rendered(text)), "html.parser")
    assert [element.get("id") for element in soup.find_all("div", recursive=False)] == [
        *(None, "fn:1", "fn:2", "fn:3"),
    ]


def test_note_of_a_note_follows_it() -> None:
    html = with_sidenotes(rendered("One[^a] two.\n\n[^a]: A.[^b]\n[^b]: B."))
    assert html.replace("\n", "") == (
        f'<div class="noted"><p>One{mark("a", 1)} two.</p>'
        f"{note('a', 1, 'A.' + mark('b', 2))}{note('b', 2, 'B.')}</div>"
    )


def test_note_read_twice_stands_at_its_first_mark_and_both_lead_to_it() -> None:
    soup = BeautifulSoup(
        with_sidenotes(rendered("One.[^1]\n\nTwo.[^1]\n\n[^1]: Note.")), "html.parser"
    )
    (found,) = soup.select(".sidenote")
    assert found.find_previous_sibling() == soup.p
    assert [link["href"] for link in soup.select(".footnote-ref")] == ["#fn:1", "#fn:1"]
    assert [link["href"] for link in found.select("a")] == ["#fnref:1"]


def test_notes_are_numbered_as_they_are_read_in_feeds_too() -> None:
    text = "- One[^x]\n    - two[^y]\n\nThree.[^z] One again.[^x]\n\n[^z]: Z.\n[^y]: Y.\n[^x]: X.\n"
    html = rendered(text)
    assert re.findall(r'href="#fn:(.)">(\d)', html) == [
        *(("x", "1"), ("y", "2")),
        *(("z", "3"), ("x", "1")),
    ]
    assert re.findall(r'<li id="fn:(.)"', html) == ["x", "y", "z"]
    assert 'title="Back to the text"' in html


def test_marks_that_touch_are_told_apart() -> None:
    soup = BeautifulSoup(
        rendered("One.[^a][^b] Two.[^c]\n\n[^a]: A.\n[^b]: B.\n[^c]: C."), "html.parser"
    )
    assert soup.p.get_text() == "One.1,2 Two.3"
    notes = BeautifulSoup(with_sidenotes(str(soup)), "html.parser").select(".sidenote")
    assert [one.get_text().strip() for one in notes] == ["1 A.", "2 B.", "3 C."]


def test_every_id_that_a_link_leads_to_is_there_once() -> None:
    text = "One[^a] two[^b] one[^a].\n\n[^a]: A, as in b.[^b]\n[^b]: B.\n"
    for html in (rendered(text), with_sidenotes(rendered(text))):
        ids = re.findall(r'id="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
