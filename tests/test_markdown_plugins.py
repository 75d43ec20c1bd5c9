"""The small plugins that fit rendered Markdown to the site."""

from __future__ import annotations

from base_path import BasePath
from markdown import markdown
from tables import Tables

TABLE = "| a | b |\n| - | -: |\n| 1 | 2 |\n"


def test_path_of_the_site_stands_behind_its_base_and_nothing_else_does() -> None:
    text = '[a](/b/), [c](//d.example/), [e](f/), ![g](/h.png) and `href="/i"`'
    assert markdown(text, extensions=[BasePath("/site")]) == (
        '<p><a href="/site/b/">a</a>, <a href="//d.example/">c</a>, <a href="f/">e</a>, '
        '<img alt="g" src="/site/h.png" /> and <code>href="/i"</code></p>'
    )


def test_cell_has_a_class_for_its_alignment_and_no_style() -> None:
    html = markdown(TABLE, extensions=["tables", Tables()])
    assert html.count('class="number"') == 2
    assert "style" not in html


def test_bare_table_stands_in_a_box_that_scrolls() -> None:
    html = markdown(f"Before.\n\n{TABLE}\nAfter.", extensions=["tables", Tables()])
    assert html.startswith('<p>Before.</p>\n<div class="scroller"><table>')
    assert html.endswith("</table></div>\n<p>After.</p>")


def test_table_with_a_caption_scrolls_in_its_figure() -> None:
    text = f"{TABLE}\n/// table-caption\nNumbers.\n///\n"
    html = markdown(text, extensions=["tables", "pymdownx.blocks.caption", Tables()])
    assert "scroller" not in html
    assert "<figure" in html
