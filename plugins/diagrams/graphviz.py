"""Lays out a graph: graphviz-pure writes the same bytes on every machine, and needs no Graphviz."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PROGRAM = "graphviz-pure"
DEFAULTS = ("-Nshape=box", "-Earrowsize=0.7", "-Gbgcolor=transparent", "-Gcolor=gray")
SECONDS = 20  # no graph that fits a page takes one
_TOLD = re.compile(r"^(?:(?:Error|Warning): (?:<stdin>: )?)+(?P<message>.*)$", re.MULTILINE)
_SECOND = re.compile(r"\}\s*(?:strict\s+)?(?:di)?graph\b[^{}]*\{", re.IGNORECASE)
_LINE = re.compile(r"^(?P<kind>.*?) in line (?P<line>\d+)(?P<near> near '.*')?")
FACES = "fontname=Courier is the monospaced face of the page; without it, it is that of the text"
_REMEDIES = {
    "near '->'": "-> is an edge of a digraph; that of a graph is --",
    "near '--'": "-- is an edge of a graph; that of a digraph is ->",
    "is not a known color": "known: black, gray, lightgray, white, blue, red, green, orange",
    "hard-coded metrics": FACES,
    "while opening": "a diagram shows no pictures",
}


class GraphError(ValueError):
    """What is wrong in a graph, and on which of its lines (1-based)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def laid_out(dot: str) -> str:
    """Return a graph as SVG; GraphError for what Graphviz refuses or warns of."""
    if not dot.strip():
        raise GraphError("says nothing")
    if _SECOND.search(dot):
        raise GraphError("is more than one graph (give each a block)")
    try:
        result = subprocess.run(
            [_program(), "-Tsvg", *DEFAULTS],
            input=dot,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=SECONDS,
        )
    except FileNotFoundError:
        remedy = "install what requirements.txt names"
        raise GraphError(f"needs {PROGRAM}, which is not installed ({remedy})") from None
    except subprocess.TimeoutExpired:
        raise GraphError(f"takes more than {SECONDS} s to lay out (draw less)") from None
    if told := _TOLD.search(result.stderr):
        raise _error(told["message"])
    if result.returncode or not result.stdout:
        raise GraphError(result.stderr.strip() or "is no graph")
    return result.stdout


def _program() -> str:
    """Return the program of this environment, or else that of the machine."""
    folders = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return shutil.which(PROGRAM, path=folders) or PROGRAM


def _error(message: str) -> GraphError:
    remedy = next((words for part, words in _REMEDIES.items() if part in message), "")
    place = _LINE.match(message)
    words = f"{place['kind']}{place['near'] or ''}" if place else message.strip().rstrip(".")
    line = int(place["line"]) if place else 0
    return GraphError(f"is refused by Graphviz: {words}{f' ({remedy})' if remedy else ''}", line)
