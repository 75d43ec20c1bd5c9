from __future__ import annotations

import datetime as dt

import pytest
from structured_data.dates import DateSpan, PartialDate


def test_year_only_date_stays_a_year() -> None:
    date = PartialDate.parse("2024")
    assert date == PartialDate(2024, None, None)
    assert (str(date), date.words, date.short_words) == ("2024", "2024", "2024")


def test_month_stays_a_month() -> None:
    date = PartialDate.parse("2024-07")
    assert date == PartialDate(2024, 7, None)
    assert (str(date), date.words, date.short_words) == ("2024-07", "July 2024", "Jul 2024")


def test_day_is_whole() -> None:
    date = PartialDate.parse("0824-02-29")
    assert date == PartialDate(824, 2, 29)
    assert (str(date), date.words, date.short_words) == (
        "0824-02-29",
        "February 29, 824",
        "Feb 824",
    )


def test_a_date_sorts_as_its_first_day() -> None:
    dates = ["2024-01-02", "2024", "2023-12-31", "2024-02"]
    ordered = sorted(map(PartialDate.parse, dates), key=lambda date: date.first_day)
    assert list(map(str, ordered)) == ["2023-12-31", "2024", "2024-01-02", "2024-02"]
    assert PartialDate(2024).first_day == dt.date(2024, 1, 1)


def test_dates_of_unlike_precision_have_no_order() -> None:
    with pytest.raises(TypeError):
        sorted([PartialDate(2024), PartialDate(2024, 5)])


def test_months_are_named_in_english_wherever_the_site_is_built() -> None:
    words = [PartialDate(2024, month).words.removesuffix(" 2024") for month in range(1, 13)]
    assert words == [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "20240721", "2024-7", "2024-13", "2024-00", "2024-02-00", "2023-02-29"),
        *(
            "2024-07-21T10:00",
            " 2024",
            "2024-",
            "2024-02-30",
            "0000",
            "forthcoming",
            "٢٠٢٤",
            "-2024",
        ),
    ],
)
def test_anything_else_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-05-18", "May 18, 2026"),
        ("2026-05-18/2026-05-22", "May 18–22, 2026"),
        ("2026-05-30/2026-06-02", "May 30, 2026 – June 2, 2026"),
        ("2025-12-31/2026-01-01", "December 31, 2025 – January 1, 2026"),
        ("2026-05/2026-06", "May 2026 – June 2026"),
        ("2025/2026", "2025 – 2026"),
        ("2026", "2026"),
    ],
)
def test_span_is_told_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert DateSpan.parse(text).words == words


@pytest.mark.parametrize("text", ["2026-05-22/2026-05-18", "2026/", "/2026", "2026/2027/2028"])
def test_span_ends_after_it_begins(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        DateSpan.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "is_before"),
    [
        ("2019", "2020", True),
        ("2020", "2020-05", False),
        ("2020-05", "2020", False),
        ("2020-04-30", "2020-05", True),
        ("2020-05-01", "2020-05-02", True),
        ("2021", "2020-05", False),
    ],
)
def test_date_is_before_another_as_far_as_both_are_known(
    one: str, other: str, is_before: bool
) -> None:
    assert PartialDate.parse(one).is_before(PartialDate.parse(other)) == is_before
