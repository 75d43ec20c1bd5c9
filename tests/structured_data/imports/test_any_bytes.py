"""Whatever a file holds, it gives references or problems, soon, and never an exception."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.errors import Problem
from structured_data.imports.bibtex import read_bibtex
from structured_data.imports.csl import read_csl
from structured_data.imports.merge import Site, merge
from structured_data.imports.ris import read_ris
from structured_data.loading import load_library
from structured_data.records.references import Reference

from commands.paper_sources import read

IMPORTS = Path(__file__).parents[2] / "cases/imports"
DATA = IMPORTS.parent / "site/content/data"
LIBRARY = load_library(DATA, dt.date(2026, 1, 1))  # a fixture would be printed at each failure
PIECES = [
    *("@misc{", "@article{a,", "title = {", "author = {", "year = 2024,", "}", "{", '"', ",", "="),
    *("and", " and others", "\\", "$", "%", "#", "&", "~", "\\'", "@string{", "crossref = {a},"),
    *("TY  - CONF\n", "AU  - ", "TI  - x\n", "ER  - \n", "UK  - x\n", "KW  - ", "SP  - "),
    *(
        '{"title": "x"',
        '"author": [',
        '"issued": {"date-parts": [[',
        "null",
        "]",
        "[",
        ":",
        "1e999",
    ),
    *('"DOI": "10.1000/', '"type": "article"', "\n", "\r", "\x00", "\ud800", "\ufeff", "é", "李"),
    *("10.48550/arXiv.", "arXiv:2407.00023", "9" * 30, "2024", "-", "--", "https://", "://[", " "),
]
quick = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    database=None,
)
broken_texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(PIECES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(PIECES), inner),
    max_leaves=8,
)
NAMES = ("title", "author", "issued", "event", "DOI", "ISBN", "page", "container-title", "type")


def check(found: tuple[Reference, ...], problems: list[Problem]) -> None:
    """Assert that what was read can be merged, and that every problem has one line."""
    assert not [problem for problem in problems if "\n" in str(problem)]
    papers = (DATA / "publications.bib").read_text(encoding="utf-8")
    site = Site(tuple(LIBRARY.people.values()), LIBRARY.owner)
    once = merge(papers, found, site)
    twice = merge(once.papers, found, site)
    assert once.papers.encode()
    assert twice.papers == once.papers


@quick
@given(data=st.binary(max_size=200), suffix=st.sampled_from([".bib", ".json", ".ris", ""]))
def test_any_bytes_give_references_or_problems(data: bytes, suffix: str) -> None:
    problems: list[Problem] = []
    found = read(data, "a", problems, suffix)
    assert found or problems
    check(found, problems)


@quick
@given(text=broken_texts)
@pytest.mark.parametrize("reader", [read_bibtex, read_csl, read_ris])
def test_broken_text_gives_references_or_problems(reader: object, text: str) -> None:
    problems: list[Problem] = []
    assert callable(reader)
    check(reader(text, "a", problems), problems)


@quick
@given(item=st.dictionaries(st.sampled_from(NAMES), values))
def test_any_shape_of_an_item_gives_a_reference_or_a_problem(item: dict[str, object]) -> None:
    problems: list[Problem] = []
    text = json.dumps({"title": "One", **item, "author": [{"family": "Example", "given": "Ada"}]})
    check(read_csl(text, "a.json", problems), problems)


@quick
@given(start=st.integers(0, 1500), length=st.integers(0, 30), piece=st.sampled_from(PIECES))
@pytest.mark.parametrize("name", ["zotero.bib", "dblp.bib", "crossref.json", "endnote.ris"])
def test_damaged_export_gives_references_or_problems(
    name: str, start: int, length: int, piece: str
) -> None:
    text = (IMPORTS / name).read_text(encoding="utf-8")[:1500]
    damaged = text[:start] + piece + text[start + length :]
    problems: list[Problem] = []
    reader = {".bib": read_bibtex, ".json": read_csl, ".ris": read_ris}[Path(name).suffix]
    check(reader(damaged, name, problems), problems)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.bib", "a" * 300_000),
        ("a.bib", "@misc{a, title = {" + "{" * 5_000 + "}" * 5_000 + "}}"),
        ("a.bib", "@misc{a, author = {" + "a and " * 5_000 + "b}, title = {x}}"),
        ("a.json", "[" * 100_000),
        ("a.json", "1" * 10_000),
        ("a.ris", "TY  - JOUR\nAB  - x\n" + "more\n" * 50_000),
        ("a.ris", "TY  - JOUR\n" * 20_000),
    ],
    ids=["word", "braces", "authors", "lists", "digits", "lines", "records"],
)
def test_large_and_deep_files_end_soon(name: str, text: str) -> None:
    problems: list[Problem] = []
    assert read(text.encode(), name, problems, Path(name).suffix) or problems
