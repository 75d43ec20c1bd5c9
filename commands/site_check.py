"""Reads the site through, as it would be published, and names what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from .build import build_site, site_settings
from .errors import CommandError
from .gate import Memory, site_problems
from .origins import Origins
from .problem_report import report
from .project import CACHE, PUBLISH_SETTINGS
from .steps import step


def check_site(settings_file: Path = PUBLISH_SETTINGS, *, only_links: bool = False) -> None:
    """Build the site and read it through as publish does, and publish nothing.

    `only_links`: tell of nothing but links within the site that lead nowhere.
    """
    with TemporaryDirectory(prefix="site-") as scratch:
        built = Path(scratch, "site")
        build_checked(settings_file, built, only_links=only_links)
        pages = sum(1 for _ in built.rglob("*.html"))
    print(f"{pages} pages, and no {'link leads nowhere' if only_links else 'fault'}")


def build_checked(settings_file: Path, built: Path, *, only_links: bool = False) -> None:
    """Build the site into a folder; CommandError with every fault, and the line to edit."""
    with step("building the site"):
        build_site(settings_file, built)
    with step("reading it through"):
        settings = site_settings(settings_file)
        site_url = settings["STRUCTURED_DATA"]["site_url"]
        memory = Memory(CACHE / "gate.sqlite")
        problems = site_problems(built, site_url, memory)
        memory.save()
        if only_links:
            problems = [problem for problem in problems if problem.target]
        if problems:
            faults = report(problems, Origins(Path(settings["PATH"])), site_url)
            count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
            raise CommandError("\n".join([*faults, f"{count} in the built pages"]))
