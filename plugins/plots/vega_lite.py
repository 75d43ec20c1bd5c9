"""A plot in the words of Vega-Lite, for a width, in the ink and the type of the page."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from itertools import product
from typing import Any

from .channels import FACETS
from .specification import Plot
from .table import Value

Json = dict[str, Any]

# Presentation attributes may name tokens of the theme, which change with the scheme.
INK, QUIET, HAIRLINE = "var(--ink)", "var(--quiet)", "var(--hairline)"
SERIES = [f"var(--series-{number})" for number in range(1, 6)]
# The typeface that vl-convert measures text by; like that of the page, each sign is 0.6 em wide.
MEASURED = "Liberation Mono"
SIZE, SMALL = 12, 11  # pixels, as wide as they are drawn
EM = 0.6  # how wide a sign of the typeface is
SYMBOL = 28  # pixels of an entry of a legend, beside its words
LEGENDS = ("color", "shape", "strokeDash")
FACET = "row and column"  # of a plot that stands in both, where there is room for one beside it

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
    "axisQuantitative": {"domain": False, "ticks": False, "tickCount": 6},
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
    "range": {"category": SERIES},
    "facet": {"spacing": 20},
    "area": {"color": SERIES[0], "opacity": 0.85},
    "bar": {"color": SERIES[0], "stroke": "var(--paper)", "strokeWidth": 0.5},
    "line": {"color": SERIES[0], "strokeWidth": 2},
    "point": {"color": SERIES[0], "filled": True, "opacity": 1, "size": 45},
    "rule": {"color": QUIET},
    "text": {"color": INK, "fontSize": SMALL},
    "tick": {"color": SERIES[0], "opacity": 1, "thickness": 2},
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
    rows = plot.rows
    if width.is_narrow and "column" in facets:
        rows, facets = _below_each_other(rows, facets)
    unit: Json = {"width": inner, "height": plot.height or _height(encoding)}
    if encoding:
        unit["encoding"] = encoding
    unit |= {"layer": plot.layers} if len(plot.layers) > 1 else _merged(plot.layers[0], encoding)
    spec: Json = {"data": {"values": rows}, "config": _config(plot, width)}
    if facets:
        spec |= {"facet": facets, "spec": unit}
    else:
        spec |= unit
    if plot.resolve:
        spec["resolve"] = plot.resolve
    return spec


def _below_each_other(
    rows: list[dict[str, Value]], facets: Json
) -> tuple[list[dict[str, Value]], Json]:
    """Return rows and facets with one plot a row, each named by its row and its column."""
    parts = [facets[name] for name in ("row", "column") if name in facets]
    if len(parts) == 1:
        return rows, {"row": parts[0]}
    names = [", ".join(str(row[part["field"]]) for part in parts) for row in rows]
    orders = [_order(part, rows) for part in parts]
    sort = [", ".join(map(str, pair)) for pair in product(*orders)]
    named = [{**row, FACET: name} for row, name in zip(rows, names, strict=True)]
    kept = [name for name in sort if name in set(names)]
    return named, {"row": {"field": FACET, "type": "nominal", "sort": kept}}


def _order(facet: Json, rows: list[dict[str, Value]]) -> list[Value]:
    """Return the values of a facet in the order in which its plots stand."""
    values = dict.fromkeys(row[facet["field"]] for row in rows)
    sort = facet.get("sort", "ascending")
    if isinstance(sort, list):
        return [*sort, *(value for value in values if value not in sort)]
    return sorted(values, key=str, reverse=sort == "descending")


def facet_columns(plot: Plot, width: Width) -> int:
    """Return how many plots stand side by side."""
    column = plot.encoding.get("column")
    if not column or width.is_narrow:
        return 1
    return len({row[column["field"]] for row in plot.rows})


def _config(plot: Plot, width: Width) -> Json:
    """Return the look; on a narrow page names and numbers take less of the room."""
    if not width.is_narrow:
        return CONFIG
    return {
        **CONFIG,
        "axis": {**CONFIG["axis"], "labelLimit": 110},
        "axisQuantitative": {**CONFIG["axisQuantitative"], "tickCount": 4},
        "legend": {**CONFIG["legend"], "columns": _legend_columns(plot, width)},
    }


def _legend_columns(plot: Plot, width: Width) -> int:
    """Return how many entries of a legend stand side by side."""
    encodings = (plot.encoding, *(layer.get("encoding", {}) for layer in plot.layers))
    fields = {e[name]["field"] for e in encodings for name in LEGENDS if "field" in e.get(name, {})}
    longest = max((len(str(row[field])) for field in fields for row in plot.rows), default=0)
    return max(1, int(width.pixels / (SYMBOL + longest * SIZE * EM)))


def _merged(layer: Json, encoding: Json) -> Json:
    own = layer.get("encoding", {})
    return {"mark": layer["mark"], "encoding": {**encoding, **own}}


def _height(encoding: Json) -> float | Json:
    """Return the height of a plot whose author gives none: rows of bars have one a step."""
    is_banded = encoding.get("y", {}).get("type") in ("nominal", "ordinal")
    if is_banded:
        return {"step": 14 if "yOffset" in encoding else 22}
    return 240
