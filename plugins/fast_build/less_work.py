"""Leaves out, while texts are read, what Markdown and Pygments do for nothing or do again.

What is replaced has no public name, so that only the versions named here are touched; another one
takes its time.

    markdown.treeprocessors.InlineProcessor.__handleInline, .__applyPattern    Markdown 3.11.3
    pygments.formatters.html.HtmlFormatter._create_stylesheet                  Pygments 2.19.2
    re._parser, re._constants, by needed_signs                                 Python 3.11
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from typing import Any

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from pygments.formatters.html import HtmlFormatter

from .needed_signs import Signs, needed_signs

MARKDOWN, PYGMENTS = "3.11.3", "2.19.2"
HANDLE, APPLY = "_InlineProcessor__handleInline", "_InlineProcessor__applyPattern"
STYLE = "_create_stylesheet"
PATTERNS = "_fast_build_patterns"  # of one Markdown, with their signs, there as long as that is


class LessWork:
    """Is on inside of doing(), for as long as there are texts to read."""

    def __init__(self) -> None:
        self._patterns = version("Markdown") == MARKDOWN
        self._styles = version("Pygments") == PYGMENTS
        self._known: dict[tuple[Any, str], tuple[dict[Any, Any], dict[Any, Any]]] = {}

    @contextmanager
    def doing(self) -> Iterator[None]:
        """Do less inside."""
        with ExitStack() as stack:
            if self._patterns:
                stack.enter_context(_replaced(InlineProcessor, HANDLE, lambda _: _handled))
                stack.enter_context(_replaced(InlineProcessor, "run", _run))
            if self._styles:
                stack.enter_context(_replaced(HtmlFormatter, STYLE, self._style_made))
            yield

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
def _replaced(owner: type, name: str, change: Any) -> Iterator[None]:
    """Have a method replaced inside by what `change` makes of it."""
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
    patterns: list[tuple[Any, Signs]] = vars(processor).get(PATTERNS, [])
    if len(patterns) != len(processor.inlinePatterns):
        patterns = [(one, _signs(one)) for one in processor.inlinePatterns]
        vars(processor)[PATTERNS] = patterns
    apply, start = getattr(processor, APPLY), 0
    while index < len(patterns):
        pattern, signs = patterns[index]
        is_found = False
        if not signs or any(sign in data for sign in signs):
            data, is_found, start = apply(pattern, data, index, start)
        if not is_found:
            index, start = index + 1, 0
    return data


def _signs(pattern: Any) -> Signs:
    expression = pattern.getCompiledRegExp()
    return needed_signs(expression) if isinstance(expression, re.Pattern) else frozenset()
