"""What holds for every date and every identifier with a check digit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.dates import DateSpan, PartialDate
from structured_data.fields import ISBN, ISSN, ORCID
from structured_data.identifiers import arxiv, doi, isbn, issn, orcid
from structured_data.records.reference_fields import ARXIV, DOI

PROPERTY = settings(deadline=None, derandomize=True, max_examples=300)

days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
dates = st.builds(
    lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]),
    days,
    st.integers(1, 3),
)


@PROPERTY
@given(dates)
def test_date_is_read_back_as_it_was_written(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert str(date.first_day).startswith(str(date))


@PROPERTY
@given(st.text(st.sampled_from("0123456789-/ T٢"), max_size=11) | st.text(max_size=11))
def test_what_is_read_as_a_date_is_one_as_it_stands(text: str) -> None:
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return
    assert str(date) == text


@PROPERTY
@given(dates, dates)
def test_order_is_that_of_the_days_and_puts_the_less_precise_before(
    one: PartialDate, other: PartialDate
) -> None:
    if one.first_day < other.first_day:
        assert one.order < other.order
    assert (one.order == other.order) == (one == other)
    assert not (one.is_before(other) and other.is_before(one))
    if one.is_before(other):
        assert one.order < other.order


@PROPERTY
@given(dates, dates)
def test_span_is_read_back_and_never_ends_before_it_begins(
    one: PartialDate, other: PartialDate
) -> None:
    start, end = sorted((one, other), key=lambda date: date.first_day)
    assert DateSpan.parse(f"{start}/{end}") == DateSpan(start, end)
    assert DateSpan.parse(str(start)) == DateSpan(start, start)
    if start.first_day < end.first_day:
        with pytest.raises(ValueError, match=r".*"):
            DateSpan.parse(f"{end}/{start}")


def completed(digits: str, form: Callable[[str], str], hyphens: int) -> list[str]:
    """Return every way to add a last digit, or an X, that makes the digits right."""
    found = []
    for last in "0123456789X":
        text = digits + last
        text = "-".join(text[i : i + hyphens] for i in range(0, len(text), hyphens))
        try:
            found.append(form(text))
        except ValueError:
            continue
    return found


FORMS = [
    (issn, 7, 4, ""),
    (isbn, 9, 20, ""),
    (isbn, 9, 20, "978"),
    (isbn, 9, 20, "979"),
    (orcid, 15, 4, ""),
]


@pytest.mark.parametrize(("form", "length", "hyphens", "prefix"), FORMS)
@PROPERTY
@given(data=st.data())
def test_one_last_digit_fits_and_one_wrong_digit_is_found(
    form: Callable[[str], str], length: int, hyphens: int, prefix: str, data: st.DataObject
) -> None:
    digits = data.draw(st.text(st.sampled_from("0123456789"), min_size=length, max_size=length))
    (right,) = completed(prefix + digits, form, hyphens)
    places = [i for i, digit in enumerate(right) if digit.isdigit()]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != right[place]]))
    with pytest.raises(ValueError, match=r".*"):
        form(right[:place] + other + right[place + 1 :])


@pytest.mark.parametrize("form", [issn, isbn, orcid])
@PROPERTY
@given(text=st.text(st.sampled_from("0123456789X-x ٢"), max_size=20) | st.text(max_size=20))
def test_what_is_no_identifier_is_refused_and_what_is_one_is_kept(
    form: Callable[[str], str], text: str
) -> None:
    try:
        assert form(text) == text
    except ValueError:
        return


@pytest.mark.parametrize(
    ("form", "message"),
    [(isbn, ISBN), (issn, ISSN), (orcid, ORCID), (doi, DOI), (arxiv, ARXIV)],
)
def test_example_that_a_message_gives_is_right(form: Callable[[str], str], message: str) -> None:
    (given,) = re.findall(r"write it as ([^;)]+)", message)
    assert form(given) == given
