"""Publishes the site, or says why not and leaves what is published as it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from .build import check_records, site_settings
from .errors import CommandError
from .feed_ids import check_feed_ids
from .folder_target import current_release, publish_folder
from .project import CONTENT, PUBLISH_SETTINGS, shown
from .site_check import build_checked
from .steps import step


def publish() -> None:
    """Check, build and read through the site, then publish it as publishconf.py says."""
    with step("checking the records"):
        check_records(CONTENT)
    publish_site(PUBLISH_SETTINGS)


def publish_site(settings_file: Path) -> None:
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
        if former:
            with step("comparing it with what is published"):
                _compare(former, built, settings)
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


def _compare(former: Path, built: Path, settings: Mapping[str, Any]) -> None:
    """Raise CommandError where readers of the feeds would get a text twice."""
    try:
        site_url = settings["STRUCTURED_DATA"]["site_url"]
        check_feed_ids(former, built, Path(settings["PATH"]), site_url)
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
