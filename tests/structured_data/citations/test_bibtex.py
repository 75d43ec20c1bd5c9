from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pybtex.errors
import pytest
from hypothesis import given
from pybtex.database import Entry, parse_string
from structured_data.citations.bibtex import bibtex_text, to_bibtex
from structured_data.dates import PartialDate
from structured_data.imports.bibtex import read_bibtex
from structured_data.latex import text_of
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records import Reference
from structured_data.records.references import STATUSES

from .made_up import QUICK, references
from .references import REFERENCES

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "chapter": "booktitle"}
ORGANIZATIONS = {"thesis": "school", "report": "institution"}
MISC = ("preprint", "software", "dataset", "webpage", "other")


def entry_of(bibtex: str) -> Entry:
    """Return the one entry, as pybtex reads it without complaint."""
    with pybtex.errors.capture() as errors:
        entries = parse_string(bibtex, "bibtex").entries
    assert errors == []
    (entry,) = entries.values()
    return entry


def assert_every_field_survives(reference: Reference) -> None:
    entry = entry_of(to_bibtex(reference))
    fields = {name.lower(): text_of(value) for name, value in entry.fields.items()}
    raw = {name.lower(): value for name, value in entry.fields.items()}
    assert entry.key == reference.key
    for role, people in (("author", reference.authors), ("editor", reference.editors)):
        read = [Name.parse(str(person)) for person in entry.persons.get(role, [])]
        assert list(map(str, read)) == list(map(str, people))
    kind = reference.type
    misc = kind in MISC
    alone = kind in ORGANIZATIONS and not reference.institution  # then the publisher is it
    held, date = reference.event_place, reference.date
    is_made = reference.publisher or reference.institution
    places = {"venue": held, "address": reference.place or (None if is_made else held)}
    publisher = "howpublished" if kind == "preprint" and not reference.arxiv else "publisher"
    expected = {
        "title": reference.warned_title,
        "year": f"{date.year:04}" if date else None,
        "day": str(date.day) if date and date.day else None,
        "pubstate": None,
        "eventtitle" if kind == "inproceedings" else "shortjournal": reference.container_short,
        "series": reference.series,
        "volume": reference.volume,
        "number": reference.number,
        "chapter": reference.chapter,
        "edition": reference.edition,
        "version": reference.version,
        ORGANIZATIONS.get(kind, "organization"): reference.institution,
        ORGANIZATIONS[kind] if alone else publisher: reference.publisher,
        "isbn": reference.isbn,
        "issn": reference.issn,
        "eprint": reference.arxiv,
        "primaryclass": reference.arxiv_class,
        "langid": "english" if reference.language else None,
        "keywords": ", ".join(reference.keywords),
        "abstract": reference.abstract,
        **places,
    }
    if not misc:
        expected[CONTAINERS.get(kind, "booktitle")] = reference.container
        expected["type"] = reference.genre or ("Thesis" if kind == "thesis" else None)
    for name, value in expected.items():
        if name != "howpublished":
            assert fields.get(name) == (value or None), name
    said = [reference.container, reference.genre] if misc else []
    said += [reference.publisher] if publisher == "howpublished" else []
    for value in filter(None, said):
        assert value in fields["howpublished"]
    assert raw.get("doi") == reference.doi
    assert raw.get("url") == (reference.url or reference.arxiv_url)
    assert raw.get("month") == (date.words.split()[0] if date and date.month else None)
    waits = reference.status and reference.status != "retracted"
    status = STATUSES[reference.status] if reference.status and waits else None
    assert fields.get("note", "") == ". ".join(filter(None, (status, reference.note)))
    span = reference.event_dates
    ends = [str(span.start), str(span.end)] if span else []
    assert list(dict.fromkeys(fields.get("eventdate", "").split("/"))) == (
        list(dict.fromkeys(ends)) or [""]
    )


@pytest.mark.parametrize("name", REFERENCES)
def test_bibtex_is_written_as_its_case(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"references/{name}.bib", to_bibtex(REFERENCES[name]))


@pytest.mark.parametrize("key", ["lantern", "moth", "ember", "owl"])
def test_bibtex_of_a_paper_is_written_as_its_case(
    library: Library, key: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"publications/{key}.bib", to_bibtex(library.publications[key].reference))


@pytest.mark.parametrize("name", REFERENCES)
def test_every_field_is_read_back_from_bibtex(name: str) -> None:
    assert_every_field_survives(REFERENCES[name])


@QUICK
@given(reference=references())
def test_whatever_a_field_holds_is_read_back_from_bibtex(reference: Reference) -> None:
    assert_every_field_survives(reference)


def test_title_keeps_its_capitals_and_its_formula() -> None:
    title = entry_of(to_bibtex(REFERENCES["math"])).fields["title"]
    assert title == r"Light at $x_1 < 10\%$ of {LUX}"


@pytest.mark.parametrize("number", range(1, 13))
def test_month_is_a_macro_that_every_style_knows(number: int) -> None:
    reference = replace(REFERENCES["article"], date=PartialDate(2025, number))
    assert f"\n  month         = {MONTHS[number - 1]},\n" in to_bibtex(reference)


def test_date_that_is_not_known_is_not_made_up() -> None:
    fields = entry_of(to_bibtex(REFERENCES["forthcoming"])).fields
    assert not {"year", "month", "day", "date"} & set(fields)
    assert entry_of(to_bibtex(REFERENCES["thesis"])).fields["year"] == "2023"
    assert "month" not in entry_of(to_bibtex(REFERENCES["thesis"])).fields


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ("PhD thesis", "phdthesis"),
        ("Doctoral dissertation", "phdthesis"),
        ("Master's thesis", "mastersthesis"),
        ("MSc thesis", "mastersthesis"),
        ("M.A. thesis", "mastersthesis"),
        ("Thèse de doctorat", "phdthesis"),
        ("Mathematics thesis", "phdthesis"),
    ],
)
def test_kind_of_thesis_is_known_by_its_genre(genre: str, kind: str) -> None:
    assert to_bibtex(replace(REFERENCES["thesis"], genre=genre)).startswith(f"@{kind}{{")


def test_two_works_of_one_key_are_refused() -> None:
    lamps, moth = REFERENCES["article"], REFERENCES["preprint"]
    with pytest.raises(ValueError, match="cited by one key: example2025lamps"):
        bibtex_text([lamps, moth, replace(moth, key="Example2025Lamps")])


def test_address_that_is_the_doi_is_not_said_twice() -> None:
    reference = replace(REFERENCES["dataset"], url=REFERENCES["dataset"].doi_url)
    assert to_bibtex(reference) == to_bibtex(REFERENCES["dataset"])


def test_white_space_in_a_field_is_one_space() -> None:
    reference = replace(REFERENCES["article"], abstract="One.\n\n  Two.\r\n")
    assert "\n  abstract      = {One. Two.},\n" in to_bibtex(reference)


def test_place_of_the_conference_is_no_place_of_its_publisher() -> None:
    lantern = REFERENCES["inproceedings"]

    def places(**changes: str | None) -> dict[str, str]:
        fields = entry_of(to_bibtex(replace(lantern, **changes))).fields  # type: ignore[arg-type]
        return {name: fields[name] for name in ("address", "location", "venue") if name in fields}

    assert places() == {"address": "New York", "venue": "Reykjavík"}
    assert places(place=None) == {"venue": "Reykjavík"}
    assert places(place=None, publisher=None) == {"address": "Reykjavík", "venue": "Reykjavík"}


@pytest.mark.parametrize(
    ("tag", "name"),
    [("en", "english"), ("en-US", "american"), ("de-LI", "ngerman"), ("zh-Hans", None)],
)
def test_language_is_called_as_babel_calls_it(tag: str, name: str | None) -> None:
    fields = entry_of(to_bibtex(replace(REFERENCES["book"], language=tag))).fields
    assert (fields.get("langid"), fields.get("language")) == (name, None)


def test_abstract_keeps_its_formula() -> None:
    latex = r"At $x_1 < 10\%$ & more, \emph{less}."
    reference = replace(REFERENCES["math"], abstract="At x\u2081 ...", abstract_latex=latex)
    expected = r"At $x_1 < 10\%$ \& more, \emph{less}."
    assert entry_of(to_bibtex(reference)).fields["abstract"] == expected


def test_title_of_what_was_retracted_says_so_and_its_note_not_again() -> None:
    fields = entry_of(to_bibtex(REFERENCES["retracted"])).fields
    assert (fields["title"], fields.get("note")) == ("Retracted: Flare", None)


def test_status_is_read_back_from_our_own_bibtex() -> None:
    for name in ("accepted", "forthcoming", "forthcoming-dated", "retracted", "under-review"):
        work = replace(REFERENCES[name], note=None)
        (read,) = read_bibtex(to_bibtex(work), "own.bib", [])
        assert (read.title, read.status) == (work.title, work.status), name
