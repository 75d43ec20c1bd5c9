"""The posts whose text holds code to run, and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fenced_blocks import FencedBlock, fenced_blocks
from fenced_blocks.code_options import OPTIONS, option_faults
from structured_data.content_files import article_files
from structured_data.errors import Place, Problem
from structured_data.sources import read_text
from structured_data.suggestions import known_words, suggestion

RUN = "run"  # the class of a block that is run
SHOWN = ("folded", "hidden")  # classes that say how its code is shown
FORKS = "forks"  # the class of a block whose post may fork, and start no program even so
CLASSES = (RUN, *SHOWN, FORKS, "wide")
LONGEST = 3600  # seconds


def _is_seconds(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text)) and 0 < float(text) <= LONGEST


OWN_OPTIONS = {**OPTIONS, "seconds": (_is_seconds, f"seconds=300, of at most {LONGEST}")}


@dataclass(frozen=True)
class Cell:
    """A block of code to run; `number` counts from 1, `line` is that of its fence."""

    number: int
    code: str
    line: int
    classes: tuple[str, ...]
    options: Mapping[str, str]
    id: str


@dataclass(frozen=True)
class Post:
    """A Markdown file with cells, its problems, and the folder whose files are its own, if any."""

    file: Path
    section: str
    slug: str
    folder: Path | None
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]

    @property
    def seconds(self) -> float | None:
        """How long it may run, where one of its cells says so."""
        said = [float(c.options["seconds"]) for c in self.cells if "seconds" in c.options]
        return max(said, default=None)

    @property
    def forks(self) -> bool:
        """Whether it may fork, as one of its cells says."""
        return any(FORKS in cell.classes for cell in self.cells)

    def data_path(self, name: str) -> str:
        """Return where a file of data is published: beside the page of the post."""
        return f"/{self.section}/{self.slug}/{name}"


def wants(block: FencedBlock) -> bool:
    """Whether a block is a cell, or meant to be one."""
    return RUN in block.classes


def posts(content: Path) -> Iterator[Post]:
    """Yield the posts and news items of a folder of content that have cells."""
    for file in article_files(content):
        post = post_of(file)
        if post.cells:
            yield post


def post_of(file: Path) -> Post:
    """Return the post that a Markdown file holds: <section>/<slug>.md or <slug>/index.md."""
    text = read_text(file, [])
    lines = text.split("\n") if f".{RUN}" in text else []  # most have none, and are many
    blocks = [block for block in fenced_blocks(lines) if wants(block)]
    is_folder = file.name == "index.md"
    address = file.parent if is_folder else file.with_suffix("")
    return Post(
        file=file,
        section=address.parent.name,
        slug=address.name,
        folder=file.parent if is_folder else None,
        cells=tuple(_cell(number, block) for number, block in enumerate(blocks, start=1)),
        problems=tuple(
            Problem(Place(str(file), block.line), message)
            for block in blocks
            for message in _faults(block)
        ),
    )


def _cell(number: int, block: FencedBlock) -> Cell:
    return Cell(number, block.body, block.line, block.classes, block.options, block.id)


def _faults(block: FencedBlock) -> Iterator[str]:
    """Yield what is wrong with the first line of a block."""
    if block.language != "python":
        yield f"{block.language!r} is not run, only python is (leave out .{RUN})"
    for name in block.classes:
        if name not in CLASSES:
            remedy = suggestion(name, CLASSES) or known_words(CLASSES)
            yield f"{'.' + name!r} says nothing of code that is run ({remedy})"
    if set(SHOWN) <= set(block.classes):
        yield "is folded and hidden (keep one of them)"
    yield from option_faults(block, OWN_OPTIONS)
