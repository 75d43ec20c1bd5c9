"""What is drawn on: lengths in pixels of the picture, colours by the theme's names for them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageDraw

from .drawing import Drawing, Label
from .typeface import Line, Typeface, glyphs

WIDTH, HEIGHT = 1200, 630
FINE = 3  # drawn so many times larger and then reduced, which smooths curves and spaces letters
SHADES = {"ink": 26, "quiet": 14, "accent": 16, "hairline": 8}  # from paper to each; 64 together
OF_DRAWINGS = 12  # from paper to each colour that only plots and diagrams have
LABEL, STRONG_LABEL = 400, 600  # weights of their words

Colour = tuple[int, int, int]
Point = tuple[float, float]


class Canvas:
    """A picture in the making."""

    def __init__(self, colours: Mapping[str, Colour], typeface: Typeface) -> None:
        self.colours, self.typeface = colours, typeface
        self._image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), colours["paper"])
        self._draw = ImageDraw.Draw(self._image)
        self._shade_counts = dict(SHADES)

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

    def drawing(self, drawing: Drawing, at: Point, scale: float) -> None:
        """Draw a plot or a diagram with its upper left corner at a point."""
        import vl_convert  # takes 30 ms, and most builds draw nothing anew

        x, y = at
        names = {name: "#{:02x}{:02x}{:02x}".format(*rgb) for name, rgb in self.colours.items()}
        png = vl_convert.svg_to_png(drawing.shapes(names), scale=scale * FINE)
        shapes = Image.open(BytesIO(png)).convert("RGBA")
        self._image.paste(shapes, (round(x * FINE), round(y * FINE)), shapes)
        for label in drawing.labels:
            self._label(label, (x + scale * label.x, y + scale * label.y), scale * label.size)
        others = {name: OF_DRAWINGS for name in self.colours if name not in ("paper", *SHADES)}
        self._shade_counts |= others

    def _label(self, label: Label, at: Point, size: float) -> None:
        """Draw words of a drawing; those that are turned are drawn level, and turned then."""
        weight = STRONG_LABEL if label.is_strong else LABEL
        line = glyphs(label.text, label.is_italic)
        width = FINE * self.typeface.width(line, size, weight)
        before = width * {"middle": 0.5, "end": 1}.get(label.anchor, 0)
        reach = round(width + 2 * FINE * size)  # from the start of the line to all sides
        mask = Image.new("L", (2 * reach, 2 * reach))
        pen, x = ImageDraw.Draw(mask), reach - before
        for glyph in line:
            face = self.typeface.face(glyph)
            font = face.font(round(size * FINE), weight)
            pen.text((x, reach), glyph.character, 255, font, anchor="ls")
            x += FINE * size * face.width(glyph.character, weight)
        if label.turn:
            mask = mask.rotate(-label.turn, Image.Resampling.BICUBIC)
        corner = (round(at[0] * FINE) - reach, round(at[1] * FINE) - reach)
        self._image.paste(self.colours.get(label.colour, self.colours["ink"]), corner, mask)

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
            for name, count in self._shade_counts.items()
            for step in range(count)
        ]


def _between(one: Colour, other: Colour, share: float) -> Colour:
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return r, g, b
