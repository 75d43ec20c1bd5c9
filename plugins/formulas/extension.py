"""The Markdown extension that shows the formulas of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from structured_data.front_matter import front_matter_end
from structured_data.markdown_file import markdown_file
from structured_data.text_formulas import TextFormula, text_formulas

from .mathml import Converter, FormulaError

MARK = "data-formula"  # on the place of a formula until the headings are listed
_MARK_START = f"{STX}formula:"
_MARKER = rf"{_MARK_START}(\d+){ETX}"


class Formulas(Extension):
    """Shows formulas, which may use these macros."""

    def __init__(self, macros: Mapping[str, str]) -> None:
        super().__init__()
        self._converter = Converter(macros)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        taken = _Taken(self._converter)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        # Before front matter is taken off (27), so that lines have their numbers.
        md.preprocessors.register(_Taker(md, taken), "formulas_taken", 28)
        # After whatever holds blocks: lists, quotations and notes (17); before paragraphs (10).
        md.parser.blockprocessors.register(_Displayer(md, taken), "formulas_displayed", 12)
        md.inlinePatterns.register(_Inliner(md, taken), "formulas_inline", 185)
        # After the headings are listed (5): the name of one has a formula as text.
        md.treeprocessors.register(_Placer(md, taken), "formulas_placed", 2)
        md.postprocessors.register(_Finder(md, taken), "formulas_lost", -20)


class _Taken:
    """The formulas of one text by the number in their markers, each with its element."""

    def __init__(self, converter: Converter) -> None:
        self._converter = converter
        self.elements: list[Element] = []
        self.formulas: list[TextFormula] = []
        self.sources: list[str] = []
        self.lost: dict[int, int] = {}  # their lines

    def marker(self, formula: TextFormula, text: str) -> str:
        """Convert a formula of a text, and return the marker that stands for it."""
        number = len(self.formulas)
        self.formulas.append(formula)
        self.sources.append(text[formula.start : formula.end])
        self.elements.append(self._element(formula, text))
        self.lost[number] = text.count("\n", 0, formula.start) + 1
        return f"{STX}formula:{number}{ETX}"

    def find(self, number: int) -> tuple[TextFormula, str]:
        """Return a formula whose place is found, and its text."""
        self.lost.pop(number, None)
        return self.formulas[number], AtomicString(self.elements[number].get("alttext", ""))

    def _element(self, formula: TextFormula, text: str) -> Element:
        try:
            if formula.fault:
                raise FormulaError(formula.fault)
            return self._converter.element(formula.latex, display=formula.is_display)
        except FormulaError as error:
            at = formula.latex_start + error.at
            line = text.count("\n", 0, at) + 1
            markdown_file().problem(line, f"the formula '{_shortened(formula.latex)}': {error}")
            return Element("math", {"alttext": formula.latex})


def _shortened(latex: str) -> str:
    words = " ".join(latex.split())
    return words if len(words) <= 60 else f"{words[:57]}..."


class _Taker(Preprocessor):
    """Puts a marker in the place of each formula, and keeps the number of lines."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md)
        self.taken = taken

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        pieces, end = [], 0
        for formula in text_formulas(text, front_matter_end(text)):
            quote = re.sub(r"[^ \t>].*", "", formula.margin).rstrip()
            rest = f"\n{quote}" * text.count("\n", formula.start, formula.end)
            marker = self.taken.marker(formula, text)
            pieces += [text[end : formula.start], formula.margin, marker, rest]
            end = formula.end
        return "".join([*pieces, text[end:]]).split("\n")


class _Displayer(BlockProcessor):
    """Gives a formula with a line of its own a block of its own."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md.parser)
        self.taken = taken

    def test(self, parent: Element, block: str) -> bool:
        return _MARK_START in block and next(self._found(block), None) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        text = blocks.pop(0)
        match = next(self._found(text))
        formula, words = self.taken.find(int(match[1]))
        if before := text[: match.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        box = SubElement(parent, "div", _attributes(formula))
        SubElement(box, "span", {MARK: match[1]}).text = words
        if formula.number:
            SubElement(box, "span", {"class": "equation-number"}).text = f"({formula.number})"
        if after := text[match.end() :].lstrip("\n"):
            blocks.insert(0, after)

    def _found(self, block: str) -> Iterator[re.Match[str]]:
        for match in re.finditer(rf"^[ \t]*{_MARKER}[ \t]*$", block, re.MULTILINE):
            if self.taken.formulas[int(match[1])].is_display:
                yield match


def _attributes(formula: TextFormula) -> dict[str, str]:
    """Return those of the box that a formula scrolls in, where it is wider than the page."""
    number = f" ({formula.number})" if formula.number else ""
    classes = "equation scroller"
    box = {"class": classes, "tabindex": "0", "role": "group", "aria-label": f"Equation{number}"}
    return {**box, "id": formula.id} if formula.id else box


class _Inliner(InlineProcessor):
    """Puts the text of a formula in its place: titles and alternative texts have no other."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(_MARKER, md)
        self.taken = taken

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        place = Element("span", {MARK: match[1]})
        _, place.text = self.taken.find(int(match[1]))
        return place, match.start(), match.end()


class _Placer(Treeprocessor):
    """Puts <math> into each place."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md)
        self.taken = taken

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(parent):
                if MARK in child.attrib:
                    math = self.taken.elements[int(child.get(MARK, ""))]
                    math.tail = child.tail
                    parent[position] = math


class _Finder(Postprocessor):
    """Puts formulas back that stand where none is shown, and tells of them."""

    def __init__(self, md: Markdown, taken: _Taken) -> None:
        super().__init__(md)
        self.taken = taken

    def run(self, text: str) -> str:
        return re.sub(_MARKER, self._source, text)

    def _source(self, match: re.Match[str]) -> str:
        number = int(match[1])
        if line := self.taken.lost.pop(number, None):
            message = "a formula stands in HTML, where none is shown (put it into a paragraph)"
            markdown_file().problem(line, message)
        return escape(self.taken.sources[number])
