"""What was published to each target of publishconf.py: listed, brought back, read back."""

from __future__ import annotations

from pathlib import Path

from .build import site_settings
from .errors import CommandError
from .project import PUBLISH_SETTINGS
from .targets import Release, Target, chosen_targets, releases_before

NAMED = 20  # files that differ


def show_history(settings_file: Path = PUBLISH_SETTINGS) -> None:
    """Print the releases of each target, newest first, with how many steps back each is."""
    for target in _targets(settings_file):
        releases = target.releases()
        steps = {one.id: n for n, one in enumerate(releases_before(releases), start=1)}
        print(target.place if releases else f"{target.place}: nothing is published")
        for release in releases:
            back = "current" if release.is_current else steps.get(release.id, "")
            time = f"{release.time:%Y-%m-%d %H:%M} UTC"
            print(f"  {back:>7}  {time}  {release.id:<18}  {_pages(release.pages)}")


def roll_back(steps: str = "1", settings_file: Path = PUBLISH_SETTINGS) -> None:
    """Make what was current before current again, or what was `steps` before, on each target.

    CommandError, and nothing is rolled back, where a target does not keep so many.
    """
    if not steps.isdecimal() or not int(steps):
        raise CommandError(f"{steps!r} is not a number of releases (write 1 or more)")
    chosen = [(target, _release_before(target, int(steps))) for target in _targets(settings_file)]
    for target, release in chosen:
        target.restore(release)
        print(f"{target.place}: {release.id} is current again, {_pages(release.pages)}")


def verify(settings_file: Path = PUBLISH_SETTINGS) -> None:
    """Read back what is published; CommandError with each file that differs from what was."""
    problems = []
    for target in _targets(settings_file):
        try:
            check_published(target)
        except CommandError as error:
            problems.append(str(error))
        else:
            print(f"{target.place}: all files are as they were published")
    if problems:
        raise CommandError("\n".join(problems))


def check_published(target: Target) -> None:
    """Read back what is published; CommandError with the files that differ from what was."""
    differences = target.differences()
    problems = [f"{target.place}: {one}" for one in differences[:NAMED]]
    if len(differences) > NAMED:
        problems.append(f"{target.place}: and {len(differences) - NAMED} more")
    if problems:
        raise CommandError("\n".join(problems))


def _release_before(target: Target, steps: int) -> Release:
    before = releases_before(target.releases())
    if len(before) < steps:
        kept = f"{len(before)} of them are kept" if before else "none is kept"
        raise CommandError(
            f"{target.place}: there is no release {steps} before the current one: {kept}"
            " (./inv publish history); nothing is rolled back"
        )
    return before[steps - 1]


def _targets(settings_file: Path) -> list[Target]:
    return chosen_targets(site_settings(settings_file), settings_file)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
