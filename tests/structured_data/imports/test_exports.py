"""What the exports under tests/cases/imports become, and how they join the invented site."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from structured_data.errors import Problem
from structured_data.imports.bibtex import read_bibtex
from structured_data.imports.csl import read_csl
from structured_data.imports.merge import Merged, Site, merge
from structured_data.imports.ris import read_ris
from structured_data.library import Library
from structured_data.records.references import Reference

CASES = Path(__file__).parents[2] / "cases"
DATA = CASES / "site/content/data"
READERS = {".bib": read_bibtex, ".json": read_csl, ".ris": read_ris}
EXPORTS = sorted(file.name for file in (CASES / "imports").iterdir() if file.suffix in READERS)


def references_of(name: str, problems: list[Problem]) -> tuple[Reference, ...]:
    file = CASES / "imports" / name
    return READERS[file.suffix](file.read_text(encoding="utf-8"), name, problems)


def merged(papers: str, name: str, library: Library) -> Merged:
    site = Site(tuple(library.people.values()), library.owner, tuple(library.venues.values()))
    return merge(papers, references_of(name, []), site)


def described(reference: Reference) -> str:
    values = ((field.name, getattr(reference, field.name)) for field in fields(reference))
    return "".join(f"{name}: {shown(value)}\n" for name, value in values if value)


def shown(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def difference(before: str, after: str, name: str) -> str:
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), f"a/{name}", f"b/{name}", lineterm="", n=1
    )
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", EXPORTS)
def test_export_becomes_references(name: str, golden: Callable[[str, str], None]) -> None:
    problems: list[Problem] = []
    found = "\n".join(map(described, references_of(name, problems)))
    golden(f"imports/{name}.references.txt", "".join(f"{p}\n" for p in problems) + f"\n{found}")


@pytest.mark.parametrize("name", EXPORTS)
def test_export_joins_the_site(
    name: str, library: Library, golden: Callable[[str, str], None]
) -> None:
    papers = (DATA / "publications.bib").read_text(encoding="utf-8")
    result = merged(papers, name, library)
    told = "".join(f"{line}\n" for line in (*result.lines, *result.refusals))
    people = "".join(f"{person['key']}: {person['name']}\n" for person in result.people)
    changes = difference(papers, result.papers, "publications.bib")
    golden(f"imports/{name}.merged.txt", f"{told}\n{people}\n{changes}")
