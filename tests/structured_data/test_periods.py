from __future__ import annotations

import pytest
from structured_data.dates import PartialDate
from structured_data.periods import Period, read_end


def period_of(start: str, end: str) -> Period:
    first = PartialDate.parse(start) if start else None
    return Period(first, read_end(end) if end else None, is_over=bool(end))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2018", "2019", "2018\u20132019"),
        ("2020-05", "2020-08", "2020"),
        ("2023", "", "2023\u2013present"),
        ("2021-06", "unknown", "began 2021"),
        ("", "2022", "until 2022"),
        ("", "unknown", ""),
        ("", "", ""),
    ],
)
def test_years_say_no_more_than_is_known(start: str, end: str, words: str) -> None:
    assert period_of(start, end).years == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2020-05", "2020-08", "May\u2013Aug 2020"),
        ("2018-09-01", "2019-05", "Sep 2018 \u2013 May 2019"),
        ("2018", "2019-05", "2018 \u2013 May 2019"),
        ("2018", "2022", "2018\u20132022"),
        ("2020-05-01", "2020-05-30", "May 2020"),
        ("2020", "2020-05", "2020 \u2013 May 2020"),
        ("2023-09", "", "Sep 2023 \u2013 present"),
        ("2021-06", "unknown", "began Jun 2021"),
        ("", "2022-05", "until May 2022"),
        ("", "", ""),
    ],
)
def test_months_say_no_more_than_is_known(start: str, end: str, words: str) -> None:
    assert period_of(start, end).months == words


def test_only_what_has_begun_and_has_no_end_goes_on() -> None:
    assert period_of("2023", "").goes_on
    assert not any(period_of(*p).goes_on for p in (("2023", "unknown"), ("2018", "2019"), ("", "")))
