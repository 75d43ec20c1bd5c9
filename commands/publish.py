"""Publishes the site, or says why not and leaves what is published as it was."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from .build import build_site, check_records, site_settings
from .errors import CommandError
from .folder_target import current_release, publish_folder
from .gate import Memory, Problem, site_problems
from .project import CACHE, CONTENT, PUBLISH_SETTINGS, shown

MANY = 3  # pages of one problem, of which each is named


def publish() -> None:
    """Check, build and read through the site, then publish it as publishconf.py says."""
    with _step("checking the records"):
        check_records(CONTENT)
    publish_site(PUBLISH_SETTINGS)


def publish_site(settings_file: Path) -> None:
    """Build with one settings file, and publish what passes the gate."""
    with TemporaryDirectory(prefix="site-") as scratch:
        built = Path(scratch, "site")
        with _step("building the site"):
            settings = site_settings(settings_file)
            target = _target(settings, settings_file)
            build_site(settings_file, built)
        with _step("reading it through"):
            site_url = settings["STRUCTURED_DATA"]["site_url"]
            pass_gate(built, site_url)
        with _step("publishing it"):
            former = current_release(target)
            release = publish_folder(built, target)
    if release == former:
        print(f"nothing changed: {shown(release)} is current")
    else:
        print(f"published {shown(release)}; {shown(target / 'current')} leads to it")
    current = shown(target / "current")
    if urlsplit(site_url).path:
        print(f"it stands at {site_url}/ only: let {current} be served there")
    else:
        print(f"look at it: python3 -m http.server --directory {current} 8000")


def _target(settings: Mapping[str, Any], settings_file: Path) -> Path:
    """The folder that PUBLISH_FOLDER names, from the folder of the settings or the home folder."""
    name = settings.get("PUBLISH_FOLDER")
    if not name or not isinstance(name, str):
        message = f"PUBLISH_FOLDER: {name!r} is not a folder (name one, in quotes)"
        raise CommandError(f"{shown(settings_file)}: {message}")
    target = settings_file.parent / Path(name).expanduser()
    if target.is_dir() and any(target.iterdir()) and not (target / "releases").is_dir():
        message = f"PUBLISH_FOLDER: {name!r} holds other files (name a folder of its own)"
        raise CommandError(f"{shown(settings_file)}: {message}")
    return target


def pass_gate(built: Path, site_url: str) -> None:
    """Raise CommandError with every problem of a built folder."""
    memory = Memory(CACHE / "gate.sqlite")
    problems = site_problems(built, site_url, memory)
    memory.save()
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        lines = [*_lines(problems), f"not published: {count} in the built pages"]
        raise CommandError("\n".join(lines))


def _lines(problems: list[Problem]) -> Iterator[str]:
    """Each problem, and once what is wrong alike on many pages, which a template or record is."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.what, problem.value), []).append(problem)
    for same in alike.values():
        if len(same) > MANY:
            yield f"{_traced(same[0])}; so on {len(same) - 1} other pages"
        else:
            yield from map(_traced, same)


def _traced(problem: Problem) -> str:
    """The problem, led by the Markdown file and line it comes from, where its page has such."""
    page = problem.page.removesuffix("/index.html")
    for file in (CONTENT / f"{page}.md", CONTENT / page / "index.md"):
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            found = (
                n for n, line in enumerate(lines, 1) if problem.value and problem.value in line
            )
            return f"{shown(file)}:{next(found, 1)}: {str(problem).partition(': ')[2]}"
    return str(problem)


@contextmanager
def _step(name: str) -> Iterator[None]:
    """Say what is being done, and when it is done how long it took."""
    print(f"{name:<22}", end="", flush=True)
    start = time.perf_counter()
    try:
        yield
    except BaseException:
        print("stopped", flush=True)
        raise
    print(f"{time.perf_counter() - start:.1f} s", flush=True)
