"""What is left out changes nothing: expressions are tried only where they can match."""

from __future__ import annotations

import operator
import re
import string
from importlib.metadata import version
from xml.etree.ElementTree import Element, tostring

import fast_build
import markdown
import pytest
from fast_build import PELICAN
from fast_build.block_processors import EXPRESSIONS
from fast_build.less_work import HANDLE, LEXER, MARKDOWN, PARTS, PYGMENTS, STYLE, TOKENS, LessWork
from fast_build.needed_signs import all_needed_signs, needed_signs
from hypothesis import given
from hypothesis import strategies as st
from markdown.blockparser import BlockParser
from markdown.extensions import codehilite
from markdown.treeprocessors import InlineProcessor
from pelican import signals
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import RegexLexer
from pymdownx import highlight

EXTENSIONS = ["extra", "codehilite", "toc"]
SIGNS = "*_`[]()!<>&\\\"' \n:^#|{}~.=-+ab1"
MARKED = """\
# A *title* with `code` & a [link](a.md "t")

Text__with__[a][b] ![c](d.png) <http://a.example> &amp; \\*no\\* [^1]  \nend <b>raw</b> **x *y* z**

    :::python
    print("x")

```js
let a = 1;
```

[b]: https://b.example
[^1]: A note.
"""


@pytest.mark.parametrize(
    ("expression", "signs"),
    [
        ("ab", "a"), ("a?b", "b"), ("a*b+", "b"), ("[xy]z", "z"), ("[xy]+", "xy"), ("a|b", "ab"),
        ("a|b?", ""), ("(?:a|bc)", "ab"), ("(?P<n>c)?(d){2,}", "d"), ("(?<!x)y(?=z)", "y"),
        ("(?=ab)", "a"), ("(?<=q)[rs]", "q"),
        ("[^a]", ""), (r"\d", ""), (".*", ""), ("", ""), ("(?i:a)", ""), ("(?>a)", "a"),
        (r"(a)\1", "a"), ("(a)?(?(1)b|c)", ""), ("[a-z]", ""), ("^$", ""), (r"\[", "["),
    ],
)  # fmt: skip
def test_needed_signs_are_those_of_the_expression(expression: str, signs: str) -> None:
    assert needed_signs(re.compile(expression)) in ({*signs}, {*signs[:1]})
    assert needed_signs(re.compile(expression, re.IGNORECASE)) == set()


PATTERNS = [
    one.getCompiledRegExp() for one in markdown.Markdown(extensions=EXTENSIONS).inlinePatterns
]


@given(st.text(SIGNS, max_size=40))
def test_no_pattern_of_markdown_matches_without_its_signs(text: str) -> None:
    for pattern in PATTERNS:
        if pattern.search(text):
            assert not needed_signs(pattern) or needed_signs(pattern) & set(text)


def test_all_patterns_of_markdown_need_signs() -> None:
    assert [pattern.pattern for pattern in PATTERNS if not needed_signs(pattern)] == []


BLOCKS = [
    one
    for one in markdown.Markdown(extensions=["extra"]).parser.blockprocessors
    if type(one) in EXPRESSIONS
]


def test_all_processors_with_an_expression_are_asked() -> None:
    assert {type(one) for one in BLOCKS} == set(EXPRESSIONS)


@given(st.text(SIGNS, max_size=40).map(lambda text: re.sub("\n\n+", "\n", text)))
def test_no_processor_reads_a_block_without_its_signs(block: str) -> None:
    for processor in BLOCKS:
        needs = all_needed_signs(getattr(processor, EXPRESSIONS[type(processor)]))
        if any(signs.isdisjoint(block) for signs in needs):
            blocks, parent = [block, "next"], Element("div")
            is_asked = processor.test(parent, block)
            assert not is_asked or processor.run(parent, blocks) is False
            assert (blocks, tostring(parent)) == ([block, "next"], b"<div />")


def converted(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


@given(st.text(SIGNS + string.ascii_lowercase, max_size=60))
def test_random_text_is_converted_to_the_same(text: str) -> None:
    plain = converted(text)
    with LessWork().doing():
        assert converted(text) == plain


def test_all_that_markdown_knows_is_converted_to_the_same_twice() -> None:
    plain, less = converted(MARKED), LessWork()
    for _ in range(2):
        with less.doing():
            assert converted(MARKED) == plain


def test_styles_of_pygments_are_the_same_each_time() -> None:
    plain, less = HtmlFormatter(style="monokai", classprefix="x").get_style_defs(), LessWork()
    for _ in range(2):
        with less.doing():
            assert HtmlFormatter(style="monokai", classprefix="x").get_style_defs() == plain
            assert HtmlFormatter(style="default").get_style_defs() != plain


def test_code_is_the_same_each_time_in_all_ways_to_set_it() -> None:
    def code() -> list[str]:
        blocks = "```python\nif a < 1:\n    print('&')  # \"x\"\n```\n\n```nothing\na\n```\n" * 2
        ways = ["pymdownx.superfences"], ["fenced_code", "codehilite"]
        return [markdown.markdown(blocks, extensions=way) for way in ways]

    plain, less = code(), LessWork()
    for _ in range(2):
        with less.doing():
            assert code() == plain


def test_code_with_links_to_its_names_is_escaped_each_time() -> None:
    less = LessWork()
    with less.doing():
        parts = getattr(HtmlFormatter(), PARTS)("a < b\nc")
        assert parts == ["a &lt; b", "c"]
        assert getattr(HtmlFormatter(), PARTS)("a < b\nc") is parts
        linked = HtmlFormatter()
        linked.tagsfile = "tags"
        assert getattr(linked, PARTS)("a < b\nc") == parts
        assert getattr(linked, PARTS)("a < b\nc") is not parts


REPLACED = (
    (InlineProcessor, HANDLE),
    (InlineProcessor, "run"),
    (BlockParser, "parseBlocks"),
    (HtmlFormatter, STYLE),
    (HtmlFormatter, PARTS),
    (RegexLexer, TOKENS),
    (codehilite, LEXER),
    (highlight, LEXER),
)


def what_stands() -> list[object]:
    return [getattr(owner, name) for owner, name in REPLACED]


def test_nothing_stays_replaced() -> None:
    before = what_stands()
    with LessWork().doing():
        assert not any(map(operator.is_, what_stands(), before))
    assert what_stands() == before


def test_the_installed_versions_are_those_that_were_checked() -> None:
    """Where this fails, read what has changed in what is replaced, then write the new versions."""
    installed = version("Markdown"), version("Pygments"), version("pelican")
    assert installed == (MARKDOWN, PYGMENTS, PELICAN)


def test_other_versions_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fast_build.less_work.version", lambda _: "0")
    before = what_stands()
    with LessWork().doing():
        assert what_stands() == before


def test_another_pelican_only_has_its_texts_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast_build, "version", lambda _: "0")
    for name in ("leave_unchanged_files", "quicken_contents", "shorten_lists"):
        monkeypatch.setattr(fast_build, name, lambda: pytest.fail("is replaced"))
    connected: list[object] = []
    for signal in ("initialized", "article_generator_init", "page_generator_init"):
        monkeypatch.setattr(getattr(signals, signal), "connect", connected.append)
    monkeypatch.setattr(
        signals.all_generators_finalized, "connect", lambda _: pytest.fail("writes")
    )
    fast_build.register()
    assert len(connected) == 3
