"""Headings that are links to their own sections."""

from __future__ import annotations

import pytest
from heading_links import with_heading_links
from markdown import markdown


def rendered(text: str) -> str:
    return markdown(text, extensions=["extra", "toc"], output_format="html")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "## What *we* measured & how",
            '<h2 id="what-we-measured-how"><a href="#what-we-measured-how">'
            "What <em>we</em> measured &amp; how</a></h2>",
        ),
        ("### One {#two .three}", '<h3 class="three" id="two"><a href="#two">One</a></h3>'),
        ("## [Elsewhere](/x/)", '<h2 id="elsewhere"><a href="/x/">Elsewhere</a></h2>'),
        ("A text.", "<p>A text.</p>"),
        ('    <h2 id="a">b</h2>', '<pre><code>&lt;h2 id="a"&gt;b&lt;/h2&gt;\n</code></pre>'),
    ],
)
def test_words_of_a_heading_lead_to_it(text: str, html: str) -> None:
    assert with_heading_links(rendered(text)) == html


def test_number_of_a_note_in_a_heading_stays_a_link_of_its_own() -> None:
    html = rendered("## One[^a]\n\n[^a]: A.")
    assert with_heading_links(html) == html.replace(
        '<h2 id="one">One<sup', '<h2 id="one"><a href="#one">One</a><sup'
    )
