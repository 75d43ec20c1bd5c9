"""Adds papers to content/data without retyping."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from .errors import CommandError
from .paper_sources import ARXIV_ADDRESS, DOI_ADDRESS, references_from
from .project import CONTENT, shown, use_plugins


def paper(action: str, source: str, yes: bool = False) -> None:
    """Do what the task was asked for."""
    if action != "add":
        raise CommandError(f"{action!r} cannot be done with a paper (write ./inv paper add SOURCE)")
    add_papers(source, yes)


def add_papers(
    source: str,
    yes: bool = False,
    content: Path = CONTENT,
    doi_address: str = DOI_ADDRESS,
    arxiv_address: str = ARXIV_ADDRESS,
) -> None:
    """Add what publications.bib and people.yaml lack of the papers in a source.

    Shows the change first, and writes both files or none.
    """
    use_plugins()
    from structured_data.errors import InvalidData, Problem
    from structured_data.imports.merge import Site, merge
    from structured_data.loading import load_library

    problems: list[Problem] = []
    references = references_from(source, problems, doi_address, arxiv_address)
    _tell(problems)
    if not references:
        raise CommandError("nothing was added")
    try:
        library = load_library(content / "data")
    except InvalidData as error:
        _tell(error.problems)
        raise CommandError("nothing was added (mend content/data first: see above)") from error
    site = Site(
        people=tuple(library.people.values()),
        owner=library.owner,
        venues=tuple(library.venues.values()),
    )
    papers, people = content / "data" / "publications.bib", content / "data" / "people.yaml"
    old = {papers: _text(papers), people: _text(people)}
    merged = merge(old[papers], old[people], references, site)
    _tell(merged.refusals)
    for line in merged.lines:
        print(line, flush=True)
    new = {people: merged.people, papers: merged.papers}
    changed = {file: text for file, text in new.items() if text != old[file]}
    if changed:
        _refuse_invalid(changed, content)
        _show_difference(old, changed)
        if not (yes or _is_wanted()):
            print("nothing was written")
            return
        _write(old, changed)
        print(*(f"{shown(file)} written" for file in changed), sep="\n")
    else:
        print("nothing to add")
    if problems or merged.refusals:
        raise CommandError("not all was added (see above)")


def _refuse_invalid(changed: Mapping[Path, str], content: Path) -> None:
    """Raise CommandError where the records would not load with the changed files."""
    from structured_data.errors import InvalidData
    from structured_data.loading import load_library

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "content"
        try:
            shutil.copytree(content, copy, ignore_dangling_symlinks=True)
            for file, text in changed.items():
                (copy / file.relative_to(content)).write_bytes(text.encode())
            load_library(copy / "data")
        except OSError as error:
            raise CommandError(f"nothing was written: it cannot be tried: {error}") from error
        except InvalidData as error:
            _tell(str(problem).replace(f"{copy}/", f"{content}/") for problem in error.problems)
            remedy = "correct the source, or add the entry by hand"
            raise CommandError(f"nothing was written: it would not load ({remedy})") from error


def _show_difference(old: Mapping[Path, str], changed: Mapping[Path, str]) -> None:
    for file, text in changed.items():
        before, after = (_lines(one) for one in (old[file], text))
        name = shown(file)
        lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")
        print(*lines, sep="\n", flush=True)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _is_wanted() -> bool:
    """Return whether the person at the terminal wants the change."""
    if not sys.stdin.isatty():
        raise CommandError("nothing was written: no terminal to ask at (add --yes to write this)")
    try:
        return input("Write this? [y/N] ").strip().lower() in ("y", "yes")
    except (EOFError, KeyboardInterrupt):
        print()
        return False


def _write(old: Mapping[Path, str], changed: Mapping[Path, str]) -> None:
    """Put all files in place, or none: each is whole at every moment."""
    for file in changed:
        if _text(file) != old[file]:
            message = "was changed meanwhile: nothing was written (import again)"
            raise CommandError(f"{shown(file)} {message}")
    written: dict[Path, Path] = {}
    try:
        for file, text in changed.items():
            written[file] = _beside(file, text)
        for file, beside in written.items():
            beside.replace(file.resolve())
    except OSError as error:
        name = shown(str(error.filename or ""))
        raise CommandError(f"{name}: cannot be written: {error.strerror}") from error
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


def _beside(file: Path, text: str) -> Path:
    """Return a new file beside another, with its permissions and this text."""
    handle, name = tempfile.mkstemp(dir=file.resolve().parent, prefix=f".{file.name}.")
    with os.fdopen(handle, "wb") as beside:
        beside.write(text.encode())
    shutil.copymode(file, name)
    return Path(name)


def _text(file: Path) -> str:
    """Return the text of a file with its line ends as they are."""
    try:
        return file.read_bytes().decode()
    except OSError as error:
        raise CommandError(f"{shown(file)}: cannot be read: {error.strerror}") from error


def _tell(lines: Iterable[object]) -> None:
    for line in lines:
        print(line, file=sys.stderr, flush=True)
