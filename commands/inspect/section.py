"""What one reader makes of a page: a verdict, and rows of names and values."""

from __future__ import annotations

from dataclasses import dataclass

INDENT = 25  # columns of the names


@dataclass(frozen=True)
class Section:
    """`verdict` says in a line what comes of it; a row is what is read, and what it says."""

    reader: str
    verdict: str
    rows: tuple[tuple[str, str], ...] = ()


def section_text(section: Section, width: int) -> str:
    """Return a section as lines of at most `width` columns, each row on one."""
    lines = [f"{section.reader:<{INDENT - 1}} {section.verdict}"]
    lines += [f"  {name:<{INDENT - 3}} {value}" for name, value in section.rows]
    return "".join(f"{_cut(line, width)}\n" for line in lines)


def _cut(line: str, width: int) -> str:
    line = " ".join(line.splitlines())
    line = line.rstrip()
    return line if len(line) <= width else f"{line[: width - 1]}…"
