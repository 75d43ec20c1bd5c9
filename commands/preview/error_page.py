"""Problems as a page, which is shown in place of every other until they are mended."""

from __future__ import annotations

import html
import re
from pathlib import Path

from ..project import ROOT

PLACE = re.compile(r"(?P<file>[^\s:]+):(?P<line>\d+): ")
FILES = Path(__file__).parent
PAGE = (FILES / "error_page.html").read_text(encoding="utf-8")


def error_page(problems: str) -> bytes:
    """Return the page: each problem with its place, and the line that stands there."""
    lines = problems.splitlines()
    title = "1 problem" if len(lines) == 1 else f"{len(lines)} problems"
    return PAGE.format(title=title, problems="\n".join(map(_item, lines))).encode()


def _item(problem: str) -> str:
    found = PLACE.search(problem)
    message = html.escape(problem[: found.start()] + problem[found.end() :] if found else problem)
    if not found:
        return f"<li><p>{message}</p></li>"
    place = html.escape(f"{found['file']}:{found['line']}")
    text = _line(ROOT / found["file"], int(found["line"]))
    source = f"<pre><code>{html.escape(text)}</code></pre>" if text else ""
    return f'<li><p class="place">{place}</p><p>{message}</p>{source}</li>'


def _line(file: Path, number: int) -> str:
    """Return a line of a file; empty where there is none."""
    try:
        return file.read_text(encoding="utf-8").splitlines()[number - 1].strip()
    except (OSError, ValueError, IndexError):
        return ""
