"""What a block says to draw: a part of Vega-Lite in YAML, each word of which is checked."""

from __future__ import annotations

from dataclasses import dataclass

from structured_data.errors import Problem
from structured_data.fields import Fields
from structured_data.sources import Mapping

from .channels import CHANNELS, FACETS, read_channel
from .labels import labelled
from .marks import read_mark
from .table import Rows, Table
from .transforms import transformed
from .values import NUMBER, Json, number

RESOLVED = ("x", "y", "color")
HEIGHTS = (40, 900)


@dataclass(frozen=True)
class Plot:
    """A plot of `rows`: `layers` of marks over a shared `encoding`, in the words of Vega-Lite.

    `alt` says what it shows to those who do not see it; `data` is what `rows` are made of, as it
    stands in the file; `height` is in pixels.
    """

    alt: str
    data: Table
    rows: Rows
    layers: list[Json]
    encoding: Json
    resolve: Json
    height: float | None
    is_wide: bool


def read_plot(mapping: Mapping, table: Table, problems: list[Problem]) -> Plot | None:
    """Return the plot that a mapping describes; None and its problems where there is a fault.

    Its names are those of Vega-Lite, but for `alt`, `data` (the file that `table` is) and `wide`.
    """
    before = len(problems)
    fields = Fields(mapping, problems)
    fields.node("data")
    fields.needs("alt", "say what the plot shows, for those who do not see it")
    data, table = transformed(table, fields.mappings("transform"))
    layers = _layers(fields, table)
    encoding = _encoding(fields, table, (*CHANNELS, *FACETS))
    plot = Plot(
        alt=fields.text("alt") or "",
        data=data,
        rows=labelled(table.values(), [encoding, *(layer.get("encoding", {}) for layer in layers)]),
        layers=layers,
        encoding=encoding,
        resolve=_resolve(fields),
        height=_height(fields),
        is_wide=fields.flag("wide"),
    )
    fields.finish()
    if len(problems) == before:
        _refuse_nothing(plot, fields)
    return plot if len(problems) == before else None


def _layers(fields: Fields, table: Table) -> list[Json]:
    if fields.has("mark") and fields.has("layer"):
        message = "stands beside layer (write the mark of each layer in it)"
        fields.problem(fields.place_of("mark"), message)
    layers = [_layer(layer, table) for layer in fields.mappings("layer")]
    if layers:
        fields.node("mark")
        return layers
    return [{"mark": read_mark(fields)}]


def _layer(fields: Fields, table: Table) -> Json:
    layer: Json = {"mark": read_mark(fields)}
    if encoding := _encoding(fields, table, CHANNELS):
        layer["encoding"] = encoding
    fields.finish()
    return layer


def _encoding(fields: Fields, table: Table, names: tuple[str, ...]) -> Json:
    found: Json = {}
    for channels in fields.mappings("encoding"):
        for name in names:
            for channel in channels.mappings(name):
                found[name] = read_channel(name, channel, table)
                channel.finish()
        channels.finish()
    return found


def _resolve(fields: Fields) -> Json:
    scales = {
        name: scale.choice(name, ("shared", "independent"))
        for resolve in fields.mappings("resolve")
        for scale in _closed(resolve, "scale")
        for name in RESOLVED
        if scale.has(name)
    }
    return {"scale": scales} if scales else {}


def _closed(fields: Fields, name: str) -> list[Fields]:
    """Return the mappings of a name, which is all that these fields may hold."""
    found = fields.mappings(name)
    fields.finish()
    for one in found:
        for known in RESOLVED:
            one.node(known)
        one.finish()
    return found


def _height(fields: Fields) -> float | None:
    height = fields.value("height", number, NUMBER)
    low, high = HEIGHTS
    if height is not None and not low <= height <= high:
        message = f"{height:g} pixels cannot be drawn (write {low} to {high})"
        fields.problem(fields.place_of("height"), message)
    return height


def _refuse_nothing(plot: Plot, fields: Fields) -> None:
    """Note a problem where no mark would have a place, or no row is left to draw."""
    if not plot.rows:
        message = "leaves no row to draw (the plot would be empty)"
        fields.problem(fields.place_of("transform"), message)
    for layer in plot.layers:
        if not {"x", "y"} & {*plot.encoding, *layer.get("encoding", {})}:
            remedy = "write encoding: {x: {field: ...}, y: {field: ...}}"
            fields.problem(fields.place_of("mark"), f"has neither x nor y ({remedy})")
