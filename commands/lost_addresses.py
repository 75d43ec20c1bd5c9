"""Addresses that are published and would be no more, and entries of feeds with another id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .build import check_records
from .comparison import Comparison, address
from .errors import CommandError
from .feed_ids import Succession, id_problem, place, successions
from .origins import Origins
from .project import shown
from .site_files import is_page

if TYPE_CHECKING:
    from structured_data.records import Redirect

RECORDS = "data/redirects.yaml"
TWIN = "/index.md"  # a part of the page that it stands beside


def refuse_losses(
    comparison: Comparison,
    former: Path,
    built: Path,
    content: Path,
    site_url: str,
    unpublished: Callable[[], Iterable[str]] = tuple,
) -> None:
    """Raise CommandError with each address, and each id of an entry, that would be lost.

    `unpublished` gives the files that no publish has put there, and is asked only where some go.
    """
    data = content / "data"
    redirects = check_records(content).redirects if data.is_dir() else ()
    losses = Losses(content, built, redirects)
    found = successions(former, built, site_url, losses.targets)
    strange = unpublished() if comparison.going else ()
    if problems := losses.problems(comparison.going, found, strange):
        raise CommandError("\n".join(problems))


class Losses:
    """What to write so that nothing is lost, beside what is written already."""

    def __init__(self, content: Path, built: Path, redirects: Iterable[Redirect]) -> None:
        self.content = content
        self.file = shown(content / RECORDS)
        self.built = built
        self.origins = Origins(content)
        self.redirects = tuple(redirects)
        self.targets = {one.former: one.target_path for one in self.redirects if one.target_path}

    def problems(
        self, going: Iterable[str], found: Iterable[Succession], strange: Iterable[str] = ()
    ) -> list[str]:
        """Return a line for each address and each id; one that moves keeps both by its alias.

        `strange` are files that no publish has put there.
        """
        gone = sorted(path for path in map(address, going) if self._is_lost(path))
        strangers = sorted({*map(address, strange)}.intersection(gone))
        lost = [path for path in gone if path not in strangers]
        moved = {one.former: one for one in found if one.former in lost}
        aliased = [one for one in moved.values() if one.is_article]
        renamed = (one for one in found if not (one.keeps_id or one.former in moved))
        targets = {**self.targets, **{former: one.path for former, one in moved.items()}}
        return [
            *map(self._strange_problem, strangers),
            *(id_problem(one, self.origins) for one in renamed if not self._is_gone(one.former)),
            *(
                self._alias_problem(moved[path])
                if moved.get(path) in aliased
                else self._problem(path, targets)
                for path in lost
                if not any(self._stands_beside(path, one) for one in aliased)
            ),
        ]

    def _is_lost(self, path: str) -> bool:
        return not (path.endswith(TWIN) or any(one.covers(path) for one in self.redirects))

    def _is_gone(self, path: str) -> bool:
        return any(one.covers(path) for one in self.redirects if not one.target)

    def _stands_beside(self, path: str, one: Succession) -> bool:
        """Return whether a file stands beside a page as before, so that an alias moves both."""
        name = path.removeprefix(one.former)
        return name not in ("", path) and (self.built / f"{one.path[1:]}{name}").is_file()

    def _alias_problem(self, one: Succession) -> str:
        gone = f"`- {{from: {one.former}, gone: true, reason: WHY}}` in {self.file}"
        remedy = f"write `Aliases: {one.former}` at its top, or, if this is another text, {gone}"
        return f"{place(one.path, self.origins)}: would leave nothing at {one.former} ({remedy})"

    def _strange_problem(self, path: str) -> str:
        said = "was not published: somebody has put it there, and publishing would take it away"
        to = "ADDRESS" if is_page(path) or path.endswith("/") else f"/images/{path.split('/')[-1]}"
        line = f"write `- {{from: {path}, to: {to}}}` in {self.file}"
        images = shown(self.content / "images")
        keep = (
            f"make it a post, or {line}" if to == "ADDRESS" else f"move it to {images}/ and {line}"
        )
        return f"{path}: {said} ({keep}; or remove it there)"

    def _problem(self, path: str, targets: dict[str, str]) -> str:
        """Return what to say of an address, with where it is now as far as that can be told."""
        to = f"to: {self._target(path, targets) or 'ADDRESS'}"
        remedy = f"write `- {{from: {path}, {to}}}` in {self.file}, or `gone: true, reason: WHY`"
        return f"{path}: would be gone, and others may link to it ({remedy} for `{to}`)"

    def _target(self, path: str, targets: dict[str, str]) -> str | None:
        """Return where a page is now, or a file that stood beside it, by its name or its key."""
        if path in targets:
            return targets[path]
        page, _, name = path.rpartition("/")
        folder = targets.get(f"{page}/", "")
        former, key = (place.strip("/").rpartition("/")[2] for place in (page, folder))
        names = (name, name.replace(former, key, 1)) if folder and former else ()
        found = (f"{folder}{one}" for one in names)
        return next((one for one in found if (self.built / one.lstrip("/")).is_file()), None)
