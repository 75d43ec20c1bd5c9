"""Leaves out, while texts are read, what Markdown and Pygments do for nothing or do again.

What is replaced has no public name, so that only the versions named here are touched; another one
takes its time.

    markdown.treeprocessors.InlineProcessor.__applyPattern     Markdown 3.11.3
    pygments.formatters.html.HtmlFormatter._create_stylesheet  Pygments 2.19.2
    re._parser, re._constants                                  Python 3.11 (needed_signs)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from typing import Any

from markdown.treeprocessors import InlineProcessor
from pygments.formatters.html import HtmlFormatter

from .needed_signs import Signs, needed_signs

MARKDOWN, PYGMENTS = "3.11.3", "2.19.2"
APPLY, STYLE = "_InlineProcessor__applyPattern", "_create_stylesheet"
SIGNS = "_fast_build_signs"  # of the patterns of one Markdown, there as long as that is


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
                stack.enter_context(_replaced(InlineProcessor, APPLY, self._pattern_applied))
            if self._styles:
                stack.enter_context(_replaced(HtmlFormatter, STYLE, self._style_made))
            yield

    def _pattern_applied(self, apply: Any) -> Any:
        """Return what applies a pattern, unless the text has none of the signs that it needs."""

        def applied(
            processor: InlineProcessor, pattern: Any, data: str, index: int, start: int = 0
        ) -> Any:
            known: dict[Any, Signs] = vars(processor).setdefault(SIGNS, {})
            signs = known.get(pattern)
            if signs is None:
                signs = known[pattern] = _signs(pattern)
            for sign in signs:
                if sign in data:
                    break
            else:
                if signs:
                    return data, False, 0  # as where it is applied and matches nothing
            return apply(processor, pattern, data, index, start)

        return applied

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


def _signs(pattern: Any) -> Signs:
    expression = pattern.getCompiledRegExp()
    return needed_signs(expression) if isinstance(expression, re.Pattern) else frozenset()
