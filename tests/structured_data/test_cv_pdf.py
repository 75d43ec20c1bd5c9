"""cv.pdf, set by typst and read back."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from structured_data.cv import curriculum_vitae
from structured_data.cv_pdf import cv_pdf
from structured_data.errors import InvalidData
from structured_data.library import Library
from structured_data.records import Publication
from structured_data.settings import Settings

from commands.project import THEME

from ..square_font import save_font

DATA = Path("content/data")


@pytest.fixture
def template(site: Path) -> Path:
    """The template of the theme, with a font that has the two characters of 李娜."""
    copy = site / "theme/cv.typ"
    fonts = copy.parent / "cv-fonts"
    fonts.mkdir(parents=True)
    shutil.copy2(THEME / "cv.typ", copy)
    save_font(fonts / "name.ttf", "李娜")
    return Path("theme/cv.typ")


def titled(publication: Publication, title: str) -> Publication:
    return replace(publication, reference=replace(publication.reference, title=title))


def read(library: Library, settings: Settings, template: Path) -> PdfReader:
    return PdfReader(
        io.BytesIO(cv_pdf(curriculum_vitae(library), settings, template, DATA)), strict=True
    )


def text(pdf: PdfReader) -> str:
    """Return the text of all pages, its white space made single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_every_record_is_printed_with_its_people_in_order(
    library: Library, settings: Settings, template: Path
) -> None:
    printed = text(read(library, settings, template))
    cv = curriculum_vitae(library)
    for section in cv.sections:
        assert section.title in printed
        for entry in section.entries:
            assert entry.title in printed
            assert entry.place in printed
    assert (
        "Ada Example*†, José Luis García Márquez, Max Sample Jr.*, Vera van der Fiction" in printed
    )
    assert "ATLAS Collaboration, Platon, Ada Example, 李娜" in printed
    assert "* Equal contribution · † Corresponding author" in printed


def test_pdf_is_tagged_titled_and_in_its_language(
    library: Library, settings: Settings, template: Path
) -> None:
    pdf = read(library, replace(settings, language="pt-BR"), template)
    catalog = pdf.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "pt-BR"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata
    assert (pdf.metadata.title, pdf.metadata.author) == (
        "Ada Example, curriculum vitae",
        "Ada Example",
    )
    assert pdf.metadata.creation_date is None


def test_every_font_is_embedded(library: Library, settings: Settings, template: Path) -> None:
    families = set()
    for page in read(library, settings, template).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            families.add(str(descriptor["/FontName"]).partition("+")[2].partition("-")[0])
    assert families == {"LibertinusSerif", "DejaVuSansMono", "Squares"}


def test_links_are_live_and_whole_addresses(
    library: Library, settings: Settings, template: Path
) -> None:
    addresses = {
        annotation["/A"]["/URI"]
        for page in read(library, settings, template).pages
        for annotation in page.get("/Annots", ())
    }
    assert {
        "mailto:ada@university.example",
        "https://ada.example/",
        "https://ada.example/publications/lantern/",
        "https://arxiv.org/abs/2501.00001",
        "https://invent.example/2025/committee",
        "https://acme.example/wick",
        "https://code.example/snuffer",
    } <= addresses
    assert all(address.startswith(("https://", "mailto:")) for address in addresses)


def test_same_records_make_the_same_bytes(
    library: Library, settings: Settings, template: Path
) -> None:
    cv = curriculum_vitae(library)
    assert cv_pdf(cv, settings, template, DATA) == cv_pdf(cv, settings, template, DATA)


def test_section_without_records_is_not_printed(
    library: Library, settings: Settings, template: Path
) -> None:
    fewer = replace(library, awards={}, service={}, talks={})
    outline = read(fewer, settings, template).outline  # what stands in a section is a list
    assert [item["/Title"] for item in outline if not isinstance(item, list)] == [
        "Education",
        "Experience",
        "Publications",
        "Software",
    ]


def test_long_curriculum_vitae_has_numbered_pages_and_no_heading_alone(
    library: Library, settings: Settings, template: Path
) -> None:
    lantern = library.publications["lantern"]
    many = {
        str(number): replace(
            titled(lantern, f"{number}: {'On Lamps, Moths and What They Want ' * (number % 6)}"),
            authors=lantern.authors * (1 + number % 7),
        )
        for number in range(60)
    }
    pdf = read(replace(library, publications=many), settings, template)
    assert len(pdf.pages) > 6
    for number, page in enumerate(pdf.pages, start=1):
        lines = page.extract_text().splitlines()
        assert f"{number} / {len(pdf.pages)}" in " ".join(lines)
        body = [line for line in lines if line.strip()]
        assert body[-1] not in ("Talks", "Awards", "Software", "Publications")


def test_character_that_no_font_has_is_told_with_file_and_line(
    site: Path, load: Callable[[], Library], settings: Settings, template: Path
) -> None:
    (template.parent / "cv-fonts/name.ttf").unlink()
    people = DATA / "people.yaml"
    text = people.read_text(encoding="utf-8")
    people.write_text(text.replace("  variants: [Na Li]\n", ""), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        cv_pdf(curriculum_vitae(load()), settings, template, DATA)
    remedy = (
        "is in no font of cv.pdf "
        "(give a person a variant without it, or put a font that has it into theme/cv-fonts/)"
    )
    assert str(caught.value).splitlines() == [
        f"content/data/people.yaml:33: '娜' (U+5A1C), in 'What a Moth Wants', {remedy}",
        f"content/data/people.yaml:33: '李' (U+674E), in 'What a Moth Wants', {remedy}",
        f"content/data/publications.bib:63: '娜' (U+5A1C), in 'What a Moth Wants', {remedy}",
        f"content/data/publications.bib:63: '李' (U+674E), in 'What a Moth Wants', {remedy}",
    ]


def test_name_that_no_font_has_is_set_in_another_spelling(
    library: Library, settings: Settings, template: Path
) -> None:
    (template.parent / "cv-fonts/name.ttf").unlink()
    pdf = cv_pdf(curriculum_vitae(library), settings, template, DATA)
    words = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    assert "Na Li" in " ".join(words)


def test_character_written_in_another_way_is_told_with_its_entry(
    library: Library, settings: Settings, template: Path
) -> None:
    ember = titled(library.publications["ember"], "Ember \N{FIRE}")
    with pytest.raises(InvalidData) as caught:
        cv_pdf(
            curriculum_vitae(replace(library, publications={"ember": ember})),
            settings,
            template,
            DATA,
        )
    assert str(caught.value) == (
        "content/data:1: '\N{FIRE}' (U+1F525), in 'Ember \N{FIRE}', is in no font of cv.pdf "
        "(give a person a variant without it, or put a font that has it into theme/cv-fonts/)"
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            '#set text(font: "Nope")\n',
            "theme/cv.typ:1: unknown font family: nope (mend the template)",
        ),
        (
            "#set text(siz: 1pt)\n",
            "theme/cv.typ:1: unexpected argument: siz (mend the template)",
        ),
        ("#no-such\n", "theme/cv.typ:1: unknown variable: no-such"),
    ],
)
def test_fault_of_the_template_is_told_with_its_line(
    library: Library, settings: Settings, template: Path, line: str, problem: str
) -> None:
    template.write_text(line + template.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        cv_pdf(curriculum_vitae(library), settings, template, DATA)
    assert str(caught.value).startswith(problem)
    assert str(caught.value).endswith(")")


def test_template_that_is_not_there_is_told(library: Library, settings: Settings) -> None:
    with pytest.raises(InvalidData) as caught:
        cv_pdf(curriculum_vitae(library), settings, Path("nowhere/cv.typ"), DATA)
    assert str(caught.value) == (
        "nowhere/cv.typ:1: cannot be read: No such file or directory (os error 2) (add this file)"
    )


def test_text_of_a_record_is_never_markup(
    site: Path, load: Callable[[], Library], settings: Settings, template: Path
) -> None:
    library = load()
    title = 'A #panic("no") *b* _c_ $d$ @e <f> [g] // h'
    ember = titled(library.publications["ember"], title)
    pdf = read(replace(library, publications={"ember": ember}), settings, template)
    assert title in text(pdf)
