"""Whatever stands in a file, there are records or problems, and never another exception."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from structured_data.errors import InvalidData
from structured_data.library import Library
from structured_data.page_view import site_pages
from structured_data.publication_facts import publication_facts
from structured_data.records.entry_types import ENTRY_TYPES
from structured_data.research_tree import research_tree

# Each example writes the file anew, so that one folder does for all.
PROPERTY = settings(
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SECONDS = 10  # of processor time, where 20 ms are usual

FILES = [
    *("data/publications.bib", "data/venues.yaml", "data/people.yaml", "data/profile.yaml"),
    *("data/talks.yaml", "data/claims.yaml", "data/organizations.yaml"),
    *("blog/first-light/index.md", "news/lighthouse.md"),
]
# Pieces that mean something to one of the readers.
PIECES = [
    *(b"{", b"}", b'"', b",", b"=", b"@", b"#", b"%", b"\\", b"~", b"&", b"$", b"\\'", b"\\href{"),
    *(b":", b"- ", b"[", b"]", b"\n", b"\t", b"*", b"&a ", b"*a", b"|", b">", b"!", b"? "),
    *(b"---\n", b"<<: ", b"null", b"~", b"2024-13", b"/", b";", b"; ", b", ,", b"1=equal; "),
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x0b", b"\xe2\x80\xa8", b" and ", b"9", b"-"),
    *(b"\\frac", b"^", b"_{", b"$x^", b"\\begin{a}", b"and others", "٢".encode(), "́".encode()),
    *(b"{" * 3000, b"[" * 3000, b"}" * 3000, b"$" * 999, b"a" * 9999, b" and a" * 999),
]

# Where (as a share of the file) how many bytes are cut out, and what is put there.
edits = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from([0, 0, 1, 2, 20]),
        st.sampled_from(PIECES) | st.binary(max_size=3),
    ),
    min_size=1,
    max_size=4,
)


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Return bytes with pieces put in and cut out."""
    for share, cut, piece in edits:
        start = int(share * len(data))
        data = data[:start] + piece + data[start + cut :]
    return data


def outcome(load: Callable[[], Library]) -> Library | InvalidData:
    try:
        return load()
    except InvalidData as error:
        return error


def check(load: Callable[[], Library]) -> None:
    start = time.process_time()
    result = outcome(load)
    if isinstance(result, Library):
        assert site_pages(result)
        assert research_tree(result)
        assert all(publication_facts(paper) for paper in result.publications.values())
    else:
        assert result.problems
        assert not [problem for problem in result.problems if "\n" in str(problem)]
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", FILES)
@PROPERTY
@given(edits=edits)
def test_damaged_file_gives_records_or_problems(
    name: str, site: Path, load: Callable[[], Library], edits: list[tuple[float, int, bytes]]
) -> None:
    file = site / "content" / name
    good = file.read_bytes()
    try:
        file.write_bytes(damaged(good, edits))
        check(load)
    finally:
        file.write_bytes(good)


@pytest.mark.parametrize("name", FILES)
@PROPERTY
@given(data=st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(b"".join))
@example(data=b"")
@example(data=b"?")
@example(data=b"[" * 100_000)
@example(data=b"{a: " * 100_000)
@example(data=b"@a{b, c = " + b"{" * 100_000)
@example(data=b"Title: " + b"*a" * 50_000)
def test_any_bytes_give_records_or_problems(
    name: str, site: Path, load: Callable[[], Library], data: bytes
) -> None:
    file = site / "content" / name
    good = file.read_bytes()
    try:
        file.write_bytes(data)
        check(load)
    finally:
        file.write_bytes(good)


FIELDS = sorted(
    {
        *("title", "shorttitle", "author", "author+an", "editor", "venue", "booktitle", "pubstate"),
        *("date", "accepted", "preprinted", "volume", "number", "pages", "edition", "publisher"),
        *("institution", "type", "isbn", "issn", "doi", "eprint", "eprinttype", "eprintclass"),
        *("language", "versions", "url", "posts", "keywords", "area", "themes", "selected"),
        *("summary", "annotation", "abstract", "figure", "figure_metric", "figure_sources"),
        *("retraction", "note", "code", "journaltitle", "location", "chapter", "version"),
    }
)
WORDS = [
    *("workshop ", "preprint ", "2024-05 ", "2024-13", "small-fires-2023 ", "arXiv:2401.00002 "),
    *("arXiv:", "doi:10.5555/1 ", "doi:", "https://a.example/ ", "https://[", "; ", ", ", ";", ","),
    *(" and ", "others", "Example, Ada", "Platon", "Jr", "von ", "1=", "=alphabetical", "equal"),
    *("=", "--", "-", "–", "81", "X", " ", "~", "$", "$x^2$", r"\frac{1}", r"\'e", "\\", "{}", "&"),
    *("%", "#", "^", "_", '"', "'", "<b>", "٢", "é", "李", "\u0301", "\u200b", "🕯", "*", "[", "]("),
]
values = st.lists(st.sampled_from(WORDS) | st.text(max_size=2), max_size=6).map("".join)


@settings(PROPERTY, max_examples=250)
@given(
    type_=st.sampled_from(sorted(ENTRY_TYPES)),
    fields=st.dictionaries(st.sampled_from(FIELDS), values, min_size=1, max_size=5),
)
@example(type_="misc", fields={"versions": "workshop , "})
@example(type_="misc", fields={"versions": ", , ; workshop 2024,small-fires-2023"})
def test_any_value_of_any_field_gives_records_or_problems(
    site: Path, load: Callable[[], Library], type_: str, fields: dict[str, str]
) -> None:
    file = site / "content/data/publications.bib"
    good = file.read_bytes()
    usual = {"title": "A Title", "author": "Example, Ada", "date": "2024"}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in (usual | fields).items())
    try:
        file.write_bytes(good + f"@{type_}{{invented,\n{lines}}}\n".encode(errors="replace"))
        check(load)
    finally:
        file.write_bytes(good)


def test_damage_is_sometimes_a_problem_and_sometimes_none(
    site: Path, load: Callable[[], Library]
) -> None:
    file = site / "content/data/talks.yaml"
    good = file.read_bytes()
    kinds = []
    for piece in (b"\n", b"["):
        file.write_bytes(piece + good)
        kinds.append(type(outcome(load)))
    assert kinds == [Library, InvalidData]
