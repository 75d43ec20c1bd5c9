"""One file of each kind that the site is made from, and how to see that a save of it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .posts import post_file
from .project_copy import POSTS

NEWS = "content/news/bench.md"
TALKS = "content/data/talks.yaml"
TALK = """

- key: bench
  title: A talk that is saved often
  kind: invited
  event: Bench
  date: 2020-01-02
  summary: Saved 0.
"""
# In the browser: that the page is of another build than before, and has its text, or its style.
NEW_BUILD = "document.querySelector('script[src^=\"/-/\"]').src !== former"
HAS_TEXT = "document.body.textContent.includes(`Saved ${number}.`)"
HAS_STYLE = "getComputedStyle(document.documentElement).getPropertyValue('--saved') == number"


@dataclass(frozen=True)
class Save:
    """A file, what it holds after each save, the page to look at, and what is seen there.

    A text is shown before all else is built again; the Markdown beside its page comes with that.
    """

    file: str
    changed: Callable[[str, int], str]  # its text and the number of the save -> its next text
    page: str
    seen: str = HAS_TEXT

    @property
    def is_text(self) -> bool:
        return self.file.endswith(".md")

    def save(self, project: Path, number: int) -> None:
        """Save the file once more."""
        file = project / self.file
        file.write_text(self.changed(file.read_text("utf-8"), number), encoding="utf-8")


def _counted(text: str, number: int) -> str:
    """Return a text that counts its saves; one that does not yet does so in its last line."""
    counted, count = re.subn(r"Saved \d+\.", f"Saved {number}.", text)
    return counted if count else f"{text}\nSaved {number}.\n"


def _in_comment(text: str, number: int) -> str:
    return text.partition("\n# Saved ")[0] + f"\n# Saved {number}.\n"


def _in_body(text: str, number: int) -> str:
    return re.sub(r"(<p>Saved \d+\.</p>)?</body>", f"<p>Saved {number}.</p></body>", text)


def _in_style(text: str, number: int) -> str:
    return text.partition("\n:root { --saved")[0] + f"\n:root {{ --saved: {number} }}\n"


POST = "/blog/post-00000/"
SAVES = {
    "post": Save(str(post_file(Path(POSTS), 0)), _counted, POST),
    "news": Save(NEWS, _counted, "/news/bench/"),
    "data": Save(TALKS, _counted, "/talks/bench/"),
    "template": Save("theme/templates/base.html", _in_body, POST),
    "style": Save("theme/static/css/elements.css", _in_style, POST, HAS_STYLE),
    "plugin": Save("plugins/structured_data/plugin.py", _in_comment, POST, NEW_BUILD),
    "settings": Save("pelicanconf.py", _in_comment, POST, NEW_BUILD),
}


def add_what_is_saved(project: Path) -> None:
    """Add a news item and a talk to a copy of the project, to be changed."""
    news, talks = project / NEWS, project / TALKS
    news.parent.mkdir(exist_ok=True)
    news.write_text("Title: Saved often\nDate: 2020-01-02\n\nText.\n", encoding="utf-8")
    former = talks.read_text("utf-8") if talks.exists() else ""
    talks.write_text(former + TALK, encoding="utf-8")
