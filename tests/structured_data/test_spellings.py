from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.names import Name
from structured_data.spellings import could_be

PROPERTY = settings(deadline=None, derandomize=True, max_examples=400)

WORDS = st.sampled_from(
    ["Joseph", "J.", "J", "JE", "E.", "Edward", "Wei", "Wenbo", "José", "Z.-J.", "伟"]
)
NAMES = st.builds(
    Name,
    st.sampled_from(["Gonzalez", "González", "van der Fiction", "王"]),
    st.one_of(st.none(), st.lists(WORDS, min_size=1, max_size=3).map(" ".join)),
    st.sampled_from([None, "Jr.", "Sr."]),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. E. Gonzalez", "Joseph E. Gonzalez"),
        ("J. E. Gonzalez", "Joseph Gonzalez"),
        ("JE Gonzalez", "Joseph Edward Gonzalez"),
        ("J. Gonzalez", "Joseph E. Gonzalez"),
        ("Joseph Gonzalez", "Joseph E. González"),
        ("J.-P. Exemple", "Jean-Pierre Exemple"),
        ("Zi-Jian He", "Zijian He"),
        ("W. Zhang", "Wei Zhang"),
        ("WEI Zhang", "Wei Zhang"),
        ("Max Sample", "Max Sample Jr."),
        ("V. van der Fiction", "Vera van der Fiction"),
        ("Platon", "platon"),
        ("{ATLAS Collaboration}", "{Atlas collaboration}"),
    ],
)
def test_names_that_could_be_one(one: str, other: str) -> None:
    assert could_be(Name.parse(one), Name.parse(other))
    assert could_be(Name.parse(other), Name.parse(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wei Zhang", "Wenbo Zhang"),
        ("We Zhang", "Wei Zhang"),
        ("J. Gonzalez", "K. Gonzalez"),
        ("J. E. Gonzalez", "Joseph F. Gonzalez"),
        ("Joseph Gonzalez", "Joseph Gonzales"),
        ("Max Sample Sr.", "Max Sample Jr."),
        ("Gonzalez", "Joseph Gonzalez"),
        ("Vera Fiction", "Vera van der Fiction"),
        ("{Platon}", "Platon"),
        ("王, 伟", "王, 伟明"),
    ],
)
def test_names_that_could_not_be_one(one: str, other: str) -> None:
    assert not could_be(Name.parse(one), Name.parse(other))
    assert not could_be(Name.parse(other), Name.parse(one))


@PROPERTY
@given(NAMES, NAMES)
def test_could_be_holds_both_ways_and_for_the_name_itself(one: Name, other: Name) -> None:
    assert could_be(one, one)
    assert could_be(one, other) == could_be(other, one)
    if one.given and other.given and not one.group and not other.group:
        initial = Name(one.family, f"{one.given[0]}.", one.suffix)
        assert could_be(initial, one) or not one.given[0].isascii()
