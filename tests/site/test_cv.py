"""The curriculum vitae as it is published: the page, the PDF and the JSON tell the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader
from structured_data.cv import curriculum_vitae
from structured_data.loading import load_library

from commands.build import build_site
from commands.project import CONTENT

LANTERN = """
@inproceedings{lantern,
  title = {Lantern: A Paper That Was Never Written},
  author = {%s},
  booktitle = {Proceedings of the Conference},
  date = {2027-04},
  summary = {It was dark.}
}
"""


def words(text: str) -> str:
    return " ".join(text.split())


def read(built: Path) -> tuple[str, str, dict[str, list[dict[str, str]]]]:
    """Return the text of the page and of the PDF, and the JSON."""
    page = BeautifulSoup((built / "cv/index.html").read_text(encoding="utf-8"), "html.parser")
    pdf = " ".join(p.extract_text() for p in PdfReader(built / "cv/cv.pdf", strict=True).pages)
    resume = json.loads((built / "cv/resume.json").read_text(encoding="utf-8"))
    main = page.select_one("main")
    assert main
    return words(main.get_text()), words(pdf), resume


def test_page_and_pdf_print_every_entry_with_its_people(built: Path) -> None:
    page, pdf, _ = read(built)
    squeezed = pdf.replace(" ", "")  # a name divided at its hyphen has a space there
    for section in curriculum_vitae(load_library(CONTENT / "data")).sections:
        for entry in section.entries:
            names = ", ".join(credit.name + credit.mark for credit in entry.credits)
            for text in (section.title, entry.date, entry.title, names, entry.place, entry.text):
                assert words(text) in page
                assert words(text).replace(" ", "") in squeezed


def test_json_lists_every_paper(built: Path) -> None:
    *_, resume = read(built)
    papers = load_library(CONTENT / "data").publications.values()
    assert {entry["name"] for entry in resume.get("publications", [])} == {
        paper.title for paper in papers
    }


@pytest.mark.slow
def test_new_paper_is_in_all_three_and_an_empty_section_in_none(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = project / "content/data"
    (data / "talks.yaml").unlink(missing_ok=True)
    owner = load_library(CONTENT / "data").owner.name
    with (data / "publications.bib").open("a", encoding="utf-8") as file:
        file.write(LANTERN % owner)
    monkeypatch.chdir(project)
    monkeypatch.syspath_prepend(str(project))
    built = tmp_path / "built"
    build_site(project / "pelicanconf.py", built)
    page, pdf, resume = read(built)
    title = "Lantern: A Paper That Was Never Written"
    assert title in page
    assert title in pdf
    assert title in [entry["name"] for entry in resume["publications"]]
    assert "Talks" not in page
    assert "Talks" not in pdf
