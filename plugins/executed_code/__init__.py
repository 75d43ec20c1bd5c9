"""Runs the code of posts, and shows what it gave: a block that begins ```{.python .run}.

    posts       the posts with code to run, and their cells
    execution   runs a post in a process of its own, by cell_process/; failures tells what failed
    results     what cells gave: text, tables, files of data
    inputs      digests of what that depends on: the code, and the files beside the post
    freeze      both, kept in content/_freeze/ to be committed; staleness says what has changed,
                lost_freezes what is of no post
    current     the results that a build shows: frozen, or new where RUNS_CHANGED_CODE allows it
    extension   puts them into the text: figures as HTML, texts as Markdown (tables: both)
    files       publishes the data that cells wrote

Only what has changed is run, and nothing when the site is published.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .execution import Limits
from .extension import ExecutedCode
from .files import FrozenFiles


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)
    signals.get_generators.connect(_frozen_files)


def _add_extension(pelican: Any) -> None:
    settings = pelican.settings
    limits = Limits.from_mapping(settings.get("CODE_LIMITS", {}))
    code = ExecutedCode(limits, settings.get("RUNS_CHANGED_CODE", False))
    add_extension(settings, code, Path(__file__).with_name("executed_code.css"))


def _frozen_files(pelican: Any) -> type[FrozenFiles]:
    return FrozenFiles
