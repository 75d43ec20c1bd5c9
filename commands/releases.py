"""What was published to each target of publishconf.py: listed, brought back, read back."""

from __future__ import annotations

from pathlib import Path

from .build import site_settings
from .errors import CommandError, do_with_each
from .project import PUBLISH_SETTINGS
from .targets import Release, Target, chosen_targets, releases_before

NAMED = 20  # files that differ


def show_history(settings_file: Path = PUBLISH_SETTINGS) -> None:
    """Print the releases of each target, newest first, with how many steps back each is."""
    do_with_each(_targets(settings_file), _show_releases)


def roll_back(steps: str = "1", settings_file: Path = PUBLISH_SETTINGS) -> None:
    """Make what was current before current again, or what was `steps` before, on each target.

    CommandError, and nothing is rolled back, where one does not keep so many or cannot be read.
    """
    if not steps.isdecimal() or not int(steps):
        raise CommandError(f"{steps!r} is not a number of releases (write 1 or more)")
    chosen: list[tuple[Target, Release]] = []

    def choose(target: Target) -> None:
        chosen.append((target, _release_before(target, int(steps))))

    try:
        do_with_each(_targets(settings_file), choose)
    except CommandError as error:
        raise CommandError(f"{error}\nnothing is rolled back") from error
    do_with_each(chosen, _restore)


def verify(settings_file: Path = PUBLISH_SETTINGS) -> None:
    """Read back what is published; CommandError with each file that differs from what was."""
    do_with_each(_targets(settings_file), _verify)


def check_published(target: Target) -> None:
    """Read back what is published; CommandError with the files that differ from what was."""
    differences = target.differences()
    if not differences:
        return
    *named, remedy = differences
    rest = [f"and {len(named) - NAMED} more"] if len(named) > NAMED else []
    told = [*named[:NAMED], *rest, remedy]
    raise CommandError("\n".join(f"{target.place}: {one}" for one in told))


def _show_releases(target: Target) -> None:
    releases = target.releases()
    steps = {one.id: n for n, one in enumerate(releases_before(releases), start=1)}
    print(target.place if releases else f"{target.place}: nothing is published")
    for release in releases:
        back = "current" if release.is_current else steps.get(release.id, "")
        time = f"{release.time:%Y-%m-%d %H:%M} UTC"
        print(f"  {back:>7}  {time}  {release.id:<18}  {_pages(release.pages)}")


def _restore(chosen: tuple[Target, Release]) -> None:
    target, release = chosen
    target.restore(release)
    print(f"{target.place}: {release.id} is current again, {_pages(release.pages)}")


def _verify(target: Target) -> None:
    check_published(target)
    print(f"{target.place}: all files are as they were published")


def _release_before(target: Target, steps: int) -> Release:
    before = releases_before(target.releases())
    if len(before) < steps:
        kept = {0: "none is kept", 1: "one is kept"}.get(len(before), f"{len(before)} are kept")
        raise CommandError(
            f"{target.place}: there is no release {steps} before the current one: {kept}"
            " (./inv publish history)"
        )
    return before[steps - 1]


def _targets(settings_file: Path) -> list[Target]:
    return chosen_targets(site_settings(settings_file), settings_file)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
