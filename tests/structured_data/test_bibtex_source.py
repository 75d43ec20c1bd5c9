from __future__ import annotations

from pathlib import Path

import pytest
from structured_data.bibtex_source import read_bibtex
from structured_data.errors import Place, Problem
from structured_data.sources import Mapping, Scalar


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def entries_of(text: str) -> tuple[tuple[Mapping, ...], list[str]]:
    Path("a.bib").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return read_bibtex(Path("a.bib"), problems), list(map(str, problems))


def fields_of(text: str) -> dict[str, str]:
    (entry,), problems = entries_of(text)
    assert problems == []
    return {name: node.text for name, node in entry.fields.items() if isinstance(node, Scalar)}


def test_every_field_knows_its_line() -> None:
    (entry,), problems = entries_of(
        "% Papers\n\n@Misc{moth,\n  Title = {A\n moth},\n date = {2024}}\n"
    )
    assert entry == Mapping(
        {
            "key": Scalar("moth", Place("a.bib", 3, "moth.key")),
            "entrytype": Scalar("misc", Place("a.bib", 3, "moth.entrytype")),
            "title": Scalar("A moth", Place("a.bib", 4, "moth.title")),
            "date": Scalar("2024", Place("a.bib", 6, "moth.date")),
        },
        Place("a.bib", 3, "moth"),
    )
    assert problems == []


def test_values_may_be_in_braces_in_quotes_numbers_or_joined() -> None:
    text = """
@string{acme = "Acme"}
@preamble{"\\newcommand{\\x}{y = z}"}
@comment{ nothing, = here }
@misc{a, b = {x {"} = y}, c = "x {"} = y", d = 2024, e = acme # { and } # "Sons", f = jan, g = {}}
A free text, with no braces.
% c = {d}
"""
    assert fields_of(text) == {
        "key": "a",
        "entrytype": "misc",
        "b": 'x {"} = y',
        "c": 'x {"} = y',
        "d": "2024",
        "e": "Acme and Sons",
        "f": "January",
    }


def test_authors_stay_as_they_were_written() -> None:
    text = "@misc{a, author = {{ATLAS Collaboration} and Example, Ada and Max Sample}}"
    authors = fields_of(text)["author"]
    assert authors == "{ATLAS Collaboration} and Example, Ada and Max Sample"


def test_value_that_looks_like_a_field_or_an_entry_is_a_value() -> None:
    assert fields_of("@misc{a, b = {write c = {d} or @misc{e, f} here}}")["b"] == (
        "write c = {d} or @misc{e, f} here"
    )


def test_entry_before_and_after_a_broken_one_is_read() -> None:
    entries, problems = entries_of(
        "@misc{a, b = {1}}\n@misc{c, d = {2} e = {3}}\n@misc{f, g = {4}}"
    )
    assert [entry.place.key for entry in entries] == ["a", "f"]
    assert problems == ["a.bib:2: c.e: no comma before it (add one above)"]


def test_comment_may_hold_an_address_or_a_whole_entry() -> None:
    entries, problems = entries_of(
        "% ask ada@example.org\n%@misc{old, b = {0}}\n@misc{a,\n  % c = {1},\n  b = {1}}\n"
    )
    assert [(entry.place.key, sorted(entry.fields)) for entry in entries] == [
        ("a", ["b", "entrytype", "key"])
    ]
    assert problems == []


def test_file_without_entries_has_none() -> None:
    assert entries_of("% Nothing yet.\n") == ((), [])
