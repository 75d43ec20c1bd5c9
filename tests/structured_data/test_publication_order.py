"""In what order lists have papers, whatever is known of their dates."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.dates import DateSpan, PartialDate
from structured_data.library import Library
from structured_data.records import Publication, Venue
from structured_data.records.references import STATUSES

PROPERTY = settings(deadline=None, derandomize=True, max_examples=200)

# What a paper says of itself (type, pubstate, date, accepted, day of the event), the first in
# lists first; its heading comes last.
ORDER = [
    ("inproceedings", "forthcoming", None, "2025-12", None, "Forthcoming"),
    ("article", "forthcoming", None, "2025", None, "Forthcoming"),
    ("article", "forthcoming", None, None, None, "Forthcoming"),
    ("article", "accepted", None, "2026-02-01", None, "Accepted"),
    ("inproceedings", "accepted", None, None, "2026-07-01", "Accepted"),
    ("preprint", "submitted", None, None, None, "Under review"),
    ("book", "inpreparation", None, None, None, "In preparation"),
    ("article", "forthcoming", "2027", None, None, "2027"),
    ("inproceedings", None, "2025", None, "2025-12-10", "2025"),
    ("preprint", "submitted", "2025-12-09", None, None, "2025"),
    ("inproceedings", None, "2025-12-01", "2024-09", "2025-12", "2025"),
    ("article", None, "2025-11-30", None, "2025-12-24", "2025"),
    ("thesis", None, "2025-11", None, None, "2025"),
    ("report", None, "2025-01-01", None, None, "2025"),
    ("dataset", None, "2025", "2025-12-31", None, "2025"),
    ("inproceedings", None, "2025", None, "2024-12-20", "2025"),
    ("article", "retracted", "2024-12-31", None, None, "2024"),
    ("software", None, "2024", None, None, "2024"),
    ("book", None, "0999-12-31", None, None, "999"),
]


def paper(
    template: Publication,
    key: str,
    type_: str,
    status: str | None,
    date: PartialDate | None,
    accepted: PartialDate | None,
    event: DateSpan | None,
) -> Publication:
    reference = replace(template.reference, type=type_, status=status, date=date)
    venue = Venue("invented", "Invented Systems", "conference", date=event) if event else None
    return replace(template, key=key, reference=reference, accepted=accepted, venue=venue)


def in_order(papers: list[Publication]) -> list[Publication]:
    return sorted(papers, key=lambda publication: publication.order, reverse=True)


@pytest.fixture(scope="session")
def template(library: Library) -> Publication:
    return library.publications["ember"]


@pytest.fixture(scope="session")
def papers(template: Publication) -> list[Publication]:
    """A paper for each line of ORDER."""
    return [
        paper(
            template,
            f"paper-{number}",
            type_,
            status,
            PartialDate.parse(date) if date else None,
            PartialDate.parse(accepted) if accepted else None,
            DateSpan.parse(event) if event else None,
        )
        for number, (type_, status, date, accepted, event, _) in enumerate(ORDER)
    ]


def test_what_is_nearest_to_being_out_stands_first_and_then_the_newest(
    papers: list[Publication],
) -> None:
    assert [p.key for p in in_order(papers[::-1])] == [p.key for p in papers]
    assert [p.period for p in papers] == [line[-1] for line in ORDER]
    assert len({p.order for p in papers}) == len(papers)


def test_headings_stand_in_the_order_of_their_papers(
    library: Library, papers: list[Publication]
) -> None:
    site = replace(library, publications={p.key: p for p in papers})
    assert list(site.publications_by_period()) == list(dict.fromkeys(line[-1] for line in ORDER))


def test_papers_of_one_date_keep_the_order_of_their_file(
    site: Path, load: Callable[[], Library]
) -> None:
    entry = (
        "@thesis{%s,\n  title = {%s},\n  author = {Example, Ada},\n"
        "  institution = {Acme},\n  date = {1990}\n}\n"
    )
    bib = site / "content/data/publications.bib"
    text = bib.read_text(encoding="utf-8")
    for keys in itertools.permutations(("b", "a", "c")):
        bib.write_text(text + "".join(entry % (key, f"On {key}") for key in keys), encoding="utf-8")
        assert [key for key in load().publications if len(key) == 1] == list(keys)


days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
dates = st.builds(
    lambda day, known: PartialDate(*(day.year, day.month, day.day)[:known]),
    days,
    st.integers(1, 3),
)
spans = dates.map(lambda date: DateSpan(date, date))
states = st.tuples(
    st.sampled_from(["article", "inproceedings", "preprint", "chapter"]),
    st.sampled_from([None, *STATUSES]),
    st.none() | dates,
    st.none() | dates,
    st.none() | spans,
)


@PROPERTY
@given(
    st.lists(states, max_size=8).flatmap(
        lambda made: st.tuples(st.just(made), st.permutations(range(len(made))))
    )
)
def test_order_is_total_and_that_of_the_file_among_equals(
    template: Publication, made: tuple[list[tuple[object, ...]], list[int]]
) -> None:
    lines, permutation = made
    papers = [paper(template, str(n), *line) for n, line in enumerate(lines)]  # type: ignore[arg-type]
    one, other = in_order(papers), in_order([papers[n] for n in permutation])
    assert [p.order for p in one] == [p.order for p in other]
    for before, after in itertools.pairwise(one):
        assert before.order > after.order or int(before.key) < int(after.key)
    for before, after in itertools.pairwise(other):
        if before.order == after.order:
            assert permutation.index(int(before.key)) < permutation.index(int(after.key))


@PROPERTY
@given(st.lists(states, max_size=8))
def test_every_paper_stands_under_one_heading(
    library: Library, template: Publication, lines: list[tuple[object, ...]]
) -> None:
    papers = in_order(
        [
            paper(template, str(n), *line)  # type: ignore[arg-type]
            for n, line in enumerate(lines)
            if line[2] or line[1]  # what is out has a date, or it is a problem
        ]
    )
    site = replace(library, publications={p.key: p for p in papers})
    periods = site.publications_by_period()
    assert sorted(p.key for group in periods.values() for p in group) == sorted(
        p.key for p in papers
    )
    years = [int(period) for period in periods if period.isdigit()]
    assert years == sorted(set(years), reverse=True)
    waiting = [period for period in periods if not period.isdigit()]
    assert list(periods) == [*waiting, *map(str, years)]
    nearest = list(STATUSES.values())[::-1]
    assert waiting == sorted(waiting, key=nearest.index)
