"""A plot of each value of a column, in the order that its author gives.

Vega-Lite puts plots into the wrong places where their order is given and one of them has no rows.
So we number the values, which it then sorts by itself, and hide the numbers.
"""

from __future__ import annotations

from itertools import product

from .orders import in_order
from .table import Rows, Value
from .values import Json

NUMBER = "{:03d} "
LABEL = {"labelExpr": f"slice(datum.label, {len(NUMBER.format(0))})"}


def faceted(rows: Rows, facets: Json, below_each_other: bool) -> tuple[Rows, Json]:
    """Return rows that know their plot, and the facets `row` and `column` of Vega-Lite.

    Plots that stand below each other are named by their row and their column.
    """
    fields = {name: str(facets[name]["field"]) for name in ("row", "column") if name in facets}
    orders = {name: in_order(facets[name], rows) for name in fields}
    shown = {"row": tuple(fields)} if below_each_other else {name: (name,) for name in fields}
    words: dict[str, list[str]] = {}
    for facet, names in shown.items():
        values = [tuple(row[fields[name]] for name in names) for row in rows]
        order = [each for each in product(*(orders[name] for name in names)) if each in values]
        words[facet] = [NUMBER.format(order.index(each)) + _words(each) for each in values]
    numbered = [
        {**row, **{_field(facet): words[facet][number] for facet in shown}}
        for number, row in enumerate(rows)
    ]
    return numbered, {
        facet: {"field": _field(facet), "type": "nominal", "header": LABEL} for facet in shown
    }


def _field(facet: str) -> str:
    return f"{facet} of plots"


def _words(values: tuple[Value, ...]) -> str:
    return ", ".join(f"{v:g}" if isinstance(v, float) else str(v or "") for v in values)
