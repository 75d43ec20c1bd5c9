"""Drawings: how large they are, and what may not be in them."""

from __future__ import annotations

import pytest
from content_pictures.svg import svg_size
from structured_data.picture_files import UnfitPictureError

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
BOX = 'viewBox="0 0 300 200"'


def svg(attributes: str = BOX, content: str = "") -> bytes:
    return f"<svg {SPACE} {attributes}>{content}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200.4"', (300, 200)),
        ('width="4in" height="72pt"', (384, 96)),
        ('width="150px" height="90" viewBox="0 0 3 2"', (150, 90)),
        (BOX, (300, 200)),
        ('viewBox="-5,-5 300,200"', (300, 200)),
        (f'width="150" {BOX}', (150, 100)),
        (f'height="100" {BOX}', (150, 100)),
        (f'width="100%" height="2em" {BOX}', (300, 200)),
        ('viewBox="0 0 0.5 0.25"', (1, 1)),
    ],
)
def test_size_is_that_in_which_a_browser_shows_it(attributes: str, size: tuple[int, int]) -> None:
    assert svg_size(svg(attributes)) == size


@pytest.mark.parametrize(
    "content",
    [
        '<a href="https://b.example/"><path fill="url(#c)" d="M0 0"/></a>',
        '<use xlink:href="#a"/><image href="data:image/png;base64,AAAA"/>',
        "<style>p { fill: url('#c'); src: url(data:font/woff2;base64,AAAA) }</style>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>On</p></foreignObject>",
    ],
)
def test_what_stays_within_the_drawing_may_stand_there(content: str) -> None:
    assert svg_size(svg(content=content)) == (300, 200)


def foreign(what: str) -> str:
    return f"asks for another file, {what}, which no browser gives it (put that into the SVG)"


CODE = "(export it without)"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<script>run()</script>", f"holds a <script>, which may run code {CODE}"),
        ("<g><iframe/></g>", f"holds a <iframe>, which may run code {CODE}"),
        ('<path onclick="run()"/>', f"holds a script, onclick='run()' {CODE}"),
        ('<a href="java\nscript:run()"/>', f"holds a script, href='java script:run()' {CODE}"),
        ('<set to="javascript:run()"/>', f"holds a script, to='javascript:run()' {CODE}"),
        ('<image href="b.png"/>', foreign("'b.png'")),
        ('<use xlink:href="https://b.example/c.svg#d"/>', foreign("'https://b.example/c.svg#d'")),
        ('<path fill="url(b.svg#c)"/>', foreign("'b.svg#c'")),
        ("<style>@import 'b.css';</style>", foreign("@import")),
        ("<path style=\"fill: url( 'b.svg#c' )\"/>", foreign("'b.svg#c'")),
    ],
)
def test_what_runs_or_asks_for_more_is_told(content: str, fault: str) -> None:
    with pytest.raises(UnfitPictureError) as told:
        svg_size(svg(content=content))
    assert str(told.value) == fault


GROWING = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<svg", "is no SVG: unclosed token: line 1, column 0 (export it again)"),
        (
            b"<svg/>",
            'is no SVG: its root is <svg> (begin it with <svg xmlns="http://www.w3.org/2000/svg">)',
        ),
        (svg(""), 'has no size (give its <svg> a viewBox, such as "0 0 600 400")'),
        (
            svg('width="0" height="5"'),
            'has no size (give its <svg> a viewBox, such as "0 0 600 400")',
        ),
        (b'<?xml-stylesheet href="a.css"?>' + svg(), foreign("a style sheet")),
    ],
)
def test_what_is_no_drawing_of_a_size_is_told(data: bytes, fault: str) -> None:
    with pytest.raises(UnfitPictureError) as told:
        svg_size(data)
    assert str(told.value) == fault


def test_entities_that_grow_without_end_are_no_drawing() -> None:
    head = f'<!DOCTYPE svg [<!ENTITY e0 "lamps">{GROWING}]>'.encode()
    with pytest.raises(UnfitPictureError, match="is no SVG: limit on input amplification"):
        svg_size(head + svg(content="<text>&e8;</text>"))
