"""The text of entries: it reads the same elsewhere, and does nothing there."""

from __future__ import annotations

import pytest
from structured_data.feeds.content import absolute_html, publication_html, talk_html
from structured_data.library import Library
from structured_data.settings import Settings


@pytest.mark.parametrize(
    ("html", "absolute"),
    [
        ('<a href="/talks/">t</a>', '<a href="https://ada.example/talks/">t</a>'),
        ('<img src="lamp.png"/>', '<img src="https://ada.example/blog/a/lamp.png"/>'),
        ('<a href="../b/#c">b</a>', '<a href="https://ada.example/blog/b/#c">b</a>'),
        ('<a href="#d">d</a>', '<a href="https://ada.example/blog/a/#d">d</a>'),
        ('<a href="//e.example/f">f</a>', '<a href="https://e.example/f">f</a>'),
        ('<a href="mailto:ada@e.example">m</a>', '<a href="mailto:ada@e.example">m</a>'),
        ('<a href="http://[g">g</a>', '<a href="http://[g">g</a>'),
        (
            '<blockquote cite="/q/">q</blockquote>',
            '<blockquote cite="https://ada.example/q/">q</blockquote>',
        ),
        ('<h2 id="h">h<a class="headerlink" href="#h">#</a></h2>', '<h2 id="h">h</h2>'),
        ("<p>i</p><script>j()</script><style>k</style>", "<p>i</p>"),
        ('<form action="/l"><input/></form>n<iframe></iframe>', "n"),
        (
            '<iframe src="/m/" title="A &lt; film"></iframe>',
            '<a href="https://ada.example/m/">A &lt; film</a>',
        ),
        (
            '<object data="m.pdf"><embed src="m.pdf"/></object>',
            '<a href="https://ada.example/blog/a/m.pdf">m.pdf</a>',
        ),
        (
            '<svg><use xlink:href="/l.svg#a"></use></svg>',
            '<svg><use xlink:href="https://ada.example/l.svg#a"></use></svg>',
        ),
        (
            '<video poster="a.png" src="a.mp4"></video>',
            '<video poster="https://ada.example/blog/a/a.png"'
            ' src="https://ada.example/blog/a/a.mp4"></video>',
        ),
        ('<p style="color: red" onclick="o()" tabindex="0" class="p">o</p>', '<p class="p">o</p>'),
        (
            '<figure id="r"><div aria-label="A &lt; plot" role="img"><svg></svg></div></figure>',
            '<figure id="r"><p><a href="https://ada.example/blog/a/#r">A &lt; plot</a>'
            "</p></figure>",
        ),
        ("<p>\x00q\x0b \x1br\ufffe</p>", "<p>q r</p>"),
    ],
)
def test_text_reads_the_same_elsewhere(html: str, absolute: str) -> None:
    assert absolute_html(html, "https://ada.example/blog/a/") == absolute


@pytest.mark.parametrize(
    ("given", "absolute"),
    [
        ("lamp.png", "https://ada.example/blog/a/lamp.png"),
        (
            "s.webp 480w, /l.webp 1600w",
            "https://ada.example/blog/a/s.webp 480w, https://ada.example/l.webp 1600w",
        ),
        (
            "s.webp,\n  https://e.example/l.webp 2x",
            "https://ada.example/blog/a/s.webp,\n  https://e.example/l.webp 2x",
        ),
        ("/fit,w=480/s.webp 480w", "https://ada.example/fit,w=480/s.webp 480w"),
        ("a 1.5x,b 2x", "https://ada.example/blog/a/a 1.5x,https://ada.example/blog/a/b 2x"),
    ],
)
def test_every_picture_of_a_srcset_gets_a_whole_address(given: str, absolute: str) -> None:
    html = absolute_html(f'<img srcset="{given}"/>', "https://ada.example/blog/a/")
    assert html == f'<img srcset="{absolute}"/>'


def test_paper_tells_where_it_appeared_what_it_says_and_where_to_read_it(
    library: Library, settings: Settings
) -> None:
    assert publication_html(library.publications["owl"], settings) == (
        "<p>Preprint, Nov 2025</p>\n"
        "<p>Counts owls.</p>\n"
        "<p><strong>Abstract.</strong> There were four.</p>\n"
        '<ul><li><a href="https://ada.example/publications/owl/">This paper</a></li>'
        '<li><a href="https://arxiv.org/abs/2511.00003">arXiv</a></li></ul>'
    )


def test_math_is_text_and_a_sign_of_html_is_a_sign(library: Library, settings: Settings) -> None:
    html = publication_html(library.publications["lantern"], settings)
    assert "Lantern serves them at x &lt; 1 lux, 90% less than before.</p>" in html


def test_paper_tells_its_headline_number_with_its_source(
    library: Library, settings: Settings
) -> None:
    html = publication_html(library.publications["lantern"], settings)
    source = '<a href="https://invent.example/2025/lantern">invent.example</a>'
    number = "up to 5.3× more éclairs a watt, against the strongest lamp"
    assert f"<p>Headline number: {number} ({source})</p>" in html


def test_retracted_paper_says_so_first(library: Library, settings: Settings) -> None:
    html = publication_html(library.publications["night-lights"], settings)
    assert html.startswith(
        '<p>This work was retracted. <a href="https://university.example/notices/7">'
        "Read the notice</a>.</p>"
    )


def test_talk_tells_when_and_where_and_leads_to_its_paper(
    library: Library, settings: Settings
) -> None:
    assert talk_html(library.talks["lantern-invent-2025"], settings) == (
        "<p>Oral presentation, INVENT 2025, University of Example, Hall 2, "
        "Reykjavík, Iceland, June 4–5, 2025</p>\n"
        "<p>Given by José Luis García Márquez, Ada Example</p>\n"
        "<p>One lamp, and what it lights.</p>\n"
        '<ul><li><a href="https://ada.example/publications/lantern/">'
        "Lantern: Serving Éclairs at 90% Less Light &amp; Twice the Speed</a></li></ul>\n"
        '<ul><li><a href="https://lantern.example/slides.pdf">Slides</a></li>'
        '<li><a href="https://lantern.example/talk">Video</a></li>'
        '<li><a href="https://invent.example/2025/programme">invent.example</a></li></ul>'
    )
