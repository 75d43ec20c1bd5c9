"""A page that is read quickly, for it is plain, is found to be what the exact reading finds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from commands.gate.facts import FeedFacts, PageFacts
from commands.gate.file import File
from commands.gate.markup import VOID, markup_problems
from commands.gate.plain import DRAWN, ORDINARY, plain_elements
from commands.gate.reader import file_facts, page_facts
from commands.gate.site import Page

from .described_site import FILES, HOME, PAPER, POST, URL

CASES = Path(__file__).parents[1] / "cases/gate"
NAMES = [*ORDINARY.split(), *DRAWN.split()]
FRAME = "<!doctype html><html><head></head><body>{}</body></html>"
# One of each: what stands within what is to be moved about.
RICH = """\
<header class="top"><nav aria-label="Main"><ul><li><a href="/">Home</a></li></ul></nav></header>
<main id="main"><article><h2 id="one">A &amp; B</h2><p>We <em>light <b>a</b></em> lamp
<sup><a href="#end">1</a></sup>, &#8220;bright&#8221;.</p><p><br>Twice<wbr></p>
<figure><picture><source srcset="/ada.jpg 2x"><img src="/ada.jpg" alt="" width="3" height="4">
</picture><figcaption>A lamp</figcaption></figure><pre><code>{{ a }} &lt; b</code></pre>
<table><caption>Lamps</caption><colgroup><col></colgroup><thead><tr><th>Lamp</th></tr></thead>
<tbody><tr><td>One</td><td><ol><li>in<dl><dt>it</dt><dd>too</dd></dl></li></ol></td></tr></tbody>
</table><details open><summary>More</summary><blockquote cite="/"><p>Less</p></blockquote></details>
<form action="/"><fieldset><legend>Find</legend><label>Word <input name="q" type="hidden"></label>
<button type="submit">Go</button></fieldset></form><hr></article>
<svg viewbox="0 0 1 1"><title>Tree</title><g><path d="M0 0"></path><use href="#one"></use></g></svg>
<p><math><mrow><mi>x</mi><mfrac><mn>1</mn><mtext>y</mtext></mfrac></mrow></math></p>
<section><h3>End</h3><time datetime="2026-01-02">then</time></section></main><footer id="end">
<script src="/ada.js" defer></script></footer>
"""
PAGES = {
    "index.html": HOME.replace("</body>", f"{RICH}</body>"),
    "papers/lantern/index.html": PAPER,
    "blog/light/index.html": POST.replace("</body>", f"{RICH}</body>"),
}
NEVER_PLAIN = (
    """\
<p>|</p>|<b>a|a</b>|<p>a</b></p>|<p><b>a</p></b>|<br/>|<p/>|</br>|<B>a</B>|<p>a</p a>|<p>a</p/>
<p title=a>a</p>|<p title='a'>a</p>|<p title=">a</p>|<p title="a"id="b">a</p>|<p a"b="c">a</p>
<p id="a" id="b">a</p>|<p =a>a</p>|<p title="&copy">a</p>|&copy|&nowhere;|&#0;|&#128;|&|<|a > b
\0|\x0b|\r|<?a?>|<!-- a -->|<![CDATA[a]]>|<!doctype>|<html>|<head></head>|<body>|</body>
<p><p>a</p></p>|<p><div>a</div></p>|<a href="/"><a href="/">a</a></a>|<li><li>a</li></li>
<table>a</table>|<table><tr><td>a</td></tr></table>|<table><tbody><p>a</p></tbody></table>
<tr></tr>|<image></image>|<select></select>|<template></template>|<noscript></noscript>
<iframe></iframe>|<textarea>a</textarea>|<script>a</script>|<style>a</style>|<title><b>a</b></title>
<svg><p>a</p></svg>|<svg><sup>a</sup></svg>|<path></path>
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
ODD = [*NEVER_PLAIN, "<p>", "</p>", "<a>", "</a>", "<td>", "{{", "</", "<p", "a", "&#160;", "\xa0"]


def exact_facts(path: str, source: str) -> PageFacts:
    return page_facts(Page(path, f"{URL}/{path.removesuffix('index.html')}", source))


def quick_facts(path: str, source: str) -> PageFacts | FeedFacts:
    return file_facts(File(path, f"{URL}/{path.removesuffix('index.html')}", source))


def changed(source: str, chance: random.Random) -> str:
    """Return a page after one to three edits, some of which leave it right."""
    parts = re.split(r"(<[^<>]*>)", source)
    for _ in range(chance.randint(1, 3)):
        chance.choice(EDITS)(parts, chance)
    return "".join(parts)


def drop(parts: list[str], chance: random.Random) -> None:
    del parts[chance.randrange(len(parts))]


def double(parts: list[str], chance: random.Random) -> None:
    parts.insert(chance.randrange(len(parts)), chance.choice(parts))


def swap(parts: list[str], chance: random.Random) -> None:
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[other] = parts[other], parts[one]


def add(parts: list[str], chance: random.Random) -> None:
    parts.insert(chance.randrange(len(parts)), chance.choice(ODD))


def move(parts: list[str], chance: random.Random) -> None:
    """Put an element, whole, elsewhere."""
    start, end = element(parts, chance)
    taken = parts[start:end]
    del parts[start:end]
    place = chance.randrange(len(parts))
    parts[place:place] = taken


def wrap(parts: list[str], chance: random.Random) -> None:
    """Put an element into another of any name."""
    start, end = element(parts, chance)
    name = chance.choice(NAMES)
    parts[start:end] = [f"<{name}>", *parts[start:end], f"</{name}>"]


def rename(parts: list[str], chance: random.Random) -> None:
    """Give an element any name."""
    start, end = element(parts, chance)
    name = chance.choice(NAMES)
    parts[start] = re.sub(r"(?<=<)\w+", name, parts[start], count=1)
    parts[end - 1] = re.sub(r"(?<=</)\w+", name, parts[end - 1], count=1)


def alter(parts: list[str], chance: random.Random) -> None:
    """Change the attributes of a tag: one is dropped, doubled, emptied, unquoted or renamed."""
    place = chance.randrange(len(parts))
    found = re.findall(r' [^\s="]+="[^"]*"', parts[place])
    if found:
        one = chance.choice(found)
        name, _, value = one.partition("=")
        others = ["", one * 2, f'{name}=""', name, f"{name}={value[1:-1]}", f" style={value}"]
        parts[place] = parts[place].replace(one, chance.choice(others), 1)


EDITS = (drop, double, swap, add, move, move, move, wrap, wrap, rename, rename, alter, alter)


def tagged(name: str, text: str) -> str:
    return f"<{name}>" if name in VOID else f"<{name}>{text}</{name}>"


def element(parts: list[str], chance: random.Random) -> tuple[int, int]:
    """Return where an element starts and ends; any place where it does not end."""
    starts = [place for place, part in enumerate(parts) if re.match(r"<\w", part)]
    start, depth = chance.choice(starts or [0]), 0
    name = re.sub(r"\W.*", "", parts[start][1:], flags=re.DOTALL)
    if name not in VOID:
        for place in range(start, len(parts)):
            depth += bool(re.match(rf"<{name}\b", parts[place])) - (parts[place] == f"</{name}>")
            if not depth:
                return start, place + 1
    return start, start + 1


@pytest.mark.slow
def test_page_that_is_edited_at_random_is_read_as_exactly() -> None:
    chance = random.Random(7)
    plain = 0
    for number in range(1000):
        path = [*PAGES][number % len(PAGES)]
        source = changed(PAGES[path], chance)
        if plain_elements(source):  # else it is read exactly in any case
            plain += 1
            assert quick_facts(path, source) == exact_facts(path, source), source
    assert plain > 200


@pytest.mark.slow
def test_no_two_elements_are_plain_of_which_a_parser_makes_others() -> None:
    plain = 0
    for outer in NAMES:
        for inner in NAMES:
            source = FRAME.format(tagged(outer, tagged(inner, "x")))
            if plain_elements(source):
                plain += 1
                assert list(markup_problems(Page("x.html", f"{URL}/x.html", source))) == [], source
    assert plain > 5000


def cases() -> Iterator[tuple[str, str]]:
    for file in sorted(CASES.glob("*.yaml")):
        for one in yaml.safe_load(file.read_text(encoding="utf-8")):
            if one["file"].endswith(".html"):
                yield one["file"], FILES[one["file"]].replace(one["replace"], one["by"])


def test_broken_page_is_read_as_exactly() -> None:
    for path, source in cases():
        assert quick_facts(path, source) == exact_facts(path, source), source


@pytest.mark.parametrize("path", PAGES)
def test_page_of_one_of_each_is_plain(path: str) -> None:
    assert plain_elements(PAGES[path])
    assert exact_facts(path, PAGES[path]).problems == ()


@pytest.mark.parametrize("odd", NEVER_PLAIN)
def test_what_a_parser_forgives_is_not_plain(odd: str) -> None:
    assert plain_elements(FRAME.format("<p>a</p>"))
    assert not plain_elements(FRAME.format(odd))
