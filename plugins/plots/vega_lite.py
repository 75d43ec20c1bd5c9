"""A plot in the words of Vega-Lite, for a width, in the ink and the type of the page."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from textwrap import wrap

from .channels import FACETS
from .facets import faceted
from .labels import labelled
from .legends import legend_columns
from .orders import stacked
from .specification import Plot
from .table import Rows
from .titles import axis_height, break_titles
from .values import INKS, Json

# Presentation attributes may name tokens of the theme, which change with the scheme.
INK, QUIET, HAIRLINE = "var(--ink)", "var(--quiet)", "var(--hairline)"
# The typeface that vl-convert measures text by; like that of the page, each sign is 0.6 em wide.
MEASURED = "Liberation Mono"
SIZE, SMALL = 12, 11  # pixels, as wide as they are drawn
EM = 0.6  # how wide a sign of the typeface is
LEADING = 13  # pixels from line to line
NAME, NARROW_NAME = 33, 17  # signs on a line beside a plot; on a phone
SPACING = 28  # pixels between two plots side by side

CONFIG: Json = {
    "font": MEASURED,
    "background": None,
    "padding": 2,
    "view": {"stroke": None},
    "axis": {
        "domainColor": QUIET,
        "gridColor": HAIRLINE,
        "labelColor": QUIET,
        "labelFontSize": SMALL,
        "labelLimit": 220,
        "labelPadding": 6,
        "tickColor": QUIET,
        "tickSize": 4,
        "titleColor": INK,
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
        "titlePadding": 10,
    },
    "axisBand": {"domain": False, "grid": False, "ticks": False},
    "axisPoint": {"domain": False, "grid": False, "ticks": False},
    "axisQuantitative": {"domain": False, "labelFlush": False, "ticks": False, "tickCount": 6},
    "header": {
        "labelAnchor": "start",
        "labelColor": INK,
        "labelFontSize": SIZE,
        "labelFontWeight": "bold",
        "labelOrient": "top",
        "labelPadding": 6,
        "title": None,
    },
    "legend": {
        "direction": "horizontal",
        "labelColor": INK,
        "labelFontSize": SIZE,
        "labelLimit": 300,
        "offset": 12,
        "orient": "top",
        "symbolBaseFillColor": QUIET,
        "symbolBaseStrokeColor": QUIET,
        "symbolOpacity": 1,
        "symbolSize": 110,
        "symbolStrokeWidth": 2,
        "title": None,
    },
    "range": {"category": INKS},
    "facet": {"spacing": SPACING},
    "area": {"color": INKS[0], "opacity": 0.85},
    "bar": {"color": INKS[0], "stroke": "var(--paper)", "strokeWidth": 0.5},
    "line": {"color": INKS[0], "strokeWidth": 2},
    "point": {"color": INKS[0], "filled": True, "opacity": 1, "size": 45},
    "rule": {"color": QUIET},
    "text": {"color": INK, "fontSize": SMALL},
    "tick": {"color": INKS[0], "opacity": 1, "thickness": 2},
}


@dataclass(frozen=True)
class Width:
    """A width to draw for, in pixels; a narrow one sets columns of plots below each other."""

    pixels: int
    is_narrow: bool = False


def vega_lite(plot: Plot, width: Width, inner: float) -> Json:
    """Return a plot whose axes span `inner` pixels, each of them where there are several."""
    encoding = deepcopy(plot.encoding)
    facets: Json = {name: encoding.pop(name) for name in FACETS if name in encoding}
    rows = _wrapped(plot.rows, encoding, NARROW_NAME if width.is_narrow else NAME)
    _set_upright(encoding, rows, inner)
    height = plot.height or _height(encoding, rows)
    rows, layers = stacked(rows, encoding, deepcopy(plot.layers))
    lengths = {"x": inner, "y": axis_height(height, encoding, rows)}
    break_titles([encoding, *(layer.get("encoding", {}) for layer in layers)], lengths, SIZE * EM)
    unit: Json = {"width": inner, "height": height}
    if encoding:
        unit["encoding"] = encoding
    unit |= {"layer": layers} if len(layers) > 1 else _merged(layers[0], encoding)
    spec: Json = {"config": _config(plot, width, inner)}
    if facets:
        rows, facets = faceted(rows, facets, below_each_other=width.is_narrow)
        spec |= {"data": {"values": rows}, "facet": facets, "spec": unit}
    else:
        spec |= {"data": {"values": rows}, **unit}
    if plot.resolve:
        spec["resolve"] = plot.resolve
    return spec


def facet_columns(plot: Plot, width: Width) -> int:
    """Return how many plots stand side by side."""
    column = plot.encoding.get("column")
    if not column or width.is_narrow:
        return 1
    return len({row[column["field"]] for row in plot.rows})


def _config(plot: Plot, width: Width, inner: float) -> Json:
    """Return the look; on a narrow page names and numbers take less of the room."""
    encodings = (plot.encoding, *(layer.get("encoding", {}) for layer in plot.layers))
    room = (inner + SPACING) * facet_columns(plot, width) - SPACING
    columns = legend_columns(encodings, plot.rows, room)
    legend = {**CONFIG["legend"], "columns": columns}
    if not width.is_narrow:
        return {**CONFIG, "legend": legend}
    return {
        **CONFIG,
        "axis": {**CONFIG["axis"], "labelLimit": 130},
        "axisQuantitative": {**CONFIG["axisQuantitative"], "tickCount": 4},
        "legend": legend,
    }


def _merged(layer: Json, encoding: Json) -> Json:
    own = layer.get("encoding", {})
    return {"mark": layer["mark"], "encoding": {**encoding, **own}}


def _height(encoding: Json, rows: Rows) -> float | Json:
    """Return the height of a plot whose author gives none: rows of bars have one a step."""
    y = encoding.get("y", {})
    if y.get("type") not in ("nominal", "ordinal"):
        return 240
    lines = max((1 + str(row[y["field"]]).count("\n") for row in rows), default=1)
    return {"step": max(14 if "yOffset" in encoding else 22, 6 + LEADING * lines)}


def _wrapped(rows: Rows, encoding: Json, most: int) -> Rows:
    """Return rows whose names beside the plot are broken into lines; the axis is told of it."""
    y = encoding.get("y", {})
    names = {str(row[y["field"]]) for row in rows} if y.get("type") == "nominal" else set()
    if not any(len(name) > most for name in names):
        return rows
    y["labels"] = {name: "\n".join(wrap(name, most)) or name for name in names}
    y["axis"] = {**y.get("axis", {}), "labelExpr": "split(datum.label, '\\n')"}
    return labelled(rows, [encoding])


def _set_upright(encoding: Json, rows: Rows, inner: float) -> None:
    """Let the names below a plot stand upright where they have the room."""
    x = encoding.get("x", {})
    if x.get("type") not in ("nominal", "ordinal"):
        return
    names = {str(row[x["field"]]) for row in rows}
    if names and max(map(len, names)) * SMALL * EM + 8 < inner / len(names):
        x["axis"] = {**x.get("axis", {}), "labelAngle": 0}
