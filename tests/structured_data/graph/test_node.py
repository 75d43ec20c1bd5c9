from __future__ import annotations

from structured_data.graph.node import node, reference


def test_what_is_empty_is_left_out_and_what_is_false_or_zero_is_not() -> None:
    assert node("Thing", "#a", a=None, b="", c=[], d={}, e=(), f=0, g=False, h="x") == {
        "@type": "Thing",
        "@id": "#a",
        "f": 0,
        "g": False,
        "h": "x",
    }


def test_node_that_is_named_nowhere_else_has_no_id() -> None:
    assert node("Thing", name="a") == {"@type": "Thing", "name": "a"}


def test_reference_is_an_id_alone() -> None:
    assert reference("#a") == {"@id": "#a"}
