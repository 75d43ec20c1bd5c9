from __future__ import annotations

import pytest
from structured_data.errors import Place, Problem
from structured_data.fields import Fields, suggestion
from structured_data.keyed import Records
from structured_data.sources import Mapping, Node, Scalar, Sequence


def scalar(text: str) -> Scalar:
    return Scalar(text, Place("a.yaml", 2, "a[0].b"))


@pytest.fixture
def problems() -> list[Problem]:
    return []


def fields_of(problems: list[Problem], **values: Node) -> Fields:
    return Fields(Mapping(values, Place("a.yaml", 1, "a[0]")), problems)


def test_list_and_divided_text_say_the_same(problems: list[Problem]) -> None:
    items = Sequence((scalar("Moths"), scalar("Low Light")), Place("a.yaml", 2))
    fields = fields_of(problems, text=scalar("Moths, Low Light,"), items=items)
    values = [fields.values(name, str, "text") for name in ("text", "items")]
    assert values == [("Moths", "Low Light"), ("Moths", "Low Light")]


def test_comma_in_an_item_of_a_list_divides_nothing(problems: list[Problem]) -> None:
    items = Sequence((scalar("Lamps, lit"),), Place("a.yaml", 2))
    assert fields_of(problems, items=items).values("items", str, "text") == ("Lamps, lit",)


def test_wrong_value_is_told_once_and_missing_value_once(problems: list[Problem]) -> None:
    fields = fields_of(problems, key=scalar("Not a key"))
    assert (fields.key(), fields.required_text("title")) == ("", "")
    assert list(map(str, problems)) == [
        "a.yaml:2: a[0].b: 'Not a key' is not a key (write lower-case letters, digits and hyphens)",
        "a.yaml:1: a[0].title: is missing (add title)",
    ]


def test_long_value_is_shown_by_its_beginning(problems: list[Problem]) -> None:
    fields_of(problems, date=scalar("2024 " * 40)).date("date")
    assert str(problems[0]) == (
        f"a.yaml:2: a[0].b: '{('2024 ' * 40)[:79]}…' is not a date "
        "(write YYYY, YYYY-MM or YYYY-MM-DD)"
    )


def test_key_in_a_file_that_could_not_be_read_is_not_judged(problems: list[Problem]) -> None:
    fields = fields_of(problems, people=scalar("ada-example"))
    assert fields.many("people", Records.unread(), "a person") == ()
    assert problems == []


def test_suggestion_is_the_nearest_known_word() -> None:
    assert suggestion("pubications", ["talks", "publications"]) == "did you mean 'publications'?"
    assert suggestion("colour", ["talks", "publications"]) == ""
