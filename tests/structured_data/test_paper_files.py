"""The PDFs of papers, from the folder of content to their page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from structured_data.citations.highwire import highwire_tags
from structured_data.errors import InvalidData
from structured_data.graph.encodings import encoding_node
from structured_data.graph.publications import publication_node
from structured_data.library import Library
from structured_data.paper_files import MOST
from structured_data.paths import pdf_path
from structured_data.records import Pdf
from structured_data.settings import Settings

LOAD = Callable[[], Library]


def put(site: Path, name: str, size: int = 20) -> Path:
    file = site / "content/publications" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"%PDF-1.7\n".ljust(size, b"\n"))
    return file


def test_paper_has_the_pdf_of_its_key(site: Path, load: LOAD) -> None:
    put(site, "lantern.pdf")
    put(site, ".lantern.pdf.swp")
    papers = load().publications
    assert {key: paper.pdf for key, paper in papers.items() if paper.pdf} == {
        "lantern": Pdf("content/publications/lantern.pdf", 20)
    }
    assert [pdf_path(papers[key]) for key in ("lantern", "moth")] == [
        "/publications/lantern/lantern.pdf",
        None,
    ]


def test_scholar_finds_the_pdf_in_the_folder_of_the_page(
    site: Path, load: LOAD, settings: Settings
) -> None:
    put(site, "lantern.pdf")
    papers = load().publications
    tags = dict(highwire_tags(papers["lantern"], settings))
    assert tags["citation_pdf_url"] == tags["citation_abstract_html_url"] + "lantern.pdf"
    assert "citation_pdf_url" not in dict(highwire_tags(papers["moth"], settings))


def test_json_ld_names_the_pdf_its_type_and_its_size(
    site: Path, load: LOAD, settings: Settings
) -> None:
    put(site, "lantern.pdf", 12_345)
    library = load()
    assert publication_node(library.publications["lantern"], library, settings)["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": "https://ada.example/publications/lantern/lantern.pdf",
        "encodingFormat": "application/pdf",
        "contentSize": "12345 B",
    }
    assert encoding_node(library.publications["moth"], settings) is None


@pytest.mark.parametrize("size", [MOST, MOST + 1])
def test_pdf_is_as_large_as_scholar_reads(site: Path, load: LOAD, size: int) -> None:
    put(site, "lantern.pdf", size)
    if size <= MOST:
        assert load().publications["lantern"].pdf
        return
    with pytest.raises(InvalidData) as caught:
        load()
    assert str(caught.value) == (
        "content/publications/lantern.pdf:1: has 5,000,001 bytes, and Google Scholar "
        "reads no more than 5,000,000 "
        "(make its pictures smaller, or link to it by a field such as url)"
    )


def test_folder_in_the_place_of_a_pdf_is_told(site: Path, load: LOAD) -> None:
    (site / "content/publications/lantern.pdf").mkdir(parents=True)
    with pytest.raises(InvalidData, match=r"lantern\.pdf:1: cannot be read: Is a directory"):
        load()
