"""References that hypothesis makes up: any text in any field, any name, any date."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from structured_data.dates import DateSpan, PartialDate
from structured_data.latex import latex_of
from structured_data.names import Name
from structured_data.records import PageRange, Reference
from structured_data.records.references import REFERENCE_TYPES, STATUSES

QUICK = settings(derandomize=True, deadline=None, max_examples=60)

# What the formats reserve comes up more often than chance would have it.
_CHARACTERS = st.one_of(
    st.sampled_from(" \\{}$&#%_~^\"'`,;:@-<>|/()[]="),
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn")),
)


def _collapsed(text: str) -> str:
    return " ".join(text.split())


texts = st.text(_CHARACTERS, min_size=1, max_size=24).map(_collapsed).filter(bool)
_words = st.text(st.sampled_from("abcdefgéłŠøçABCÉŁ李娜-'’."), min_size=1, max_size=8).filter(
    lambda word: word[0].isalpha() and word.lower() != "and"
)
_phrases = st.lists(_words, min_size=1, max_size=3).map(" ".join)
_people = st.builds(Name, family=_phrases, given=_phrases)
_people_with_suffix = st.builds(
    Name, family=_phrases, given=_phrases, suffix=st.sampled_from(("Jr.", "III"))
)
_single = st.builds(Name, family=_words)
_groups = st.builds(
    Name, family=st.one_of(_phrases, st.just("Barnes and Noble, Inc.")), group=st.just(value=True)
)
names = st.one_of(_people, _people_with_suffix, _single, _groups)

_days = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))
dates = st.builds(
    lambda day, precision: PartialDate(*(day.year, day.month, day.day)[:precision]),
    _days,
    st.integers(1, 3),
)
_spans = st.builds(
    lambda one, other: DateSpan(*sorted((one, other), key=lambda date: date.first_day)),
    dates,
    dates,
)
_pages = st.builds(
    PageRange, st.sampled_from(("1", "81", "4-1", "e17")), st.sampled_from((None, "95", "4-20"))
)


@st.composite
def references(draw: st.DrawFn, kind: str | None = None) -> Reference:
    title = draw(texts)
    free = ("container", "container_short", "series", "event_place", "volume", "number", "chapter")
    free += ("edition", "version", "genre", "institution", "publisher", "place", "abstract", "note")
    fields: dict[str, Any] = {name: draw(st.none() | texts) for name in free}
    return Reference(
        key="someone2025work",
        type=kind or draw(st.sampled_from(tuple(REFERENCE_TYPES))),
        title=title,
        title_latex=latex_of(title),
        authors=tuple(draw(st.lists(names, max_size=4))),
        editors=tuple(draw(st.lists(names, max_size=2))),
        date=draw(st.none() | dates),
        status=draw(st.none() | st.sampled_from(tuple(STATUSES))),
        event_dates=draw(st.none() | _spans),
        pages=draw(st.none() | _pages),
        isbn=draw(st.none() | st.just("978-3-16-148410-0")),
        issn=draw(st.none() | st.just("2049-3630")),
        doi=draw(st.none() | st.sampled_from(("10.5555/JIS.2025_7", "10.5555/a<b>%;c(d)#e"))),
        arxiv=draw(st.none() | st.just("2401.00002")),
        arxiv_class=draw(st.none() | st.just("cs.DC")),
        url=draw(st.none() | st.just("https://a.example/b_c?d=e;f&g=%7E#h~i")),
        keywords=tuple(draw(st.lists(texts.filter(lambda text: "," not in text), max_size=3))),
        language=draw(st.none() | st.just("en")),
        **fields,
    )
