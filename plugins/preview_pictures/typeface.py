"""The site's own typeface: what it can draw, how wide that is, and where lines break."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import ImageFont
from PIL.ImageFont import Axis

# Widths are measured once, so large that rounding does not show, and scaled.
MEASURED = 1000
NOT_A_CHARACTER = "\uffff"  # a font draws it as it draws all that it lacks
HYPHENS = str.maketrans("\u2010\u2011", "--")
RIGHT_TO_LEFT = ("R", "AL")


class Glyph(NamedTuple):
    """A character in the roman or the italic."""

    character: str
    italic: bool = False


Word = tuple[Glyph, ...]
Line = tuple[Glyph, ...]
SPACE = Glyph(" ")
ELLIPSIS = Glyph("\u2026")


class Face:
    """One font, of one weight or of many; `data` is the file."""

    def __init__(self, file: Path) -> None:
        try:
            self.data = file.read_bytes()
            font = ImageFont.truetype(BytesIO(self.data))
        except OSError:
            remedy = "name the theme's fonts in plugins/preview_pictures/pictures.py"
            raise ValueError(f"{file}: is no font for preview pictures ({remedy})") from None
        try:
            self._axes = font.get_variation_axes()
        except OSError:  # a font of one weight
            self._axes = []

    @lru_cache(maxsize=64)  # noqa: B019 - a face lives as long as its build
    def font(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        # The basic layout is the same on every machine; the other asks for a library of the system.
        font = ImageFont.truetype(BytesIO(self.data), size, layout_engine=ImageFont.Layout.BASIC)
        if self._axes:
            font.set_variation_by_axes([_value(axis, weight) for axis in self._axes])
        return font

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def width(self, character: str, weight: int) -> float:
        """Return how far a character reaches, in ems."""
        return self.font(MEASURED, weight).getlength(character) / MEASURED

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def bearing(self, character: str, weight: int) -> float:
        """Return the white at the left of a character, in ems."""
        drawn = self.font(MEASURED, weight).getmask(character).getbbox()
        return drawn[0] / MEASURED if drawn else 0

    @lru_cache(maxsize=4096)  # noqa: B019 - as above
    def draws(self, character: str) -> bool:
        """Return whether it has a glyph for a character that needs no shaping."""
        if unicodedata.category(character).startswith(("M", "C")):
            return False
        if unicodedata.bidirectional(character) in RIGHT_TO_LEFT:
            return False
        return character == " " or self._picture(character) != self._missing

    @cached_property
    def _missing(self) -> tuple[tuple[int, int], bytes]:
        return self._picture(NOT_A_CHARACTER)

    def _picture(self, character: str) -> tuple[tuple[int, int], bytes]:
        mask = self.font(48, 400).getmask(character)
        return mask.size, bytes(mask)


def _value(axis: Axis, weight: int) -> float:
    """Return the weight for its axis, and for any other what the font takes by itself."""
    return weight if axis["name"] == b"Weight" else axis["default"] or 0


class Typeface:
    """The roman and the italic of the theme."""

    def __init__(self, roman: Path, italic: Path) -> None:
        self.roman, self.italic = Face(roman), Face(italic)

    def face(self, glyph: Glyph) -> Face:
        return self.italic if glyph.italic else self.roman

    def draws(self, text: str) -> bool:
        """Return whether there is a glyph for each character; there may be none to draw."""
        return all(map(self.roman.draws, text))

    def width(self, line: Line, size: float, weight: int, tracking: float = 0) -> float:
        ems = sum(self.face(glyph).width(glyph.character, weight) + tracking for glyph in line)
        return size * ems

    def bearing(self, line: Line, weight: int) -> float:
        """Return the white at the left of a line, in ems, by which large type is moved."""
        return self.face(line[0]).bearing(line[0].character, weight)


def one_line(text: str) -> str:
    """Return the text with single spaces, composed letters and nothing that is invisible."""
    composed = unicodedata.normalize("NFC", text).translate(HYPHENS)
    visible = "".join(c for c in composed if c.isspace() or unicodedata.category(c) != "Cf")
    return " ".join(visible.split())


def glyphs(text: str, italic: bool = False) -> Line:
    return tuple(Glyph(character, italic) for character in text)


def words(line: Line) -> list[Word]:
    """Return the parts between spaces."""
    found: list[list[Glyph]] = [[]]
    for glyph in line:
        if glyph.character == " ":
            found.append([])
        else:
            found[-1].append(glyph)
    return [tuple(word) for word in found if word]


class Setting(NamedTuple):
    """Lines that fit a box, at a size in pixels."""

    lines: tuple[Line, ...]
    size: int
    whole: bool = True

    def height(self, leading: float) -> float:
        return len(self.lines) * leading * self.size


class Measure:
    """A typeface in one weight, with a width to fill."""

    def __init__(self, typeface: Typeface, weight: int, tracking: float, width: float) -> None:
        self.typeface, self.weight, self.tracking, self.width = typeface, weight, tracking, width

    def fitted(self, line: Line, height: float, sizes: tuple[int, int], leading: float) -> Setting:
        """Return the lines at the largest size that fits; what fits at no size is cut short."""
        largest, smallest = sizes
        parts = words(line)
        for size in range(largest, smallest - 1, -1):
            lines = self._lines(parts, size, self.width)
            if len(lines) * leading * size <= height and self._fits(lines, size):
                return Setting(self._balanced(parts, size, len(lines)), size)
        room = max(1, int(height / (leading * smallest)))
        lines = self._lines(self._broken(parts, smallest), smallest, self.width)
        if len(lines) <= room:
            return Setting(lines, smallest)
        return Setting((*lines[: room - 1], self._cut(lines[room - 1], smallest)), smallest, False)

    def _lines(self, parts: Iterable[Word], size: int, width: float) -> tuple[Line, ...]:
        """Return the words in lines, as many in each as there is room for."""
        lines: list[Line] = []
        for word in parts:
            longer = (*lines[-1], SPACE, *word) if lines else word
            if lines and self._width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return tuple(lines)

    def _balanced(self, parts: list[Word], size: int, count: int) -> tuple[Line, ...]:
        """Return the same number of lines, the longest as short as can be."""
        narrow, wide = 0.0, self.width
        while wide - narrow > 1:
            middle = (narrow + wide) / 2
            lines = self._lines(parts, size, middle)
            fits = len(lines) <= count and all(self._width(li, size) <= middle for li in lines)
            narrow, wide = (narrow, middle) if fits else (middle, wide)
        return self._lines(parts, size, wide)

    def _broken(self, parts: list[Word], size: int) -> list[Word]:
        """Return the words, those wider than a line in pieces."""
        pieces: list[Word] = []
        for word in parts:
            piece: Word = ()
            for glyph in word:
                if self._width((*piece, glyph), size) > self.width:
                    pieces.append(piece)
                    piece = ()
                piece = (*piece, glyph)
            pieces.append(piece)
        return pieces

    def _cut(self, line: Line, size: int) -> Line:
        while line and self._width((*line, ELLIPSIS), size) > self.width:
            line = line[:-1]
        return (*line, ELLIPSIS)

    def _fits(self, lines: tuple[Line, ...], size: int) -> bool:
        return all(self._width(line, size) <= self.width for line in lines)

    def _width(self, line: Line, size: int) -> float:
        return self.typeface.width(line, size, self.weight, self.tracking)
