"""What one picture shows, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from .canvas import HEIGHT, WIDTH, Canvas, Point
from .drawing import Drawing
from .tree import Box, Tree, draw_tree
from .typeface import Line, Measure, Setting, glyphs

MARGIN = 76
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
HEAD = 108  # the baseline of the first line
FOOT = HEIGHT - MARGIN  # the baseline of the last line
TOP, BOTTOM = 160, 488  # between the name of the site above and the facts below
NAMED = Box(700, 84, RIGHT, 484)
SHAPE = Box(846, 116, RIGHT, 470)
ABOVE_NUMBER = Box(852, 76, RIGHT, 258)
NUMBER = Box(852, 290, RIGHT, 510)
BESIDE_TITLE, UNDER_TITLE = Box(590, 76, RIGHT, 500), Box(LEFT, 236, RIGHT, 500)
LARGEST_DRAWING = 2.4  # times its size on a page
LEGIBLE = 14  # pixels of the smallest words of a drawing
COLUMN_GAP = 52
TITLE_UNDER_LEAD, TITLE_BESIDE, TITLE_ALONE, TITLE_ABOVE = 54, 82, 100, 52
TITLE_EASY, TITLE_SMALLEST = 36, 26
LEAD_SIZES = (116, 88, 64)
LEADING, LEAD_LEADING = 1.1, 1.2
TIGHT = -0.02  # letters of large type stand closer
DISPLAY, TEXT, STRONG = 420, 400, 600


@dataclass(frozen=True)
class Number:
    """The headline number of a paper."""

    value: str
    metric: str
    baseline: str

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.value, self.metric, self.baseline)))


@dataclass(frozen=True)
class Card:
    """The texts of a picture; an empty one is left out. `lead` is set larger than the title."""

    site: str
    host: str
    title: Line
    lead: str = ""
    facts: str = ""
    number: Number | None = None
    tree: Tree | None = None
    drawing: Drawing | None = None

    @property
    def alternative(self) -> str:
        """What the picture says, in words."""
        title = "".join(glyph.character for glyph in self.title)
        parts = [
            ": ".join(filter(None, (self.lead, title))),
            self.facts,
            self.number.words if self.number else "",
            self.site,
            self.tree.words if self.tree else "",
            self.drawing.words if self.drawing else "",
        ]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def draw_card(card: Card, canvas: Canvas) -> None:
    """Draw a picture."""
    right = min((box.left for box in _beside(card)), default=RIGHT)
    _draw_line(canvas, card.site, (LEFT, HEAD), right - LEFT, 34, STRONG)
    host = _line(canvas, card.host, (RIGHT - LEFT) / 3, 28, TEXT)
    width = max((canvas.typeface.width(line, host.size, TEXT) for line in host.lines), default=0)
    _draw_line(canvas, card.host, (RIGHT - width, FOOT), (RIGHT - LEFT) / 3, 28, TEXT, "quiet")
    facts = LEFT
    if card.facts and not card.tree:
        canvas.disc((LEFT + 8, FOOT - 9), 8, "accent")
        facts += 30
    _draw_line(
        canvas, card.facts, (facts, FOOT), RIGHT - width - COLUMN_GAP - facts, 28, TEXT, "quiet"
    )
    if card.tree:
        draw_tree(card.tree, canvas, _tree_box(card))
    if card.number:
        _draw_number(card.number, canvas, NUMBER)
    if card.drawing:
        _draw_drawing(card.drawing, canvas)
    _draw_title(card, canvas)


def _tree_box(card: Card) -> Box:
    if card.number:
        return ABOVE_NUMBER
    return NAMED if card.tree and card.tree.named else SHAPE


def drawing_box(drawing: Drawing) -> tuple[Box, float]:
    """Return where a drawing has more room, beside the title or under it, and its scale there."""
    boxes = (BESIDE_TITLE, UNDER_TITLE)
    scales = [
        min(box.width / drawing.width, box.height / drawing.height, LARGEST_DRAWING)
        for box in boxes
    ]
    return max(zip(boxes, scales, strict=True), key=lambda placed: placed[1])


def is_legible(drawing: Drawing) -> bool:
    """Return whether the words of a drawing can be read on a picture."""
    return drawing.smallest * drawing_box(drawing)[1] >= LEGIBLE


def _draw_drawing(drawing: Drawing, canvas: Canvas) -> None:
    """Draw a plot or a diagram in the middle of its box."""
    box, scale = drawing_box(drawing)
    left = box.left + (box.width - scale * drawing.width) / 2
    top = box.top + (box.height - scale * drawing.height) / 2
    canvas.drawing(drawing, (left, top), scale)


def _draw_title(card: Card, canvas: Canvas) -> None:
    """Draw the lead and the title under it, in the middle of the height."""
    right = min((box.left - COLUMN_GAP for box in _beside(card)), default=RIGHT)
    measure = Measure(canvas.typeface, DISPLAY, TIGHT, right - LEFT)
    top, bottom, largest = _title_space(card)
    for lead_size in LEAD_SIZES:
        lead = measure.fitted(
            glyphs(card.lead), LEAD_LEADING * lead_size, (lead_size, 40), LEAD_LEADING
        )
        room = bottom - top - lead.height(LEAD_LEADING)
        title = measure.fitted(card.title, room, (largest, TITLE_SMALLEST), LEADING)
        if not card.lead or title.size >= TITLE_EASY:
            break
    y = top + (room - title.height(LEADING)) / 2
    y = _draw_lines(canvas, lead, (LEFT, y), LEAD_LEADING, "ink")
    _draw_lines(canvas, title, (LEFT, y), LEADING, "quiet" if card.lead else "ink")


def _title_space(card: Card) -> tuple[float, float, int]:
    """Return between which heights the title stands, and its largest size."""
    if card.drawing and drawing_box(card.drawing)[0] == UNDER_TITLE:
        return HEAD + 20, UNDER_TITLE.top - 14, TITLE_ABOVE
    if card.lead:
        return TOP, BOTTOM, TITLE_UNDER_LEAD
    return TOP, BOTTOM, TITLE_BESIDE if card.tree or card.drawing else TITLE_ALONE


def _beside(card: Card) -> list[Box]:
    """Return what stands at the right of the title."""
    boxes = [_tree_box(card)] if card.tree else []
    boxes += [NUMBER] if card.number else []
    if card.drawing and drawing_box(card.drawing)[0] == BESIDE_TITLE:
        boxes.append(BESIDE_TITLE)
    return boxes


def _draw_number(number: Number, canvas: Canvas, box: Box) -> None:
    """Draw the number, under it what it is of, and against what it was measured if that fits."""
    display = Measure(canvas.typeface, DISPLAY, TIGHT, box.width)
    text = Measure(canvas.typeface, TEXT, 0, box.width)
    value = display.fitted(glyphs(number.value), 88, (76, 34), 1.1)
    y = box.top + value.height(1.1)
    metric = text.fitted(glyphs(number.metric), box.bottom - y, (28, 20), 1.25)
    if not (value.whole and metric.whole):
        return  # a half of it would say something else
    _draw_lines(canvas, value, (box.left, box.top), 1.1, "accent")
    y = _draw_lines(canvas, metric, (box.left, y), 1.25, "ink", TEXT, 0)
    baseline = text.fitted(glyphs(number.baseline), box.bottom - y, (24, 20), 1.25)
    if baseline.whole:
        _draw_lines(canvas, baseline, (box.left, y), 1.25, "quiet", TEXT, 0)


def _line(canvas: Canvas, text: str, width: float, size: int, weight: int) -> Setting:
    """Return a text on one line, smaller where it has to be, or cut short."""
    return Measure(canvas.typeface, weight, 0, width).fitted(glyphs(text), size, (size, 20), 1)


def _draw_line(
    canvas: Canvas,
    text: str,
    at: Point,
    width: float,
    size: int,
    weight: int,
    colour: str = "ink",
) -> None:
    setting = _line(canvas, text, width, size, weight)
    for line in setting.lines:
        canvas.text(at, line, setting.size, weight, colour)


def _draw_lines(
    canvas: Canvas,
    setting: Setting,
    at: Point,
    leading: float,
    colour: str,
    weight: int = DISPLAY,
    tracking: float = TIGHT,
) -> float:
    """Draw lines below a point, and return where they end."""
    x, y = at
    for line in setting.lines:
        y += leading * setting.size
        left = x - setting.size * canvas.typeface.bearing(line, weight)
        canvas.text((left, y - 0.28 * setting.size), line, setting.size, weight, colour, tracking)
    return y
