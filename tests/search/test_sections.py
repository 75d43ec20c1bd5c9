from __future__ import annotations

import pytest
from search.sections import Section, plain, sections


def test_text_is_told_apart_by_its_headings() -> None:
    html = """
    <p>Before &amp; <em>first</em>.</p>
    <h2 id="one">The <code>first</code></h2>
    <p>Under it.</p>
    <h3 class="a" id="two">Second</h3>
    <table><tr><td>1</td><td>2</td></tr></table>
    """
    assert sections(html) == (
        Section("", "", "Before & first."),
        Section("one", "The first", "Under it."),
        Section("two", "Second", "1 2"),
    )


def test_heading_without_a_text_of_its_own_is_its_text() -> None:
    html = '<h2 id="a">All</h2><h3 id="b">Part</h3><p>Text.</p>'
    assert sections(html) == (Section("a", "All", "All"), Section("b", "Part", "Text."))


def test_text_without_anything_has_no_section() -> None:
    assert sections(" <p> </p> ") == ()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<em>un</em>broken w<a href='#'>or</a>d", "unbroken word"),
        ("one<br>two<p>three</p>four", "one two three four"),
        ('<img alt="1 > 2" src="x">seen', "seen"),
        ("1 &lt; 2 &lt;b&gt;", "1 < 2 <b>"),
        ("of note<sup id='fnref'><a href='#fn'>1</a></sup>", "of note 1"),
    ],
)
def test_tags_part_words_where_they_do_on_the_page(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "seen<!-- not <b>seen</b> -->",
        "seen<script>let a = '<p>not</p>';</script>",
        'seen<a class="footnote-backref" href="#fnref:1">back</a>',
    ],
)
def test_what_is_not_read_on_the_page_is_left_out(html: str) -> None:
    assert [section.text for section in sections(html)] == ["seen"]


def test_formula_is_found_as_its_text() -> None:
    html = (
        '<p>The <math alttext="n &lt; 2"><mi>n</mi><mo>&lt;</mo><mn>2</mn></math>th.</p>'
        '<div><math alttext="x²" display="block"><mi>x</mi></math><span>(1)</span></div>'
    )
    assert [section.text for section in sections(html)] == ["The n < 2th. x² (1)"]


def test_drawings_and_what_finds_nothing_are_no_text() -> None:
    html = (
        "<p>Before.</p><svg><text>12</text></svg>"
        '<details class="plot-data" data-pagefind-ignore=""><p>3</p></details><p>After.</p>'
    )
    assert sections(html) == (Section("", "", "Before. After."),)
