"""The mark of a plot or of a layer."""

from __future__ import annotations

from structured_data.fields import Fields
from structured_data.sources import Scalar

from .values import COLOR, NUMBER, Json, color, number

MARKS = ("area", "bar", "line", "point", "rule", "text", "tick")
INTERPOLATIONS = ("linear", "monotone", "step", "step-after", "step-before")
ALIGNMENTS = ("left", "center", "right")
BASELINES = ("top", "middle", "bottom")
NUMBERS = ("dx", "dy", "opacity", "size", "strokeWidth")


def read_mark(fields: Fields) -> Json:
    """Return a mark: `bar`, or `{type: line, point: true}`."""
    fields.needs("mark", f"write one of {', '.join(MARKS)}")
    if not fields.has("mark") or isinstance(fields.node("mark"), Scalar):
        return {"type": fields.choice("mark", MARKS)}
    found: Json = {}
    for mark in fields.mappings("mark"):
        mark.needs("type")
        found["type"] = mark.choice("type", MARKS)
        found |= {name: mark.value(name, number, NUMBER) for name in NUMBERS if mark.has(name)}
        if mark.flag("point"):
            found["point"] = True
        for name, allowed in (
            ("interpolate", INTERPOLATIONS),
            ("align", ALIGNMENTS),
            ("baseline", BASELINES),
        ):
            if mark.has(name):
                found[name] = mark.choice(name, allowed)
        if mark.has("strokeDash"):
            found["strokeDash"] = list(mark.values("strokeDash", number, NUMBER))
        if mark.has("color"):
            found["color"] = mark.value("color", color, COLOR)
        mark.finish()
    return found
