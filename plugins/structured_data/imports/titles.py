"""Titles and abstracts in Unicode -> LaTeX; the word or two that a paper is called."""

from __future__ import annotations

import re
from html import unescape

from ..identifiers import slug
from ..latex import latex_of, text_of

_MATH = re.compile(r"(\$(?=\S)[^$]*(?<=\S)\$(?!\d))")
_INSIDE = re.compile(r"[^\W_]*[A-Za-z0-9][A-Z][^\W_]*|[A-Z]+[0-9][^\W_]*")
_SMALL = re.compile(
    "a|an|and|are|as|at|be|by|can|do|does|for|from|how|in|into|is|it|its|of|on|or|over|that|the|"
    "their|this|through|to|toward|towards|under|via|we|what|when|where|which|who|why|with"
)


def latex_with_math(text: str) -> str:
    """Return text as LaTeX; what stands between dollar signs as formulas do is left as it is."""
    parts = _MATH.split(text)
    return "".join(
        part if number % 2 and _is_balanced(part.replace("\\", "")) else latex_of(part)
        for number, part in enumerate(parts)
    )


def title_latex(title: str) -> str:
    """Return a title as LaTeX, with braces around words whose capitals styles must keep."""
    short = short_title(title)
    words = re.split(r"(\s+|(?<=\w)-(?=\w))", title)
    marked = "".join(
        f"{{{latex_of(word)}}}{latex_of(rest)}"
        if (word and (_INSIDE.fullmatch(word) or (short and number == 0 and word == short)))
        else latex_of(word + rest)
        for number, (word, rest) in enumerate(map(_word_and_rest, words))
    )
    return marked if not _MATH.search(title) else latex_with_math(title)


def escaped(latex: str) -> str:
    """Return LaTeX with a backslash before each character outside formulas that lacks it."""
    parts = _MATH.split(latex)
    return "".join(
        part if number % 2 else re.sub(r"(?<!\\)[&%#_]", r"\\\g<0>", part)
        for number, part in enumerate(parts)
    )


def without_outer_braces(latex: str) -> str:
    """Return a title without the braces around the whole of it."""
    latex = latex.strip()
    while latex.startswith("{") and _closes_at_end(latex):
        latex = latex[1:-1].strip()
    return latex


def short_title(title: str) -> str | None:
    """Return what stands before a colon, where that is one word or two: the name of a system."""
    name, colon, rest = title.partition(": ")
    name = name.strip()
    return name if colon and rest.strip() and slug(name) and len(name.split()) <= 2 else None


def key_words(title: str) -> str:
    """Return a key made of the first two words of a title that say something."""
    words = slug(title).split("-")
    return "-".join([word for word in words if word and not _SMALL.fullmatch(word)][:2])


def without_entities(latex: str) -> str:
    """Return LaTeX without the entities of HTML that ACM and others leave in it: \\&amp; is \\&."""
    return re.sub(r"\\?&(#?\w+);", lambda m: latex_of(unescape(f"&{m[1]};")), latex)


def readable(latex: str) -> str:
    """Return the text of LaTeX; where that is broken, without its braces and backslashes."""
    try:
        return text_of(latex)
    except ValueError:
        return " ".join(re.sub(r"[{}\\]", "", latex).split())


def _word_and_rest(text: str) -> tuple[str, str]:
    """Return a word, and the punctuation after it."""
    word = re.match(r"[^\W_]*", text)
    end = word.end() if word else 0
    return text[:end], text[end:]


def _is_balanced(latex: str) -> bool:
    depth = 0
    for brace in re.findall(r"\\.|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


def _closes_at_end(latex: str) -> bool:
    """Return whether the brace that opens a text is closed by its last character."""
    depth = 0
    for match in re.finditer(r"\\.|[{}]", latex):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end() == len(latex)
    return False
