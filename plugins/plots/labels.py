"""What a plot shows for the values of a column, in place of what stands in the file."""

from __future__ import annotations

from collections.abc import Iterable

from .orders import BY_POSITION, in_order
from .table import Rows, Value
from .values import Json


def labelled(rows: Rows, encodings: Iterable[Json]) -> Rows:
    """Return the rows with labels for values, and take the labels out of the channels."""
    channels = [channel for encoding in encodings for channel in encoding.values()]
    labels: dict[str, dict[str, str]] = {}
    for channel in channels:
        if own := channel.pop("labels", None):
            if any(isinstance(row[channel["field"]], float) for row in rows):
                rows, own = _with_words(rows, channel, own), {}
            labels.setdefault(channel["field"], {}).update(own)
    for channel in channels:
        known = labels.get(channel.get("field", ""), {})
        if isinstance(channel.get("sort"), list):
            channel["sort"] = [known.get(value, value) for value in channel["sort"]]
        if "domain" in channel.get("scale", {}):
            domain = channel["scale"]["domain"]
            channel["scale"]["domain"] = [known.get(value, value) for value in domain]
    return [{name: _label(value, labels.get(name, {})) for name, value in r.items()} for r in rows]


def _with_words(rows: Rows, channel: Json, labels: dict[str, str]) -> Rows:
    """Return rows with words for the numbers of a channel, which others may show as numbers."""
    numbers, known = channel["field"], {float(number): word for number, word in labels.items()}
    values = in_order({"sort": "ascending", **channel}, rows)
    words: dict[Value, str] = {
        v: known.get(v, f"{v:g}") for v in values if isinstance(v, int | float)
    }
    channel["field"] = f"{numbers} in words"
    if channel.get("sort") not in BY_POSITION:
        channel["sort"] = list(words.values())
    if "domain" in channel.get("scale", {}):
        channel["scale"]["domain"] = [words[value] for value in channel["scale"]["domain"]]
    return [{**row, channel["field"]: words.get(row[numbers])} for row in rows]


def _label(value: Value, known: dict[str, str]) -> Value:
    return known.get(value, value) if isinstance(value, str) else value
