"""Publishes the site, or says why not and leaves what is published as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from .build import check_records, site_settings
from .comparison import Comparison, agree, compared
from .errors import CommandError
from .lost_addresses import refuse_losses
from .project import CONTENT, PUBLISH_SETTINGS, shown
from .releases import check_published
from .site_check import build_checked
from .steps import step
from .targets import Target, chosen_targets


def publish(*, dry_run: bool = False, yes: bool = False) -> None:
    """Check, build and read through the site, then publish it as publishconf.py says.

    `dry_run`: show what would change, and publish nothing; `yes`: ask nothing.
    """
    with step("checking the records"):
        check_records(CONTENT)
    publish_site(PUBLISH_SETTINGS, dry_run=dry_run, yes=yes)


def publish_site(settings_file: Path, *, dry_run: bool = False, yes: bool = False) -> None:
    """Build with one settings file, and publish what passes the gate to each target."""
    settings = site_settings(settings_file)
    targets = chosen_targets(settings, settings_file)
    with TemporaryDirectory(prefix="site-") as scratch:
        built = Path(scratch, "site")
        try:
            build_checked(settings_file, built)
            changes = {target.place: _changes(target, built, settings) for target in targets}
            for place, one in changes.items():
                print(f"in {place}: {one.summary}")
                if dry_run:
                    print("".join(f"  {line}\n" for line in one.listing), end="")
                else:
                    agree(one, yes)
        except CommandError as error:
            raise CommandError(f"{error}\nnot published") from error
        if dry_run:
            print("nothing is published: --dry-run")
            return
        _publish_to(targets, built)
    for folder in filter(None, (target.served for target in targets)):
        print(_how_to_look(shown(folder), settings["STRUCTURED_DATA"]["site_url"]))


def _publish_to(targets: Sequence[Target], built: Path) -> None:
    """Publish to each target, whatever becomes of the others; CommandError with what failed."""
    problems = []
    for target in targets:
        try:
            with step("publishing it"):
                done = target.publish(built)
            with step("reading it back"):
                check_published(target)
        except CommandError as error:
            problems.append(str(error))
        else:
            said = "published:" if done.is_new else "nothing changed:"
            print(f"{said} {done.id} is current in {target.place}")
    if problems:
        raise CommandError("\n".join(problems))


def _how_to_look(folder: str, site_url: str) -> str:
    if urlsplit(site_url).path:
        return f"it stands at {site_url}/ only: let {folder} be served there"
    return f"look at it: python3 -m http.server --directory {folder} 8000"


def _changes(target: Target, built: Path, settings: Mapping[str, Any]) -> Comparison:
    """Return what would change; CommandError where an address or the id of a text is lost."""
    with step("comparing it"), target.published() as former:
        changes = compared(former, built, unsent=target.unsent)
        if former:
            site_url = settings["STRUCTURED_DATA"]["site_url"]
            try:
                refuse_losses(changes, former, built, Path(settings["PATH"]), site_url)
            except CommandError as error:
                raise CommandError(f"in {target.place}: {changes.summary}\n{error}") from error
        return changes
