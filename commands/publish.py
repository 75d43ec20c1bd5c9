"""Publishes the site, or says why not and leaves what is published as it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from .build import check_records, site_settings
from .comparison import Comparison, agree, compared
from .errors import CommandError
from .folder_target import current_release, publish_folder
from .lost_addresses import refuse_losses
from .project import CONTENT, PUBLISH_SETTINGS, shown
from .site_check import build_checked
from .steps import step


def publish(*, dry_run: bool = False, yes: bool = False) -> None:
    """Check, build and read through the site, then publish it as publishconf.py says.

    `dry_run`: show what would change, and publish nothing; `yes`: ask nothing.
    """
    with step("checking the records"):
        check_records(CONTENT)
    publish_site(PUBLISH_SETTINGS, dry_run=dry_run, yes=yes)


def publish_site(settings_file: Path, *, dry_run: bool = False, yes: bool = False) -> None:
    """Build with one settings file, and publish what passes the gate."""
    with TemporaryDirectory(prefix="site-") as scratch:
        built = Path(scratch, "site")
        settings = site_settings(settings_file)
        target = _target(settings, settings_file)
        try:
            build_checked(settings_file, built)
        except CommandError as error:
            raise CommandError(f"{error}\nnot published") from error
        former = current_release(target)
        with step("comparing it"):
            changes = _changes(former, built, settings)
        print(changes.summary)
        if dry_run:
            print("\n".join([*changes.listing, "nothing is published: --dry-run"]))
            return
        _ask(changes, yes)
        with step("publishing it"):
            release = publish_folder(built, target)
    if release == former:
        print(f"nothing changed: {shown(release)} is current")
    else:
        print(f"published {shown(release)}; {shown(target / 'current')} leads to it")
    current = shown(target / "current")
    site_url = settings["STRUCTURED_DATA"]["site_url"]
    if urlsplit(site_url).path:
        print(f"it stands at {site_url}/ only: let {current} be served there")
    else:
        print(f"look at it: python3 -m http.server --directory {current} 8000")


def _changes(former: Path | None, built: Path, settings: Mapping[str, Any]) -> Comparison:
    """Return what would change; CommandError where an address or the id of a text is lost."""
    changes = compared(former, built)
    if former:
        site_url = settings["STRUCTURED_DATA"]["site_url"]
        try:
            refuse_losses(changes, former, built, Path(settings["PATH"]), site_url)
        except CommandError as error:
            raise CommandError(f"{changes.summary}\n{error}\nnot published") from error
    return changes


def _ask(changes: Comparison, yes: bool) -> None:
    try:
        agree(changes, yes)
    except CommandError as error:
        raise CommandError(f"{error}\nnot published") from error


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
