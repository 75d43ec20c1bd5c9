"""The order of the values of a column: of plots, and of what is stacked."""

from __future__ import annotations

from .table import Rows, Value
from .values import Json

STACKS = ("area", "bar")
BY_POSITION = ("x", "-x", "y", "-y")  # Vega-Lite sorts by these


def in_order(channel: Json, rows: Rows) -> list[Value]:
    """Return the values that a channel shows, in its author's order, or as they come."""
    values = list(dict.fromkeys(row[channel["field"]] for row in rows))
    sort = channel.get("sort")
    if sort is None:
        return values
    if isinstance(sort, list):
        return [*sort, *(value for value in values if value not in sort)]
    return sorted(values, key=_rank, reverse=sort == "descending")


def _rank(value: Value) -> tuple[float, str]:
    return (value, "") if isinstance(value, float) else (0, value or "")


def stacked(rows: Rows, encoding: Json, layers: list[Json]) -> tuple[Rows, list[Json]]:
    """Return rows that know their place in a stack, and layers that stack in the order of colors.

    Vega-Lite stacks by name, and orders the legend alone.
    """
    found = []
    for layer in layers:
        own = layer.get("encoding", {})
        color = {**encoding, **own}.get("color", {})
        if layer["mark"]["type"] in STACKS and "order" not in {**encoding, **own} and _names(color):
            places = {value: place for place, value in enumerate(in_order(color, rows))}
            name = f"place of {color['field']}"
            rows = [{**row, name: places[row[color["field"]]]} for row in rows]
            order = {"field": name, "type": "quantitative"}
            layer = {**layer, "encoding": {**own, "order": order}}
        found.append(layer)
    return rows, found


def _names(color: Json) -> bool:
    """Return whether a color tells values apart by an order of their own."""
    return (
        color.get("type") == "nominal" and "field" in color and color.get("sort") not in BY_POSITION
    )
