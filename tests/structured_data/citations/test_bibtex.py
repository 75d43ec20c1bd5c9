from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pybtex.errors
import pytest
from pybtex.database import Entry, parse_string
from structured_data.citations.bibtex import citation_key, to_bibtex
from structured_data.dates import PartialDate
from structured_data.latex import text_of
from structured_data.library import Library
from structured_data.names import Name

KEYS = ("lantern", "moth", "ember", "owl")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def entry_of(bibtex: str) -> tuple[str, Entry]:
    """Return the key and the entry, as pybtex reads them without complaint."""
    with pybtex.errors.capture() as errors:
        entries = parse_string(bibtex, "bibtex").entries
    assert errors == []
    ((key, entry),) = entries.items()
    return key, entry


@pytest.mark.parametrize("key", KEYS)
def test_bibtex_is_written_as_its_case(
    library: Library, key: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"publications/{key}.bib", to_bibtex(library.publications[key]))


@pytest.mark.parametrize("key", KEYS)
def test_bibtex_read_back_is_the_record(library: Library, key: str) -> None:
    publication = library.publications[key]
    cited, entry = entry_of(to_bibtex(publication))
    fields = {name.lower(): text_of(value) for name, value in entry.fields.items()}
    assert (cited, entry.type) == (citation_key(publication), publication.type)
    assert [Name.parse(str(person)) for person in entry.persons["author"]] == [
        author.name for author in publication.authors
    ]
    expected = {
        "title": publication.title,
        "booktitle": publication.proceedings,
        "year": str(publication.date.year),
        "month": publication.date.words.split()[0] if publication.date.month else None,
        "volume": publication.volume,
        "pages": str(publication.pages or ""),
        "address": publication.place,
        "publisher": publication.publisher,
        "doi": publication.doi,
        "eprint": publication.arxiv,
        "archiveprefix": "arXiv" if publication.arxiv else None,
        "primaryclass": publication.arxiv_class,
        "url": publication.official_url or publication.arxiv_url,
    }
    assert fields == {name: value for name, value in expected.items() if value}


@pytest.mark.parametrize("number", range(1, 13))
def test_month_is_a_macro_that_every_style_knows(library: Library, number: int) -> None:
    publication = replace(library.publications["owl"], date=PartialDate(2025, number))
    assert f"\n  month         = {MONTHS[number - 1]},\n" in to_bibtex(publication)


def test_year_only_date_has_no_month(library: Library) -> None:
    assert "month" not in to_bibtex(library.publications["moth"])


@pytest.mark.parametrize(
    ("family", "key"),
    [("García Márquez", "garcia-marquez2025owl"), ("Łoś", "los2025owl"), ("李", "2025owl")],
)
def test_citation_key_is_plain_letters(library: Library, family: str, key: str) -> None:
    owl = library.publications["owl"]
    author = replace(owl.authors[0], name=Name(family, "A."))
    assert citation_key(replace(owl, authors=(author,))) == key


def test_what_latex_reserves_is_escaped_in_every_field_of_text(library: Library) -> None:
    odd = "50% of {A} & B_1 #2 -- $3"
    publication = replace(
        library.publications["lantern"], proceedings=odd, place=odd, publisher=odd, volume=odd
    )
    _, entry = entry_of(to_bibtex(publication))
    for name in ("booktitle", "address", "publisher", "volume"):
        assert text_of(entry.fields[name]) == odd
