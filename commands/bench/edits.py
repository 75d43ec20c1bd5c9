"""Random edits of this site: its texts, data, records, templates, settings and plugins."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from .posts import invented_post, pelican_text
from .words import ADJECTIVES, NOUNS

PIECES = (
    "A sentence of {noun}, and *another*.",
    "## {adjective} {noun}\n\nBelow a heading.",
    "```python\nprint('{noun}')\n```",
    "| {noun} | n |\n| --- | ---: |\n| {adjective} | 7 |",
    "Of $O(n)$ {noun}.[^{number}]\n\n[^{number}]: A note.",
)


def change_text(chance: random.Random, folder: Path) -> str:
    """Put a paragraph, a heading, code, a table or a note at the end of a text."""
    file = chance.choice(_texts(folder))
    words = {"noun": chance.choice(NOUNS).lower(), "adjective": chance.choice(ADJECTIVES)}
    piece = chance.choice(PIECES).format(number=f"n{chance.randrange(10**6)}", **words)
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{piece}\n", encoding="utf-8")
    return f"{file.name} changed"


def cut_text(chance: random.Random, folder: Path) -> str:
    """Take the last paragraph of a text away."""
    file = chance.choice(_texts(folder))
    head, _, rest = file.read_text("utf-8").rstrip().rpartition("\n\n")
    file.write_text(f"{head or rest}\n", encoding="utf-8")
    return f"{file.name} cut"


def add_text(chance: random.Random, folder: Path) -> str:
    """Add a post."""
    number = chance.randrange(5000)
    file = folder / "content/blog" / f"invented-{number}.md"
    file.write_text(pelican_text(invented_post(number)), encoding="utf-8")
    return f"{file.name} added"


def rename_text(chance: random.Random, folder: Path) -> str:
    """Give a text, or its folder, another name."""
    old = _whole(chance.choice(_texts(folder)))
    new = old.with_name(f"renamed-{chance.randrange(10**6)}{old.suffix}")
    old.rename(new)
    return f"{old.name} renamed"


def delete_text(chance: random.Random, folder: Path) -> str:
    """Delete a text, with all that is beside it."""
    texts = _texts(folder)
    if len(texts) < 5:
        return "nothing deleted"
    gone = _whole(chance.choice(texts))
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    return f"{gone.name} deleted"


def change_data(chance: random.Random, folder: Path) -> str:
    """Change a number in a CSV file, or a digit in code or in frozen results beside a text."""
    content = folder / "content"
    found = [f for end in ("csv", "py", "json") for f in sorted(content.rglob(f"*.{end}"))]
    return _change_place(chance, found, r"(?<=[,\n ])\d+(?=[,.\n ])")


def change_record(chance: random.Random, folder: Path) -> str:
    """Change a word that stands in the records, or in the references of a text."""
    data = sorted((folder / "content/data").glob("*.*"))
    beside = sorted((folder / "content").rglob("references.bib"))
    return _change_place(chance, [*data, *beside], r"(?<=[a-z] )[a-z]{4,}(?= [a-z])", "{}s")


def change_template(chance: random.Random, folder: Path) -> str:
    """Have a template print something more."""
    file = chance.choice(sorted((folder / "theme/templates").glob("*.html")))
    text = re.sub(
        r"(?m)^(<main\b|<article\b|<h1\b)",
        rf"<!-- {chance.random()} -->\n\1",
        file.read_text("utf-8"),
        count=1,
    )
    file.write_text(text, encoding="utf-8")
    return f"{file.name} changed"


def change_setting(chance: random.Random, folder: Path) -> str:
    """Give a setting another value."""
    file = folder / "pelicanconf.py"
    depth, style = chance.randrange(2, 6), chance.choice(("numbered", "author-year"))
    extensions = 'MARKDOWN["extension_configs"]'
    line = chance.choice(
        (
            f'MATH_MACROS["R{chance.choice("abc")}"] = r"\\mathbb{{R}}"',
            f'{extensions}["markdown.extensions.toc"] = {{"toc_depth": {depth}}}',
            f'SITENAME = "Site {chance.randrange(9)}"',
            f'STRUCTURED_DATA["citation_style"] = "{style}"',
        )
    )
    file.write_text(f"{file.read_text('utf-8')}\n{line}\n", encoding="utf-8")
    return f"{line.partition(' ')[0]} set"


def change_plugin(chance: random.Random, folder: Path) -> str:
    """Have the code of a plugin write something else."""
    file = folder / "plugins/scrollers/tables.py"
    label = f'"aria-label": "Table{" " * chance.randrange(3)}"'
    text = re.sub(r'"aria-label": "Table *"', label, file.read_text("utf-8"))
    file.write_text(text, encoding="utf-8")
    return "a plugin changed"


EDITS = (
    *(change_text,) * 8,
    *(cut_text, add_text) * 3,
    *(delete_text, rename_text, change_data, change_record) * 2,
    *(change_template, change_setting, change_plugin),
)


def _texts(folder: Path) -> list[Path]:
    content = folder / "content"
    return sorted(f for name in ("blog", "news") for f in (content / name).rglob("*.md"))


def _whole(text: Path) -> Path:
    """Return a text, or the folder that is all its own."""
    return text.parent if text.name == "index.md" else text


def _change_place(
    chance: random.Random, files: Sequence[Path], pattern: str, change: str = "1{}"
) -> str:
    """Change one place of a file that has what is looked for."""
    places = [
        (file, match)
        for file in chance.sample(files, min(len(files), 3))
        for match in re.finditer(pattern, file.read_text("utf-8"))
    ]
    if not places:
        return "no data changed"
    file, match = chance.choice(places)
    text = match.string
    changed = text[: match.start()] + change.format(match[0]) + text[match.end() :]
    file.write_text(changed, encoding="utf-8")
    return f"{file.name} changed"
