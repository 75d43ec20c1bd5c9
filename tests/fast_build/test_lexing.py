"""Code is split as Pygments splits it, though most rules are not tried at most places."""

from __future__ import annotations

import re

import pytest
from fast_build.first_signs import ANY, first_signs
from fast_build.less_work import LessWork
from fast_build.lexing import Lexing
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexer import RegexLexer, default
from pygments.lexers import get_lexer_by_name
from pygments.token import Token

LANGUAGES = ("python", "pycon", "bash", "yaml", "json", "html", "css", "js", "c++", "rust", "tex")
LEXERS = {name: get_lexer_by_name(name) for name in LANGUAGES}
PATTERNS = {
    rule[0].__self__
    for lexer in LEXERS.values()
    if isinstance(lexer, RegexLexer)
    for rules in lexer._tokens.values()
    for rule in rules
    if isinstance(rule[0].__self__, re.Pattern)
}
# What programs are made of, so that random texts get into many states.
PIECES = r"""
    def class import for if x = ( ) [ ] { } < > ' " ''' // # /* */ <a b='c'> </a> - : , . 0x1f 1.5e3
    \ \n $( ${a} `b` @ ; & | ! % f'{ }' r" <script> </script> <!-- --> é ſ λ <style> $ ~ ^ ...
    >>> => -> :: #include template<>
"""
SPACES = (" ", "\n", "\n    ", "\t", "\x1c", "\xa0")
CODE = st.lists(st.sampled_from([*PIECES.split(), *SPACES])).map("".join)


@pytest.mark.parametrize(
    ("expression", "signs"),
    [
        ("ab", "a"), ("a?b", "ab"), ("a*", None), ("a*b+c", "ab"), ("[xy]z", "xy"), ("a|bc", "ab"),
        ("a|b?", None), ("(?:a|b)+c", "ab"), ("(?P<n>c){2}", "c"), ("(?<!x)y(?=z)", "y"),
        ("^a", "a"), (r"\bab", "a"), ("[0-3]", "0123"), (r"[\d]+", "0123456789"), ("", None),
        ("(?i:a)", None), ("(?>a)", "a"), (r"(a)?\1", None), ("(?=a)", None), ("é", ""),
        ("[é-ü]", ""), (r"[^\x01-\x7f]", "\0"),
        ],
)  # fmt: skip
def test_first_signs_are_those_of_the_expression(expression: str, signs: str | None) -> None:
    assert first_signs(re.compile(expression)) == (None if signs is None else {*signs})
    other = first_signs(re.compile(expression, re.IGNORECASE))
    assert other is None if signs is None else other >= {*signs, *signs.upper()} & ANY


@pytest.mark.parametrize(
    "expression",
    [
        ".",
        "[^a]",
        "[^a-f]",
        r"\W",
        r"\S",
        r"\s",
        "[^\n]",
        "s",
        "k",
        "i",
        "ſ",
        "[ı-ſ]",
        "\u212a",
        "[A-f]",
    ],
)
@pytest.mark.parametrize("flags", [0, re.ASCII, re.DOTALL, re.IGNORECASE, re.IGNORECASE | re.ASCII])
def test_the_signs_that_match_are_the_first_signs(expression: str, flags: int) -> None:
    pattern = re.compile(expression, flags)
    found = first_signs(pattern)
    assert found == {sign for sign in ANY if pattern.match(sign)} | (
        {"\n"} if expression == "." else set()
    )


@given(CODE)
def test_no_rule_of_a_lexer_begins_with_another_sign(text: str) -> None:
    for pattern in PATTERNS:
        for place, sign in enumerate(text):
            if sign.isascii() and pattern.match(text, place):
                signs = first_signs(pattern)
                assert signs is None or sign in signs


@pytest.mark.parametrize("name", LANGUAGES)
@given(text=CODE)
def test_random_code_is_split_the_same(name: str, text: str) -> None:
    lexer = LEXERS[name]
    plain = list(lexer.get_tokens_unprocessed(text))
    with LessWork().doing():
        assert list(lexer.get_tokens_unprocessed(text)) == plain


class States(RegexLexer):
    """A lexer that enters and leaves states in all ways there are."""

    tokens = {  # noqa: RUF012 - as Pygments has it
        "root": [("a", Token.A, "one"), ("b", Token.B, ("one", "two")), ("!", Token.O)],
        "one": [
            ("c", Token.C, "#push"), ("d", Token.D, "#pop"), ("e", Token.E, ("#push", "two")),
            ("f", Token.F, ("#pop", "#pop", "two")), ("(?=!)", Token.N, "#pop"),
        ],
        "two": [("g", Token.G, "#pop:2"), ("h", Token.H, "#pop:9"), ("a", Token.A2),
            default("#pop")],
    }  # fmt: skip


@given(st.text("abcdefghx!?\n", max_size=30))
def test_states_are_entered_and_left_the_same(text: str) -> None:
    lexer = States()
    found = list(Lexing().tokens(lexer, text))
    assert found == list(RegexLexer.get_tokens_unprocessed(lexer, text))


def test_rules_are_tried_only_where_they_can_begin() -> None:
    lexer = LEXERS["python"]
    assert isinstance(lexer, RegexLexer)
    lexing = Lexing()
    assert list(lexing.tokens(lexer, "x = 1\n"))
    tried = lexing._rules(lexer, "root")["="]
    assert 0 < len(tried) < len(lexer._tokens["root"]) / 4
