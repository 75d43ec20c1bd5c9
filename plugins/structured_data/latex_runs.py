"""LaTeX, as BibTeX values hold it, divided into runs of text and formulas."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .formulas import formula
from .latex_macros import (
    ACCENTS,
    BELOW,
    DECLARATIONS,
    HIDDEN,
    SECOND,
    SILENT,
    SPACING,
    STYLES,
    SYMBOLS,
    VERBATIM,
)

_DEEPEST = 50  # levels of braces and arguments
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\s*|\\(?P<sign>.)|(?P<math>\$\$?)|(?P<brace>[{}])"
    r"|(?P<ligature>---?|``|''|[!?]`|~)|[^\\${}~`'!?-]+|.",
    re.DOTALL,
)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": " "}
_MATH_MARK = re.compile(r"\\.|\$\$?|[{}]", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_CLOSING = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}
_DOTLESS = str.maketrans("ıȷ", "ij")


@dataclass(frozen=True)
class Run:
    """A stretch of text; `style` is em, sup, sub or nothing, `mathml` the element of a formula."""

    text: str
    style: str = ""
    mathml: str = ""


def runs_of(latex: str) -> list[Run]:
    """Return the runs of a LaTeX value, white space as written; ValueError where it is broken.

    Unlike TeX, take a bare & or % for what it is: no value is a table or ends in a comment.
    """
    return _Reader(latex).group("", is_closed=False)


class _Reader:
    """Reads from left to right; each method returns the runs of what it has read."""

    def __init__(self, latex: str) -> None:
        self._latex = latex
        self._position = 0
        self._depth = 0

    def group(self, style: str, *, is_closed: bool = True) -> list[Run]:
        """Read up to the closing brace, or to the end."""
        self._descend()
        runs: list[Run] = []
        token = None
        while self._position < len(self._latex):
            token = self._next()
            if token["brace"] == "}":
                break
            if token["word"] in DECLARATIONS:
                style = DECLARATIONS[token["word"]] or style
            else:
                runs += self._runs(token, style)
        if (token is not None and token["brace"] == "}") is not is_closed:
            raise ValueError(self._latex)
        self._depth -= 1
        return runs

    def _next(self) -> re.Match[str]:
        token = _TOKEN.match(self._latex, self._position)
        if token is None or token.group() == "\\":
            raise ValueError(self._latex)
        self._position = token.end()
        return token

    def _runs(self, token: re.Match[str], style: str) -> list[Run]:
        if token["word"] or token["sign"]:
            return self._macro(token["word"] or token["sign"], style)
        if token["math"]:
            return [self._formula(token["math"])]
        if token["brace"]:
            return self.group(style)
        return [Run(_LIGATURES.get(token["ligature"] or "", token.group()), style)]

    def _macro(self, name: str, style: str) -> list[Run]:
        if name in SYMBOLS:
            return [Run(SYMBOLS[name], style)]
        if name in ACCENTS:
            return [Run(self._accented(name), style)]
        if name in STYLES:
            return self._argument(STYLES[name] or style)
        return self._rare_macro(name, style)

    def _rare_macro(self, name: str, style: str) -> list[Run]:
        if name in "([":
            return [self._formula(f"\\{name}")]
        if name == "ensuremath":
            return [_formula_run(self._raw_argument(), display=False)]
        if name == "enquote":
            return [Run("“", style), *self._argument(style), Run("”", style)]
        if name in VERBATIM:
            address = re.sub(r"\\([%#_&~{}$^])(?:\{\})?", r"\1", self._raw_argument())
            return [Run(address, style)]
        if name in HIDDEN | SECOND:
            self._raw_argument()
        if name in SECOND:
            return self._argument(style)
        if name in HIDDEN | SILENT:
            return []
        raise ValueError(self._latex)

    def _argument(self, style: str) -> list[Run]:
        """Read a group, a macro or one character."""
        self._skip_spaces()
        token = self._next()
        if not any(token.groupdict().values()):
            self._position = token.start() + 1
            return [Run(token.group()[0], style)]
        if token["brace"] == "}":
            raise ValueError(self._latex)
        self._descend()
        runs = self._runs(token, style)
        self._depth -= 1
        return runs

    def _accented(self, name: str) -> str:
        """Return the argument with an accent on its first letter."""
        runs = self._argument("")
        text = "".join(run.text for run in runs)
        if any(run.mathml for run in runs) or (not text.strip() and name not in SPACING):
            raise ValueError(self._latex)
        if not text.strip():
            return SPACING[name]
        mark = ACCENTS[name]
        end = next((i for i in range(1, len(text)) if not unicodedata.combining(text[i])), None)
        letter = text[:end] if mark in BELOW else text[:end].translate(_DOTLESS)
        return unicodedata.normalize("NFC", letter + mark) + text[len(letter) :]

    def _raw_argument(self) -> str:
        """Return what stands in the next braces, as it is written."""
        self._skip_spaces()
        if not self._latex.startswith("{", self._position):
            raise ValueError(self._latex)
        start = self._position + 1
        depth = 0
        for mark in _BRACE.finditer(self._latex, self._position):
            depth += {"{": 1, "}": -1}.get(mark.group(), 0)
            if depth == 0:
                self._position = mark.end()
                return self._latex[start : mark.start()]
        raise ValueError(self._latex)

    def _formula(self, opening: str) -> Run:
        start = self._position
        depth = 0
        for mark in _MATH_MARK.finditer(self._latex, start):
            depth += {"{": 1, "}": -1}.get(mark.group(), 0)
            if depth == 0 and mark.group().startswith(_CLOSING[opening]):
                self._position = mark.start() + len(_CLOSING[opening])
                body = self._latex[start : mark.start()]
                if _is_price(body, self._latex[self._position : self._position + 1]):
                    raise ValueError(self._latex)
                return _formula_run(body, display=opening in (r"\[", "$$"))
        raise ValueError(self._latex)

    def _skip_spaces(self) -> None:
        while self._latex[self._position : self._position + 1].isspace():
            self._position += 1

    def _descend(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError(self._latex)


def _formula_run(latex: str, *, display: bool) -> Run:
    found = formula(latex, display=display)
    return Run(found.text, mathml=found.mathml)


def _is_price(body: str, after: str) -> bool:
    """Return whether what looks like a formula is between two prices, such as $5 and $6."""
    return body[:1].isdecimal() and after.isdecimal() and "\\" not in body
