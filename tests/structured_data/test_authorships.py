"""Who stands in a shortened list of authors, and what their marks mean."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records import Authorship
from structured_data.records.authorships import shortened

from commands.project import THEME

PROPERTY = settings(deadline=None, derandomize=True, max_examples=300)


def authors(
    library: Library, marks: list[tuple[bool, bool]], owner_at: int
) -> tuple[Authorship, ...]:
    """Return as many authors as there are marks (equal, corresponding), the owner among them."""
    stranger = library.people["platon"]
    return tuple(
        Authorship(
            library.owner if number == owner_at else replace(stranger, key=f"person-{number}"),
            Name(f"Person {number}"),
            *pair,
        )
        for number, pair in enumerate(marks)
    )


few_marks = st.tuples(*[st.sampled_from([False] * 5 + [True])] * 2)


@PROPERTY
@given(st.lists(few_marks, min_size=1, max_size=60), st.integers(0, 59), st.integers(1, 12))
def test_shortened_list_loses_nobody_and_folds_only_those_between(
    library: Library, marks: list[tuple[bool, bool]], owner_at: int, most: int
) -> None:
    everyone = authors(library, marks, owner_at % len(marks))
    groups = shortened(everyone, library.owner, most)
    assert tuple(author for group in groups for author in group) == everyone
    assert all(groups)
    folded = [author for group in groups if len(group) > 1 for author in group]
    stay = [
        author
        for number, author in enumerate(everyone)
        if number < 3
        or number == len(everyone) - 1
        or author.equal
        or author.corresponding
        or author.person.key == library.owner.key
    ]
    assert not [author for author in folded if author in stay]
    if len(everyone) <= most:
        assert folded == []


def test_two_folds_never_touch(library: Library) -> None:
    everyone = authors(library, [(False, False)] * 30, owner_at=15)
    assert [len(group) for group in shortened(everyone, library.owner)] == [
        *(1, 1, 1, 12, 1, 13, 1)
    ]


def test_ten_authors_are_shown_whole_and_of_eleven_some_fold(library: Library) -> None:
    for count, lengths in ((10, [1] * 10), (11, [1, 1, 1, 7, 1])):
        everyone = authors(library, [(False, False)] * count, owner_at=0)
        assert [len(group) for group in shortened(everyone, library.owner)] == lengths


@pytest.mark.parametrize(
    ("marks", "alphabetical", "legend"),
    [
        ([(False, False)], False, ""),
        ([(True, False), (True, False)], False, "*\N{NO-BREAK SPACE}Equal contribution"),
        ([(False, True)], False, "†\N{NO-BREAK SPACE}Corresponding author"),
        (
            [(True, True), (True, False)],
            False,
            "*\N{NO-BREAK SPACE}Equal contribution · †\N{NO-BREAK SPACE}Corresponding author",
        ),
        ([(False, False)], True, "Authors in alphabetical order"),
        (
            [(False, True)],
            True,
            "†\N{NO-BREAK SPACE}Corresponding author · Authors in alphabetical order",
        ),
    ],
)
def test_legend_says_what_the_marks_mean(
    library: Library, marks: list[tuple[bool, bool]], alphabetical: bool, legend: str
) -> None:
    paper = replace(
        library.publications["ember"],
        authors=authors(library, marks, 0),
        alphabetical=alphabetical,
    )
    shown = _macros().legend([paper])
    assert shown.strip() == (f'<p class="legend">{legend}</p>' if legend else "")


def test_legend_of_a_list_does_not_say_that_one_paper_is_in_alphabetical_order(
    library: Library,
) -> None:
    paper = replace(library.publications["ember"], alphabetical=True)
    assert _macros().legend([paper, paper]).strip() == ""


def _macros():  # type: ignore[no-untyped-def]  # jinja makes the module
    names = ("site_path", "path", "shortened", "host", "inline")
    environment = Environment(
        loader=FileSystemLoader(THEME / "templates"), undefined=StrictUndefined, autoescape=True
    )
    environment.filters |= dict.fromkeys(names, str)
    return environment.get_template("macros/people.html").module
