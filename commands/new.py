"""Starts a new post or news entry."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from .errors import CommandError
from .project import CONTENT, shown, use_plugins

POST = """\
Title: {title}
Date: {date}
Status: draft
Summary: One sentence that tells what the reader will learn.
Tags:

Removing the line `Status: draft` above publishes this post.
"""
NEWS = """\
Title: {title}
Date: {date}
Status: draft
Tags:

What happened, in a sentence or two. Removing the line `Status: draft` above publishes it.
"""
# Lines of these that are for their author, and not to be published.
PLACEHOLDERS = frozenset(
    line for text in (POST, NEWS) for line in text.splitlines() if line.endswith(".")
)
_QUOTED = re.compile(r"""(["'])(.*)\1""")  # of YAML, or of the shell
LONGEST_ADDRESS = 100  # characters; file systems take no more than 255 bytes
# The file of each kind, and other files that would have the same address.
KINDS = {
    "post": (POST, "blog/{slug}/index.md", ["blog/{slug}.md"]),
    "news": (NEWS, "news/{slug}.md", ["news/{slug}/index.md"]),
}


def new_entry(kind: str, title: str, content: Path = CONTENT) -> Path:
    """Write the Markdown file of a new entry, and return it."""
    use_plugins()
    from structured_data.identifiers import slug
    from structured_data.records.articles import MARKDOWN

    title = _curled(" ".join(title.split()))
    if mark := next((mark for mark in MARKDOWN if mark in title), None):
        message = f"holds {mark!r}, which a title shows as it is written: leave it out"
        raise CommandError(f"{title!r} {message}")
    name = slug(title)
    if not name:
        message = "gives no address, which is made of a-z and 0-9: add one such word"
        raise CommandError(f"{title!r} {message}")
    if len(name) > LONGEST_ADDRESS:
        message = f"makes an address of {len(name)} characters: choose a shorter title"
        raise CommandError(f"{title[:40]!r}... {message}")
    template, path, others = KINDS[kind]
    for known in (path, *others):
        if (content / known.format(slug=name)).exists():
            message = "exists already: edit it, or choose another title"
            raise CommandError(f"{shown(content / known.format(slug=name))} {message}")
    file = content / path.format(slug=name)
    today = datetime.now(UTC).date()  # the site's day: an entry of tomorrow would wait for it
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template.format(title=title, date=today), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{shown(file)[:80]}: cannot be written: {error.strerror}") from error
    return file


def _curled(title: str) -> str:
    """Return a title with the quotes around it as print has them; a file may not begin with \"."""
    quoted = _QUOTED.fullmatch(title)
    return f"\u201c{quoted[2]}\u201d" if quoted else title


def draft_address(file: Path) -> str:
    """Where ./inv serve shows a new entry."""
    name = file.parent.name if file.name == "index.md" else file.stem
    section = file.parent.parent.name if file.name == "index.md" else file.parent.name
    return f"/drafts/{section}/{name}/"


def open_entry(file: Path) -> None:
    """Name the file, and open it in $EDITOR if a person is there to edit it."""
    print(f"{shown(file)} (a draft: ./inv serve shows it at {draft_address(file)})", flush=True)
    editor = os.environ.get("EDITOR")
    if not editor or not sys.stdin.isatty():
        return
    try:
        subprocess.run([*shlex.split(editor), str(file)], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CommandError(f"EDITOR={editor}: {error}") from error
