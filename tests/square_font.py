"""A font of squares, for characters that the fonts inside typst do not have."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def save_font(file: Path, characters: str) -> None:
    """Write a font in which each character is a square."""
    pen = TTGlyphPen(None)
    for draw, point in zip(
        (pen.moveTo, pen.lineTo, pen.lineTo, pen.lineTo),
        ((100, 0), (100, 800), (900, 800), (900, 0)),
        strict=True,
    ):
        draw(point)
    pen.closePath()
    square = pen.glyph()
    names = {ord(character): f"u{ord(character):04X}" for character in characters}
    font = FontBuilder(1000, isTTF=True)
    glyphs = [".notdef", *names.values()]
    font.setupGlyphOrder(glyphs)
    font.setupCharacterMap(names)
    font.setupGlyf(dict.fromkeys(glyphs, square))
    font.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Squares", "psName": "Squares-Regular"})
    font.setupOS2()
    font.setupPost()
    font.save(file)
