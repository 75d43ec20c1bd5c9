from __future__ import annotations

import pytest
from structured_data.names import Name, name_key, name_list


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada Example", Name("Example", "Ada")),
        ("Example, Ada", Name("Example", "Ada")),
        ("García Márquez, José Luis", Name("García Márquez", "José Luis")),
        (r"Garc{\'i}a M{\'a}rquez, Jos{\'e}", Name("García Márquez", "José")),
        ("Vera van der Fiction", Name("van der Fiction", "Vera")),
        ("van der Fiction, Vera", Name("van der Fiction", "Vera")),
        ("Sample, Jr., Max", Name("Sample", "Max", "Jr.")),
        ("Jean-Paul d'Exemple", Name("d'Exemple", "Jean-Paul")),
        ("Platon", Name("Platon")),
        ("李娜", Name("李娜")),
        ("{ATLAS Collaboration}", Name("ATLAS Collaboration", group=True)),
        ("{Barnes and Noble, Inc.}", Name("Barnes and Noble, Inc.", group=True)),
        ("Ludwig {van Sample}", Name("van Sample", "Ludwig")),
    ],
)
def test_name_is_divided_into_its_parts(written: str, name: Name) -> None:
    assert Name.parse(written) == name


@pytest.mark.parametrize("written", ["", ",", ", Ada", "{}", "a, b, c, d", "{Ada", "Ada}"])
def test_what_has_no_family_name_is_not_a_name(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Name.parse(written)


@pytest.mark.parametrize(
    ("name", "shown", "inverted"),
    [
        (Name("Example", "Ada"), "Ada Example", "Example, Ada"),
        (Name("Sample", "Max", "Jr."), "Max Sample Jr.", "Sample, Jr., Max"),
        (Name("van der Fiction", "Vera"), "Vera van der Fiction", "van der Fiction, Vera"),
        (Name("Platon"), "Platon", "Platon"),
        (Name("李", "娜"), "李娜", "李, 娜"),
        (Name("李", "Na"), "Na 李", "李, Na"),
        (Name("ATLAS Collaboration", group=True), "ATLAS Collaboration", "ATLAS Collaboration"),
    ],
)
def test_name_is_shown_in_reading_order_and_sorted_by_family(
    name: Name, shown: str, inverted: str
) -> None:
    assert (str(name), name.inverted) == (shown, inverted)


def test_list_of_names_is_divided_at_and_outside_braces() -> None:
    assert name_list("Example, Ada and {Barnes and Noble} and Platon") == [
        "Example, Ada",
        "{Barnes and Noble}",
        "Platon",
    ]


def test_names_are_compared_without_case_and_extra_white_space() -> None:
    assert name_key("Ada  EXAMPLE ") == name_key("ada example")
