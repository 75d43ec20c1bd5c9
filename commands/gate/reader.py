"""Reads the files of a built folder: each by itself, and only where it has changed."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from . import citations, document, graph, markup, moved, previews, reach, requests
from .facts import FeedFacts, PageFacts, parted, record, recorded
from .feeds import FORMATS, discovery, feed_facts
from .file import File, read_files
from .graph import series
from .memory import Memory, key
from .plain import plain_elements
from .site import Page, Site

PAGE_RULES = (
    document.leftover_markers,
    document.heading_problems,
    document.language_problems,
    document.duplicate_ids,
    document.missing_alternatives,
    document.unsized_pictures,
    markup.markup_problems,
    markup.heading_order,
    markup.nameless_controls,
    requests.inline_code,
    requests.links,
    previews.preview_findings,
    graph.graph_findings,
    citations.citation_problems,
)
# What is left of them for a page that leads on from where another page was.
MOVED_RULES = (
    document.leftover_markers,
    document.heading_problems,
    document.language_problems,
    document.duplicate_ids,
    markup.markup_problems,
    markup.heading_order,
    requests.inline_code,
    requests.links,
    moved.redirect_problems,
)
TEXTS = (".md", ".txt")  # read in no time
MANY = 150  # other files to read, for which it pays to start other processes


def read_site(folder: Path, url: str, memory: Memory | None = None) -> Site:
    """Return the site in a built folder that will stand at `url`; a file in memory is not read."""
    memory = memory or Memory()
    records: dict[str, str] = {}
    unread: dict[str, File] = {}
    copies = moved.copied_files(folder, url)
    for file in read_files(folder, url, ".html", *FORMATS):
        if file.path in copies:
            continue
        key_ = key(file.path, file.url, file.source)
        if known := memory.recall(key_):
            records[file.path] = known
        else:
            unread[key_] = file
    for (key_, file), found in zip(unread.items(), _records([*unread.values()]), strict=True):
        memory.keep(key_, found)
        records[file.path] = found
    facts = [recorded(text) for _, text in sorted(records.items())]
    pages = {one.path: one for one in facts if isinstance(one, PageFacts)}
    feeds = {one.path: one for one in facts if isinstance(one, FeedFacts)}
    return Site(folder, url.rstrip("/"), pages, feeds)


def file_facts(file: File) -> PageFacts | FeedFacts:
    """Return what a file says, and what is wrong with it by itself."""
    if not file.path.endswith(".html"):
        return feed_facts(file)
    if plain := plain_elements(file.source):
        facts = page_facts(Page(file.path, file.url, file.source, plain))
        if not facts.problems:
            return facts
    return page_facts(Page(file.path, file.url, file.source))


def page_facts(page: Page) -> PageFacts:
    """Return what a page says, and what is wrong with it by itself."""
    moved_to = moved.moved_to(page)
    rules = MOVED_RULES if moved_to else PAGE_RULES
    return PageFacts(
        path=page.path,
        url=page.url,
        title=document.title(page),
        description=document.description(page),
        is_listed=reach.is_listed(page),
        ids=document.ids(page),
        links=tuple(reach.links(page)),
        feeds=tuple(discovery.named_feeds(page)),
        pdf=citations.pdf(page),
        parts=tuple(series.named_parts(page)),
        part_of=tuple(series.named_series(page)),
        moved_to=moved_to,
        **parted(chain.from_iterable(rule(page) for rule in rules)),
    )


def _records(files: list[File]) -> Iterator[str]:
    """Yield the record of each file, many by as many processes as there are processors."""
    processes = os.cpu_count() or 1
    pages_and_feeds = [file for file in files if not file.path.endswith(TEXTS)]
    if len(pages_and_feeds) < MANY or processes == 1:
        yield from map(_record, files)
        return
    # Fresh processes: a fork of one that has built a site would inherit the locks of its threads.
    spawn = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=_keep_loaded) as workers:
        yield from workers.map(_record, files, chunksize=16)


def _keep_loaded() -> None:
    """Let no collection of garbage look at what is loaded, which stays: a tenth of all time."""
    gc.freeze()


def _record(file: File) -> str:
    return record(file_facts(file))
