"""Builds the same bytes in less time; without it, Pelican takes its own.

    readings         reads all texts at once: those that have changed, on all processors
    shared_writing   pages of articles, written beside all else
    workers          copies of this process, which share out work
    kept_readings    what reading gave, a row for each text
    kept_results     what functions of plain values gave, a row for each time one was asked
    kept_file        .cache/fast_build.sqlite, in which both are
    inputs           what a text is read from: each file opened meanwhile, and its digest
    surroundings     what all texts are read by: settings, plugins, packages
    plain            values as bytes and back
    said             whether something was said, which a kept result would not say again
    less_work        what Markdown and Pygments need not do
    block_processors which of them Markdown asks of a block
    needed_signs     without which an expression of Markdown is not tried
    lexing           how Pygments splits code, in fewer steps
    first_signs      at which a rule of Pygments is tried
    unchanged_files  files that have their bytes already, and are not written again
    quick_contents   the path, the slugs and the links of a text, which Pelican asks for many times
    long_lists       lists of articles, which Pelican looks through many times
    garbage          which Python looks for many times while each text is read
    settings         what the two settings may be

Two settings, for those who doubt it: FAST_BUILD_PROCESSES (at most so many; 1 does all here) and
FAST_BUILD_CACHE (False keeps nothing and takes nothing that was kept).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import MarkdownReader

from .garbage import collect_seldom
from .kept_results import KEEP, KeptResults
from .long_lists import know_lists, shorten_lists
from .quick_contents import quicken_contents
from .readings import Readings
from .settings import check_settings
from .shared_writing import ASIDE, SharedWriting
from .unchanged_files import leave_unchanged_files
from .workers import processes

PELICAN = "4.12.0"  # what is replaced in it has no public name, or does more than that says
OWN_CACHE = ("CACHE_CONTENT", "LOAD_CONTENT_CACHE")  # Pelican's, which goes by times


def register() -> None:
    """Connect to Pelican; another version than was checked only has its texts read."""
    signals.initialized.connect(_check)
    collect_seldom()
    signals.get_generators.connect(_keep_results)
    signals.finalized.connect(_save_results)
    signals.article_generator_init.connect(_read_articles)
    signals.page_generator_init.connect(_read_pages)
    if version("pelican") == PELICAN:
        leave_unchanged_files()
        quicken_contents()
        shorten_lists()
        signals.all_generators_finalized.connect(_write_together)


def _write_together(generators: Sequence[Any]) -> None:
    settings = generators[0].settings
    settings.pop(ASIDE, None)  # of the build before, where one process makes several
    for generator in generators:
        know_lists(generator)
    is_alike = not settings["RELATIVE_URLS"]  # else each page leaves its own in the context
    if processes(settings) > 1 and is_alike and not _tells_of_each():
        SharedWriting(generators, processes(settings))


def _tells_of_each() -> bool:
    """Whether Pelican tells of each file that it reads and writes, as with --verbose."""
    return logging.getLogger().isEnabledFor(logging.INFO)


def _check(pelican: Any) -> None:
    check_settings(pelican.settings)


def _keep_results(pelican: Any) -> None:
    """Offer plugins to keep results of theirs, as each build begins."""
    settings = pelican.settings
    settings.pop(KEEP, None)  # of the build before, where one process makes several
    if settings.get("FAST_BUILD_CACHE", True):
        settings[KEEP] = KeptResults(settings)


def _save_results(pelican: Any) -> None:
    if KEEP in pelican.settings:
        pelican.settings[KEEP].save()


def _read_articles(generator: Any) -> None:
    _read_at_once(generator, "ARTICLE", signals.article_generator_preread)


def _read_pages(generator: Any) -> None:
    _read_at_once(generator, "PAGE", signals.page_generator_preread)


def _read_at_once(generator: Any, kind: str, preread: Any) -> None:
    """Have the readers of a generator read all files when they are asked for the first.

    Not where another plugin or the user wants to be told of each, where Pelican keeps what it
    reads, or where one text may change how the next is read.
    """
    settings = generator.settings
    is_kept = any(settings[name] for name in OWN_CACHE)
    if preread.receivers or _tells_of_each() or is_kept or _remembers(settings["MARKDOWN"]):
        return
    names = generator.get_files(settings[f"{kind}_PATHS"], settings[f"{kind}_EXCLUDES"])
    files = sorted(os.path.abspath(Path(generator.path, name)) for name in names)  # noqa: PTH100 - as Pelican does
    for form, reader in generator.readers.readers.items():
        own = [file for file in files if file.endswith(f".{form}")]
        if own and isinstance(reader, MarkdownReader):
            reader.read = Readings(reader, own, f"{kind} {form}").read


def _remembers(markdown: Mapping[str, Any]) -> bool:
    """Whether an extension, the same object for all texts, has something to forget after each."""
    objects = [one for one in markdown.get("extensions", ()) if not isinstance(one, str)]
    return any(hasattr(one, "reset") for one in objects)
