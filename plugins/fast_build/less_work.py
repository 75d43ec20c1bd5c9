"""Leaves out, while texts are read, what Markdown and Pygments do for nothing or do again.

What is replaced has no public name, so that only the versions named here are touched; another one
takes its time.

    markdown.treeprocessors.InlineProcessor.__handleInline, .__applyPattern    Markdown 3.11.3
    markdown.blockparser.BlockParser.parseBlocks, by block_processors          Markdown 3.11.3
    pygments.formatters.html.HtmlFormatter._create_stylesheet                  Pygments 2.19.2
    pygments.formatters.html.HtmlFormatter._translate_parts                    Pygments 2.19.2
    pygments.lexer.RegexLexer.get_tokens_unprocessed, ._tokens, by lexing      Pygments 2.19.2

Expressions are read by re._parser and re._constants, which Python has from 3.11 on (needed_signs,
first_signs); what a later one adds to them is left alone there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache, partial, wraps
from importlib.metadata import version
from typing import Any

from markdown.blockparser import BlockParser
from markdown.extensions import codehilite
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from pygments.formatters.html import HtmlFormatter
from pygments.lexer import RegexLexer

from .block_processors import parse_blocks
from .lexing import Lexing
from .needed_signs import Signs, needed_signs

MARKDOWN, PYGMENTS = "3.11.3", "2.19.2"
HANDLE, APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
BLOCKS = "parseBlocks"
STYLE, PARTS = "_create_stylesheet", "_translate_parts"
TOKENS, LEXER = "get_tokens_unprocessed", "get_lexer_by_name"
HIGHLIGHT = "pymdownx.highlight"  # which not every site has
PATTERNS = "_fast_build_patterns"  # of one Markdown, with their signs, there as long as that is


class LessWork:
    """Is on inside of doing(), for as long as there are texts to read."""

    def __init__(self) -> None:
        self._patterns = version("Markdown") == MARKDOWN
        self._code = version("Pygments") == PYGMENTS
        self._lexing = Lexing()
        self._lexers: dict[str, type] = {}
        self._known: dict[tuple[Any, str], tuple[dict[Any, Any], dict[Any, Any]]] = {}
        self._escaped: Any = None

    @contextmanager
    def doing(self) -> Iterator[None]:
        """Do less inside."""
        with ExitStack() as stack:
            if self._patterns:
                stack.enter_context(_replaced(InlineProcessor, HANDLE, lambda _: _handled))
                stack.enter_context(_replaced(InlineProcessor, "run", _run))
                stack.enter_context(_replaced(BlockParser, BLOCKS, lambda _: parse_blocks))
            if self._code:
                stack.enter_context(_replaced(HtmlFormatter, STYLE, self._style_made))
                stack.enter_context(_replaced(RegexLexer, TOKENS, lambda _: self._tokens))
                stack.enter_context(_replaced(HtmlFormatter, PARTS, self._parts_escaped))
                for module in (codehilite, sys.modules.get(HIGHLIGHT)):
                    if hasattr(module, LEXER):
                        stack.enter_context(_replaced(module, LEXER, self._lexer_found))
            yield

    @property
    def _tokens(self) -> Any:
        """Return the method, which is told of its lexer."""
        tokens = self._lexing.tokens
        return lambda lexer, *arguments, **keywords: tokens(lexer, *arguments, **keywords)

    def _lexer_found(self, find: Any) -> Any:
        """Return what finds the lexer of a language, which reads through all names once."""

        def found(name: str, **options: Any) -> Any:
            if name in self._lexers:
                return self._lexers[name](**options)
            lexer = find(name, **options)
            self._lexers[name] = type(lexer)
            return lexer

        return found

    def _parts_escaped(self, escape: Any) -> Any:
        """Return what escapes a piece of code, as most were in a block before, by its lines."""
        if not self._escaped:
            self._escaped = lru_cache(maxsize=4096)(partial(escape.__wrapped__, None))

        @wraps(escape)
        def escaped(formatter: Any, value: str) -> Any:  # with a file of tags, parts are changed
            return escape(formatter, value) if formatter.tagsfile else self._escaped(value)

        return escaped

    def _style_made(self, make: Any) -> Any:
        """Return what makes the tables of a style, copied where they were made before.

        Markdown has a formatter made for each block of code.
        """

        def made(formatter: Any) -> None:
            key = formatter.style, formatter.classprefix
            if type(formatter)._get_css_class is not HtmlFormatter._get_css_class:
                make(formatter)
            elif key in self._known:
                classes, styles = self._known[key]
                formatter.ttype2class, formatter.class2style = dict(classes), dict(styles)
            else:
                make(formatter)
                self._known[key] = dict(formatter.ttype2class), dict(formatter.class2style)

        return made


@contextmanager
def _replaced(owner: Any, name: str, change: Any) -> Iterator[None]:
    """Have a method or a function replaced inside by what `change` makes of it."""
    former = getattr(owner, name)
    setattr(owner, name, change(former))
    try:
        yield
    finally:
        setattr(owner, name, former)


def _run(run: Any) -> Any:
    """Return the method that handles a whole text; patterns may be others by then."""

    def begun(processor: InlineProcessor, *arguments: Any, **keywords: Any) -> Any:
        vars(processor).pop(PATTERNS, None)
        return run(processor, *arguments, **keywords)

    return begun


def _handled(processor: InlineProcessor, data: str, index: int = 0) -> str:
    """Apply the patterns to a text from one on, but those whose signs it does not have."""
    if isinstance(data, AtomicString):
        return data
    patterns, signs = vars(processor).get(PATTERNS, ((), None))
    if len(patterns) != len(processor.inlinePatterns):
        patterns, signs = vars(processor)[PATTERNS] = _with_signs(processor.inlinePatterns)
    if signs and signs.isdisjoint(data):
        return data
    apply, start = getattr(processor, APPLY), 0
    while index < len(patterns):
        pattern, needed = patterns[index]
        is_found = False
        if not needed or not needed.isdisjoint(data):
            data, is_found, start = apply(pattern, data, index, start)
        if not is_found:
            index, start = index + 1, 0
    return data


def _with_signs(patterns: Iterable[Any]) -> tuple[list[tuple[Any, Signs]], Signs]:
    """Return each pattern with the signs that it needs, and those of all if all need some."""
    found = [(one, _signs(one)) for one in patterns]
    needed = [signs for _, signs in found]
    return found, frozenset().union(*needed) if all(needed) else frozenset()


def _signs(pattern: Any) -> Signs:
    expression = pattern.getCompiledRegExp()
    return needed_signs(expression) if isinstance(expression, re.Pattern) else frozenset()
