"""What is drawn on: lengths in pixels of the picture, colours by the theme's names for them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from .typeface import Line, Typeface

WIDTH, HEIGHT = 1200, 630
FINE = 3  # drawn so many times larger and then reduced, which smooths curves and spaces letters
SHADES = {"ink": 26, "quiet": 14, "accent": 16, "hairline": 8}  # from paper to each; 64 together

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A picture in the making."""

    def __init__(self, colours: Mapping[str, Colour], typeface: Typeface) -> None:
        self.colours, self.typeface = colours, typeface
        self._image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), colours["paper"])
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self,
        at: Point,
        line: Line,
        size: float,
        weight: int,
        colour: str,
        tracking: float = 0,
    ) -> None:
        """Draw a line of text from its left end on its baseline; the italic stands out."""
        x, y = at
        for glyph in line:
            face = self.typeface.face(glyph)
            name = "accent" if glyph.italic else colour
            self._draw.text(
                (x * FINE, y * FINE),
                glyph.character,
                self.colours[name],
                face.font(round(size * FINE), weight),
                anchor="ls",
            )
            x += size * (face.width(glyph.character, weight) + tracking)

    def curve(self, start: Point, end: Point, colour: str, width: float) -> None:
        """Draw a line that leaves and arrives level."""
        (x1, y1), (x2, y2) = start, end
        points = []
        for step in range(41):
            t = step / 40
            # A cubic whose middle points stand above each other, half-way.
            x = x1 * (1 - t) ** 3 + 1.5 * (x1 + x2) * t * (1 - t) + x2 * t**3
            y = y1 + (y2 - y1) * t * t * (3 - 2 * t)
            points.append((x * FINE, y * FINE))
        self._draw.line(points, self.colours[colour], round(width * FINE), joint="curve")

    def disc(self, centre: Point, radius: float, colour: str) -> None:
        x, y, r = centre[0] * FINE, centre[1] * FINE, radius * FINE
        self._draw.ellipse((x - r, y - r, x + r, y + r), self.colours[colour])

    def png(self) -> bytes:
        """Return the picture in shades between the colours of the theme, which keeps it small."""
        palette = Image.new("P", (1, 1))
        palette.putpalette([value for colour in self._shades() for value in colour])
        small = self._image.reduce(FINE)
        file = BytesIO()
        shades = small.quantize(palette=palette, dither=Image.Dither.NONE)
        shades.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _shades(self) -> list[Colour]:
        paper = self.colours["paper"]
        return [
            _between(paper, self.colours[name], step / (count - 1))
            for name, count in SHADES.items()
            for step in range(count)
        ]


def _between(one: Colour, other: Colour, share: float) -> Colour:
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return r, g, b
