"""The curriculum vitae as a tagged PDF (PDF/UA-1), set by typst after a template of the theme."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from .content_files import FILES
from .cv import CurriculumVitae, Section
from .cv_entries import Entry
from .errors import InvalidData, Place, Problem
from .paths import CV_PDF
from .settings import Settings

PATH = CV_PDF

# Beside the template; fonts for what the fonts inside typst do not have.
FONTS = "cv-fonts"

# What typst says, under PDF/UA-1, of a character that no font has.
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def cv_pdf(cv: CurriculumVitae, settings: Settings, template: Path, data: Path) -> bytes:
    """Return cv.pdf, the same bytes on every machine and every day.

    A name that no font has is set in another spelling of the person's, where one can be. Raises
    InvalidData for what the template cannot set; `data` is the folder of the records.
    """
    missing = ""
    while True:
        document = json.dumps(_document(cv, settings, missing), ensure_ascii=False)
        try:
            return _compiled(template, document)
        except typst.TypstError as error:
            found = "".join(dict.fromkeys(_MISSING.findall(error.diagnostic)))
            if found and not set(found) <= set(missing):
                missing += found
                continue
            problems = [p for text in found for p in _without_font(text, cv, template, data)]
            raise InvalidData(problems or [_fault(error, template)]) from error


def _compiled(template: Path, document: str) -> bytes:
    fonts = template.parent / FONTS
    try:
        pdf, warnings = typst.compile_with_warnings(
            template,
            font_paths=[fonts] if fonts.is_dir() else [],
            ignore_system_fonts=True,
            sys_inputs={"data": document},
            pdf_standards=["ua-1"],
        )
    except OSError as error:
        message = f"cannot be read: {error} (add this file)"
        raise InvalidData([Problem(Place(str(template), 1), message)]) from error
    if warnings:
        raise InvalidData(_fault(warning, template) for warning in warnings)
    return bytes(pdf)


def _document(cv: CurriculumVitae, settings: Settings, missing: str) -> dict[str, Any]:
    """Return what the template prints; every address is a whole one.

    `missing` are characters that no font has.
    """
    return {
        "language": settings.language,
        "header": asdict(cv.header) | {"line": cv.header.line, "site": settings.absolute("/")},
        "sections": [_section(section, settings, missing) for section in cv.sections],
    }


def _section(section: Section, settings: Settings, missing: str) -> dict[str, Any]:
    return {
        "title": section.title,
        "legend": section.legend,
        "groups": [
            {
                "title": group.title,
                "entries": [_entry(entry, settings, missing) for entry in group.entries],
            }
            for group in section.groups
        ],
    }


def _entry(entry: Entry, settings: Settings, missing: str) -> dict[str, Any]:
    return {
        "is_publication": entry.is_publication,
        "date": entry.date,
        "title": entry.title,
        "url": settings.absolute(entry.path) if entry.path else None,
        "credit_words": entry.credit_words,
        "credits": [
            asdict(credit) | {"name": credit.name_without(missing)} for credit in entry.credits
        ],
        "place": entry.place,
        "text": entry.text,
        "links": [asdict(link) for link in entry.links],
    }


def _without_font(text: str, cv: CurriculumVitae, template: Path, data: Path) -> list[Problem]:
    """Return a problem for each line of the records that holds a text which no font has."""
    fonts = template.parent / FONTS
    entry = next((entry for s in cv.sections for entry in s.entries if text in _texts(entry)), None)
    character = f"{text!r} (U+{ord(text[0]):04X})"
    what = f"{character}, in {entry.title!r}," if entry else character
    remedy = f"give a person a variant without it, or put a font that has it into {fonts}/"
    message = f"{what} is in no font of cv.pdf ({remedy})"
    places = [
        Place(str(file), number)
        for file in sorted(data / name for name in FILES)
        if file.exists()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if text in line
    ]
    return [Problem(place, message) for place in places or [Place(str(data), 1)]]


def _texts(entry: Entry) -> str:
    names = (credit.name for credit in entry.credits)
    return " ".join((entry.title, entry.place, entry.text, *names))


def _fault(fault: typst.TypstError | typst.TypstWarning, template: Path) -> Problem:
    """Return what is wrong with the template itself."""
    line = re.search(rf"{re.escape(template.name)}:(\d+)", fault.diagnostic)
    hints = "; ".join(fault.hints) or "mend the template"
    return Problem(Place(str(template), int(line[1]) if line else 1), f"{fault.message} ({hints})")
