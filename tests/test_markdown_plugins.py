"""The small plugins that fit rendered Markdown to the site."""

from __future__ import annotations

import re

import pytest
from base_path import BasePath
from markdown import markdown
from scrollers import Scrollers

TABLE = "| a | b |\n| - | -: |\n| 1 | 2 |\n"
BOX = '<div aria-label="Table" class="scroller" role="group" tabindex="0">'
PRE = '<pre tabindex="0" role="group" aria-label="{}">'


def test_path_of_the_site_stands_behind_its_base_and_nothing_else_does() -> None:
    text = '[a](/b/), [c](//d.example/), [e](f/), ![g](/h.png) and `href="/i"`'
    assert markdown(text, extensions=[BasePath("/site")]) == (
        '<p><a href="/site/b/">a</a>, <a href="//d.example/">c</a>, <a href="f/">e</a>, '
        '<img alt="g" src="/site/h.png" /> and <code>href="/i"</code></p>'
    )


def test_cell_has_a_class_for_its_alignment_and_no_style() -> None:
    html = markdown(TABLE, extensions=["tables", Scrollers()])
    assert html.count('class="number"') == 2
    assert "style" not in html


def test_table_stands_in_a_box_that_scrolls_and_that_the_keyboard_reaches() -> None:
    html = markdown(f"Before.\n\n{TABLE}\nAfter.", extensions=["tables", Scrollers()])
    assert html.startswith(f"<p>Before.</p>\n{BOX}<table>")
    assert html.endswith("</table></div>\n<p>After.</p>")


def test_caption_of_a_table_stands_above_it_and_does_not_scroll_with_it() -> None:
    text = f"{TABLE}\n/// table-caption\n    attrs: {{class: wide}}\nNumbers.\n///\n"
    html = markdown(text, extensions=["tables", "pymdownx.blocks.caption", Scrollers()])
    caption = '<p><span class="caption-prefix">Table 1.</span> Numbers.</p>'
    assert re.sub(r"<table>.*</table>", "TABLE", html.replace("\n", "")) == (
        f'<figure class="wide" id="__table-caption_1"><figcaption>{caption}</figcaption>'
        f"{BOX}TABLE</div></figure>"
    )


def test_caption_of_a_picture_stays_below_it() -> None:
    text = "![A lamp](a.png)\n\n/// figure-caption\nA lamp.\n///\n"
    html = markdown(text, extensions=["pymdownx.blocks.caption", Scrollers()])
    assert html.index("<img") < html.index("<figcaption")


@pytest.mark.parametrize(
    ("fence", "start"),
    [
        ("```python", f'<div class="highlight">{PRE.format("Code")}'),
        (
            "```{.python .wide title=\"<a> & 'b'\"}",
            '<div class="wide highlight">'
            '<span class="filename">&lt;a&gt; &amp; &#x27;b&#x27;</span>'
            + PRE.format("&lt;a&gt; &amp; &#x27;b&#x27;"),
        ),
        ("```", f'<div class="highlight">{PRE.format("Code")}'),
    ],
)
def test_block_of_code_is_named_and_reached_by_the_keyboard(fence: str, start: str) -> None:
    extensions = ["pymdownx.superfences", "pymdownx.highlight", Scrollers()]
    html = markdown(f'{fence}\n<div class="highlight"><pre>\n```\n', extensions=extensions)
    assert html.startswith(start)
    assert html.count("tabindex") == 1
