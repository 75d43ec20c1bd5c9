"""Diagrams in a text."""

from __future__ import annotations

import re

import pytest

from .conftest import RENDERED

LOOP = 'digraph { a [style=filled fillcolor=lightgray label="A & b"]; a -> a [color=blue label=c] }'


def diagram(rendered: RENDERED, dot: str, head: str = 'dot alt="A <loop>"') -> str:
    html, problems = rendered(f"Title: T\n\n```{head}\n{dot}\n```")
    assert problems == []
    return html


def test_diagram_is_drawn_in_the_ink_of_the_page_and_says_what_it_shows(rendered: RENDERED) -> None:
    html = diagram(rendered, LOOP)
    assert html.startswith(
        '<figure class="diagram">\n<div aria-label="Diagram" class="scroller" role="group" '
        'tabindex="0">\n<div aria-label="A &lt;loop&gt;" role="img"><svg class="fitted" '
    )
    assert set(re.findall(r' (?:fill|stroke)="(.*?)"', html)) == {
        "currentColor",
        "none",
        "var(--mark, lightgray)",
        "var(--accent, blue)",
    }
    assert re.findall(r"<text.*?>(.*?)</text>", html) == ["A &amp; b", "c"]
    assert re.findall(r"style|<title|\bid=|xlink|font-family", html) == []


def test_diagram_has_the_classes_and_the_id_that_it_is_given(rendered: RENDERED) -> None:
    html = diagram(rendered, LOOP, "{.dot .wide #loop alt='A loop'}")
    assert html.startswith('<figure class="diagram wide" id="loop">')


def test_diagram_that_is_much_wider_than_the_text_is_not_shrunk(rendered: RENDERED) -> None:
    html = diagram(rendered, "digraph { rankdir=LR; " + " -> ".join("abcdefghij") + " }")
    assert "fitted" not in html


def test_monospaced_type_is_that_of_the_page(rendered: RENDERED) -> None:
    html = diagram(rendered, "graph { a [fontname=Courier] }")
    assert re.findall(r'font-family="(.*?)"', html) == ["var(--mono, monospace)"]


def test_missing_program_is_told(rendered: RENDERED, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diagrams.graphviz.PROGRAM", "no-such-program")
    _, problems = rendered(f'Title: T\n\n```dot alt="A"\n{LOOP}\n```')
    remedy = "install what requirements.txt names"
    assert problems == [
        f"post.md:3: the diagram needs no-such-program, which is not installed ({remedy})"
    ]


def test_same_diagram_is_the_same_bytes(rendered: RENDERED) -> None:
    assert diagram(rendered, LOOP) == diagram(rendered, LOOP)
