"""A site of a few posts, two of which show a file, with a plugin of its own that does it."""

from __future__ import annotations

import json
import random
import sys
from functools import partial
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG, configure_settings

from commands.bench.posts import invented_post, pelican_text, write_posts
from commands.bench.walk import Walk
from commands.project import PLUGINS, ROOT

THEME = ROOT / "commands/bench/minimal_theme"
PLUGIN = '''
"""Puts the text of a file in the place of its name: {{shown.csv}}."""

import re
from pathlib import Path

from markdown import Extension
from markdown.preprocessors import Preprocessor
from pelican import signals

LABEL = "label 0"


class Shower(Preprocessor):
    def __init__(self, folder):
        self.folder = folder

    def run(self, lines):
        return [re.sub(r"{{([\\w.]+)}}", self.text, line) for line in lines]

    def text(self, match):
        file = self.folder / match[1]
        if not file.is_file():
            return f"{LABEL}: none of {len(list(self.folder.iterdir()))} files"
        return f"{LABEL}: {file.read_text()}"


class Shown(Extension):
    def __init__(self, folder):
        super().__init__()
        self.folder = folder

    def extendMarkdown(self, md):
        md.preprocessors.register(Shower(self.folder), "shown", 50)


def register():
    signals.initialized.connect(add)


def add(pelican):
    folder = Path(pelican.settings["PATH"], "data")
    markdown = pelican.settings["MARKDOWN"]
    extensions = [one for one in markdown["extensions"] if not isinstance(one, Shown)]
    pelican.settings["MARKDOWN"] = {**markdown, "extensions": [*extensions, Shown(folder)]}
'''
NAMES = ("shown.csv", "other.csv")


def write_site(folder: Path, posts: int = 4) -> Path:
    """Write the site into a folder, and return that."""
    write_posts(folder / "content/blog", posts)
    for number, name in enumerate(NAMES):
        text = f"Title: Shows {name}\nDate: 2026-01-0{number + 1}\n\nHere is {{{{{name}}}}}.\n"
        (folder / f"content/blog/shows-{number}.md").write_text(text, encoding="utf-8")
    (folder / "content/data").mkdir()
    (folder / "content/data/shown.csv").write_text("a,1", encoding="utf-8")
    (folder / "theme/templates").mkdir(parents=True)
    for file in (THEME / "templates").iterdir():
        (folder / "theme/templates" / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (folder / "plugins").mkdir()
    (folder / "plugins/shown_files.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "more.py").write_text("", encoding="utf-8")
    return folder


def small_settings(folder: Path, output: Path, **changes: object) -> dict[str, Any]:
    """Return the settings of the site, with those that more.py changes."""
    settings: dict[str, Any] = {
        **DEFAULT_CONFIG,
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(output),
        "THEME": str(folder / "theme"),
        "PLUGIN_PATHS": [str(folder / "plugins"), str(PLUGINS)],
        "PLUGINS": ["shown_files", "fast_build"],
        "ARTICLE_PATHS": ["blog"],
        "PAGE_PATHS": [],
        "STATIC_PATHS": [],
        "SITENAME": "Small",
        "SITEURL": "https://small.example",
        "TIMEZONE": "UTC",
        "DIRECT_TEMPLATES": ["index"],
        "AUTHOR_SAVE_AS": "",
        "CATEGORY_SAVE_AS": "",
        "MARKDOWN": {
            "extensions": ["markdown.extensions.extra", "markdown.extensions.codehilite"],
            "extension_configs": {"markdown.extensions.toc": {"toc_depth": 3}},
            "output_format": "html5",
        },
    }
    exec((folder / "more.py").read_text("utf-8"), {"settings": settings})
    return configure_settings({**settings, **changes})


def change_text(chance: random.Random, folder: Path) -> str:
    file = chance.choice(sorted((folder / "content/blog").glob("*.md")))
    file.write_text(f"{file.read_text('utf-8')}\nAnother line, {chance.random()}.\n", "utf-8")
    return f"{file.name} changed"


def add_text(chance: random.Random, folder: Path) -> str:
    number = chance.randrange(1000)
    file = folder / f"content/blog/added-{number}.md"
    file.write_text(pelican_text(invented_post(number)), "utf-8")
    return f"{file.name} added"


def rename_text(chance: random.Random, folder: Path) -> str:
    file = chance.choice(sorted((folder / "content/blog").glob("*.md")))
    file.rename(file.with_name(f"renamed-{chance.randrange(1000)}.md"))
    return f"{file.name} renamed"


def delete_text(chance: random.Random, folder: Path) -> str:
    files = sorted((folder / "content/blog").glob("*.md"))
    if len(files) > 3:
        chance.choice(files).unlink()
    return "a post deleted"


def change_data(chance: random.Random, folder: Path) -> str:
    file = folder / "content/data" / chance.choice(NAMES)
    file.write_text(f"a,{chance.randrange(3)}", "utf-8")
    return f"{file.name} is {file.read_text('utf-8')}"


def delete_data(chance: random.Random, folder: Path) -> str:
    (folder / "content/data" / chance.choice(NAMES)).unlink(missing_ok=True)
    return "data deleted"


def change_template(chance: random.Random, folder: Path) -> str:
    file = folder / "theme/templates/article.html"
    file.write_text(f"{file.read_text('utf-8')}<!-- {chance.random()} -->", "utf-8")
    return "a template changed"


def change_setting(chance: random.Random, folder: Path) -> str:
    depth = chance.randrange(2, 5)
    line = (
        f'settings["MARKDOWN"]["extension_configs"]["markdown.extensions.toc"]["toc_depth"]={depth}'
    )
    (folder / "more.py").write_text(f"{line}\nsettings['SITENAME'] = 'Small {depth}'\n", "utf-8")
    return f"settings for {depth}"


def change_plugin(chance: random.Random, folder: Path) -> str:
    label = f"label {chance.randrange(3)}"
    (folder / "plugins/shown_files.py").write_text(PLUGIN.replace("label 0", label), "utf-8")
    return f"the plugin says {label}"


EDITS = (
    *(change_text, add_text, rename_text, delete_text, change_data, delete_data),
    *(change_template, change_setting, change_plugin),
)


if __name__ == "__main__":
    site, steps, seed, changes = sys.argv[1:]
    settings = partial(small_settings, Path(site), **json.loads(changes))
    edits = EDITS if int(seed) else [lambda *_: "nothing changed"]
    sys.stdout.write(str(Walk(Path(site), settings, edits).go(int(steps), int(seed))))
