"""Publishes the site, or says why not and leaves what is published as it was."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from .build import site_settings
from .comparison import Comparison, agree, compared
from .errors import CommandError, do_with_each
from .lost_addresses import refuse_losses
from .project import PUBLISH_SETTINGS, shown
from .releases import check_published
from .site_check import build_checked
from .steps import step
from .targets import Target, chosen_targets


def publish(*, dry_run: bool = False, yes: bool = False) -> None:
    """Check, build and read through the site, then publish it as publishconf.py says.

    `dry_run`: show what would change, and publish nothing; `yes`: ask nothing.
    """
    publish_site(PUBLISH_SETTINGS, dry_run=dry_run, yes=yes)


def publish_site(settings_file: Path, *, dry_run: bool = False, yes: bool = False) -> None:
    """Build with one settings file, and publish what passes the gate to each target."""
    settings = site_settings(settings_file)
    targets = chosen_targets(settings, settings_file)
    with TemporaryDirectory(prefix="site-") as scratch:
        built = Path(scratch, "site")
        try:
            if not dry_run:
                do_with_each(targets, _check_ready)
            build_checked(settings_file, built)
            changes = _changes(targets, built, settings, listed=dry_run)
            if not dry_run:
                for place, one in changes.items():
                    agree(one, place, yes)
        except CommandError as error:
            raise CommandError(f"{error}\nnot published") from error
        if dry_run:
            print("nothing is published: --dry-run")
            return
        do_with_each(targets, lambda target: _publish_to(target, built))
    for folder in filter(None, (target.served for target in targets)):
        print(_how_to_look(shown(folder), settings["STRUCTURED_DATA"]["site_url"]))


def _check_ready(target: Target) -> None:
    with step("asking where it goes"):
        target.check_ready()


def _publish_to(target: Target, built: Path) -> None:
    try:
        with step("publishing it"):
            done = target.publish(built)
    except CommandError:
        print(f"not published to {target.place}")
        raise
    said = "published:" if done.is_new else "nothing changed:"
    print(f"{said} {done.id} is current in {target.place}")
    with step("reading it back"):
        check_published(target)


def _how_to_look(folder: str, site_url: str) -> str:
    if urlsplit(site_url).path:
        return f"it stands at {site_url}/ only: let {folder} be served there"
    return f"look at it: python3 -m http.server --directory {shlex.quote(folder)} 8000"


def _changes(
    targets: Iterable[Target], built: Path, settings: Mapping[str, Any], listed: bool
) -> dict[str, Comparison]:
    """Return what would change at each place, told in a line, or `listed` by address.

    CommandError where one cannot be read, or where an address or the id of a text is lost.
    """
    found = {}

    def compare(target: Target) -> None:
        with step("comparing it"):
            found[target.place] = _change(target, built, settings)
        print(f"in {target.place}: {found[target.place].summary}")
        if listed:
            print("".join(f"  {line}\n" for line in found[target.place].listing), end="")

    do_with_each(targets, compare)
    return found


def _change(target: Target, built: Path, settings: Mapping[str, Any]) -> Comparison:
    with target.published() as former:
        changes = compared(former, built, unsent=target.unsent)
        if former:
            site_url = settings["STRUCTURED_DATA"]["site_url"]
            try:
                content, unpublished = Path(settings["PATH"]), target.unpublished
                refuse_losses(changes, former, built, content, site_url, unpublished)
            except CommandError as error:
                raise CommandError(f"in {target.place}: {changes.summary}\n{error}") from error
        return changes
