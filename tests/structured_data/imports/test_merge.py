"""What joins publications.bib, who is new, and what stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from structured_data.citations.bibtex import bibtex_text
from structured_data.citations.csl import csl_text
from structured_data.citations.ris import ris_text
from structured_data.dates import PartialDate
from structured_data.errors import Problem
from structured_data.imports.bibtex import read_bibtex
from structured_data.imports.csl import read_csl
from structured_data.imports.merge import Merged, Site, merge
from structured_data.imports.ris import read_ris
from structured_data.library import Library
from structured_data.names import Name
from structured_data.records import PageRange, Reference

Reader = Callable[[str, str, list[Problem]], tuple[Reference, ...]]
CASES = Path(__file__).parents[2] / "cases/site/content/data"
ADA = Name("Example", "Ada")
GLOW = Reference("", "preprint", "Glow", "Glow", (ADA,), date=PartialDate(2026), arxiv="2601.00042")
DIM = Reference(
    "",
    "inproceedings",
    "Dim: On Light",
    "Dim: On {Light}",
    (ADA,),
    date=PartialDate(2025, 6),
    container="Proceedings of Lamps",
    pages=PageRange("1", "9"),
    publisher="Acme & Sons",
    doi="10.5555/Dim",
)
PAPERS = """\
% Head.

% Of the first.
@misc{glow,
    title = {{Glow}},
    author = {Example, Ada},
    eprint = {2601.00042},
    eprinttype = {arxiv}
}

  @inproceedings{dim, title = {Dim: on Light},
    author = {Example, Ada}, date={2025-06-03},
    % doi = {10.5555/other},
    booktitle = "Lamps", pages = {1--9}, }
% Foot."""


@pytest.fixture
def site(library: Library) -> Site:
    venues = tuple(library.venues.values())
    return Site(tuple(library.people.values()), library.owner, venues)


def merged(site: Site, *references: Reference, papers: str = PAPERS) -> Merged:
    return merge(papers, references, site)


def test_new_entry_stands_before_the_first_and_its_comment(site: Site) -> None:
    new = replace(GLOW, title="Blaze", title_latex="Blaze", arxiv="2601.00043")
    assert merged(site, new).papers == PAPERS.replace(
        "% Of the first.\n",
        "@misc{blaze,\n  title = {Blaze},\n  author = {Example, Ada},\n  date = {2026},\n"
        "  eprint = {2601.00043},\n  eprinttype = {arxiv}\n}\n\n% Of the first.\n",
    )


@pytest.mark.parametrize("papers", ["", "% Head.\n", "% Head."])
def test_first_entry_of_a_file_stands_at_its_end(site: Site, papers: str) -> None:
    text = merged(site, GLOW, papers=papers).papers
    assert text.startswith(papers)
    assert text.removeprefix(papers).lstrip("\n").startswith("@misc{glow,\n")
    assert text.endswith("\n}\n")


def test_entry_gains_what_it_lacks_and_all_else_stays(site: Site) -> None:
    result = merged(site, DIM, replace(GLOW, arxiv_class="cs.DC"))
    assert result.papers == PAPERS.replace(
        "    eprinttype = {arxiv}\n}",
        "    eprinttype = {arxiv},\n    date = {2026},\n    eprintclass = {cs.DC}\n}",
    ).replace(
        "pages = {1--9}, }",
        "pages = {1--9},\n    publisher = {Acme \\& Sons},\n    doi = {10.5555/Dim},\n}",
    )
    assert result.lines == ("dim: gains publisher, doi", "glow: gains date, eprintclass")


def test_file_of_another_system_keeps_its_line_ends(site: Site) -> None:
    papers = PAPERS.replace("\n", "\r\n")
    new = replace(GLOW, title="Blaze", title_latex="Blaze", arxiv="2601.00043")
    text = merged(site, new, DIM, papers=papers).papers
    assert text.replace("\r\n", "").count("\n") == 0
    assert text.replace("\r\n", "\n") == merged(site, new, DIM).papers


def test_import_twice_changes_nothing_more(site: Site) -> None:
    once = merged(site, DIM, GLOW)
    again = merge(once.papers, (DIM, GLOW), site)
    assert (again.papers, again.people) == (once.papers, ())
    assert again.lines == ("dim: is there, nothing to add", "glow: is there, nothing to add")


@pytest.mark.parametrize(
    "same",
    [
        {"title": "Another", "doi": "10.5555/DIM"},
        {"title": "Another", "doi": None, "arxiv": "2501.00009"},
        {"title": "DIM \u2014 on \u201clight\u201d!", "doi": None},
    ],
    ids=["doi", "arxiv", "title"],
)
def test_entry_is_known_by_doi_arxiv_or_title(site: Site, same: dict[str, str]) -> None:
    there = merged(site, replace(DIM, arxiv="2501.00009")).papers
    result = merged(site, replace(DIM, **same), papers=there)
    assert result.papers == there


def test_value_that_differs_is_told_and_kept(site: Site) -> None:
    result = merged(
        site, replace(DIM, date=PartialDate(2024), pages=PageRange("2", "3"), publisher=None)
    )
    assert result.lines == (
        "dim: gains doi",
        "dim: keeps its own date, pages (see which is right)",
    )


def test_preprint_that_was_published_keeps_its_type(site: Site) -> None:
    published = replace(DIM, title="Glow", container_short="LAMP 2026")
    result = merged(site, published)
    assert result.papers == PAPERS
    assert result.lines == (
        "glow: is there as @misc, not as @inproceedings (LAMP 2026)"
        " (change its type to @inproceedings by hand and import again)",
    )


def test_published_paper_gains_the_number_of_its_preprint_alone(site: Site) -> None:
    preprint = replace(
        DIM, type="preprint", arxiv="2501.00009", date=PartialDate(2025, 1, 2), doi="10.9999/x"
    )
    assert merged(site, preprint).lines == ("dim: gains preprinted, eprint, eprinttype",)


def test_other_doi_under_one_title_is_told_and_kept(site: Site) -> None:
    there = merged(site, DIM).papers
    result = merged(site, replace(DIM, doi="10.5555/other", volume="3"), papers=there)
    assert result.papers == there
    assert result.lines == (
        "dim: is there as @inproceedings with another doi, 10.5555/other is new"
        " (see which is right, or write the other under versions)",
    )


def test_other_version_is_known_by_its_doi(site: Site) -> None:
    there = PAPERS.replace("pages = {1--9},", "versions = {journal doi:10.5555/J.1},")
    result = merged(site, replace(DIM, title="X", type="article", doi="10.5555/j.1"), papers=there)
    assert (result.papers, result.lines) == (
        there,
        ("dim: has it among its versions, nothing to add",),
    )


def test_published_paper_comes_before_its_preprint(site: Site) -> None:
    preprint = replace(DIM, type="preprint", arxiv="2501.00009", doi=None, date=None)
    result = merged(site, preprint, DIM, papers="")
    assert result.lines == ("dim: added as @inproceedings", "dim: gains eprint, eprinttype")
    assert result.papers.count("@") == 1


def test_status_that_is_overtaken_is_told(site: Site) -> None:
    there = PAPERS.replace("pages = {1--9},", "pubstate = {accepted}, pages = {1--9},")
    result = merged(site, replace(DIM, publisher=None, doi=None), papers=there)
    assert result.lines == ("dim: keeps its own pubstate (see which is right)",)


def test_venue_is_named_by_its_key_and_says_its_part(site: Site) -> None:
    reference = replace(DIM, container="proceedings of the 7th CONFERENCE on invented systems")
    text = merged(site, replace(reference, volume="7"), papers="").papers
    assert "  venue = {invent-2025},\n" in text
    assert not [name for name in ("booktitle", "publisher", "volume") if name in text]


def test_unknown_people_are_added_once(site: Site) -> None:
    authors = (ADA, Name("O'No", "José", "Jr."), Name("Ångström Group", group=True))
    result = merged(
        site, replace(DIM, authors=authors), replace(DIM, title="Two", doi=None, authors=authors)
    )
    assert result.people == (
        {"key": "jose-o-no-jr", "name": "José O'No Jr."},
        {"key": "angstrom-group", "name": "{Ångström Group}"},
    )
    assert "author = {Example, Ada and O'No, Jr., José and {Ångström Group}}" in result.papers


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (Name("Example", "A."), "ada-example"),
        (Name("EXAMPLE", "Ada"), "ada-example"),
        (Name("Example", "Ada B."), "ada-example"),
        (Name("Garcia Marquez", "JL"), "jose-garcia-marquez"),
        (Name("van der Fiction", "V."), "vera-van-der-fiction"),
        (Name("Marquez", "J."), "jose-garcia-marquez"),
        (Name("Example", "B."), "b-example"),
        (Name("Example", "Adam"), "adam-example"),
    ],
)
def test_initials_name_one_known_person(site: Site, name: Name, key: str) -> None:
    lines = merged(site, replace(GLOW, authors=(ADA, name)), papers="").lines
    known = {person.key: person.name for person in site.people}
    taken = f"is taken for {known.get(key)} (if that is wrong, correct the entry)"
    told = taken if key in known else f"is new to people.yaml, as {key}"
    assert lines[1:] == (() if name.family == "EXAMPLE" else (f"glow: {str(name)!r} {told}",))


def test_initials_of_two_people_name_nobody(site: Site, library: Library) -> None:
    other = replace(library.people["ada-example"], key="a-2", parts=Name("Example", "Alan"))
    result = merged(
        replace(site, people=(*site.people, other)),
        replace(GLOW, authors=(ADA, Name("Example", "A."))),
        papers="",
    )
    assert result.lines[1:] == ("glow: 'A. Example' is new to people.yaml, as a-example",)


def test_paper_of_others_is_refused_and_the_rest_goes_on(site: Site) -> None:
    result = merged(site, replace(GLOW, title="Not Ours", arxiv=None, authors=(Name("Bo"),)), DIM)
    assert result.refusals == (
        "'Not Ours': Ada Example is not among the authors"
        " (leave it out, or add their spelling to variants in people.yaml)",
    )
    assert result.people == ()
    assert result.lines == ("dim: gains publisher, doi",)


def test_name_that_gives_no_key_is_refused(site: Site) -> None:
    result = merged(site, replace(DIM, title="Two", doi=None, authors=(ADA, Name("王芳"))))
    assert result.refusals == (
        "'Two': '王芳' gives no key"
        " (add them to people.yaml with a key of your own, and import again)",
    )


@pytest.mark.parametrize(
    ("write", "read"),
    [(bibtex_text, read_bibtex), (ris_text, read_ris), (csl_text, read_csl)],
    ids=["bibtex", "ris", "csl"],
)
def test_export_of_the_site_itself_adds_nothing(
    write: Callable[[Sequence[Reference]], str], read: Reader, library: Library, site: Site
) -> None:
    papers = (CASES / "publications.bib").read_text(encoding="utf-8")
    text = write([paper.reference for paper in library.publications.values()])
    result = merge(papers, read(text, "own", []), site)
    assert (result.papers, result.people, result.refusals) == (papers, (), ())


def test_keys_are_short_and_each_is_used_once(site: Site) -> None:
    titles = ("Blaze: One", "BLAZE: Two", "On the Very Idea of It All", "夜", "Dim")
    many = [replace(GLOW, title=t, title_latex=t, arxiv=None) for t in titles]
    assert [line.partition(":")[0] for line in merged(site, *many).lines] == [
        *("blaze", "blaze-2", "very-idea", "example-2026", "dim-2"),
    ]
