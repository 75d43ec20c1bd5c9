"""The PDFs of papers: content/publications/<key>.pdf."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .errors import Place, Problem
from .keyed import is_whole
from .records import Pdf, Publication
from .suggestions import known_words, suggestion

MOST = 5_000_000  # bytes; Google Scholar reads no larger file
_HEADER = b"%PDF-"


def paper_files(folder: Path, problems: list[Problem]) -> dict[str, Pdf]:
    """Return key -> PDF of each file of the folder, which may be missing."""
    found: dict[str, Pdf] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue  # what editors and desktops leave behind
        message = _fault(path)
        if message:
            problems.append(Problem(Place(str(path), 1), message))
        elif path.suffix == ".pdf":
            found[path.stem] = Pdf(str(path), path.stat().st_size)
    return found


def unclaimed_files(
    pdfs: Mapping[str, Pdf], publications: Mapping[str, Publication]
) -> list[Problem]:
    """Return a problem for each PDF whose name is no paper's key."""
    if not is_whole(publications):
        return []
    problems = []
    for key, pdf in pdfs.items():
        if key not in publications:
            hint = suggestion(key, publications) or f"rename it; {known_words(publications)}"
            message = f"{key!r} is not the key of a paper ({hint})"
            problems.append(Problem(Place(pdf.file, 1), message))
    return problems


def _fault(path: Path) -> str:
    """Return what is wrong with a file; nothing where it is a PDF that can be published."""
    if path.suffix != ".pdf":
        return "is not the PDF of a paper (name it <key>.pdf, or move it elsewhere)"
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except OSError as error:
        return f"cannot be read: {error.strerror} (put a PDF there)"
    if start != _HEADER:
        return "is no PDF: it does not begin with %PDF- (export it again)"
    if size > MOST:
        remedy = "make its pictures smaller, or link to it by a field such as url"
        return f"has {size:,} bytes, and Google Scholar reads no more than {MOST:,} ({remedy})"
    return ""
