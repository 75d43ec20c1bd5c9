"""What a publish would change: the files of the site as it is published, and as it was built."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from .asking import agreed, can_ask
from .errors import CommandError
from .project import use_plugins
from .site_files import is_page, site_files

SHOWN = 20  # addresses of a list
MOST_UNASKED = 10  # files that may go without a question
RULES = ("_", ".", "CNAME", "vercel.json")  # what a host reads, and nobody else


@dataclass(frozen=True)
class Comparison:
    """The files that are new, changed and gone, by their paths in the folder of the site."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def going(self) -> tuple[str, ...]:
        """What is gone and somebody may have linked to."""
        return tuple(path for path in self.gone if is_linkable(path))

    @property
    def summary(self) -> str:
        """All of it in a line: +12 pages, 3 changed, 0 gone; other files: +4, 0 changed, 0 gone."""
        of_pages, of_others = self._counts(pages=True), self._counts(pages=False)
        noun = "page" if of_pages[0] == 1 else "pages"
        return (
            f"+{of_pages[0]} {noun}, {of_pages[1]} changed, {of_pages[2]} gone; "
            f"other files: +{of_others[0]}, {of_others[1]} changed, {of_others[2]} gone"
        )

    @property
    def listing(self) -> list[str]:
        """The address of each page that goes, comes or changes; many are counted."""
        marked = (("-", self.gone), ("+", self.new), ("~", self.changed))
        return _first(
            f"{mark} {address(path)}"
            for mark, paths in marked
            for path in sorted(paths, key=address)
            if is_page(path)
        )

    def _counts(self, *, pages: bool) -> list[int]:
        sets = (self.new, self.changed, self.gone)
        return [sum(is_page(path) == pages for path in paths) for paths in sets]


def compared(former: Path | None, built: Path, *, unsent: Container[str] = ()) -> Comparison:
    """Compare two folders; None is that of a site that has not been published.

    `unsent` are files that are not published.
    """
    before = site_files(former).keys() if former else set()
    now = {path for path in site_files(built) if path not in unsent}
    both = sorted(before & now)
    return Comparison(
        new=tuple(sorted(now - before)),
        changed=tuple(p for p in both if former and not cmp(former / p, built / p, shallow=False)),
        gone=tuple(sorted(before - now)),
    )


def agree(comparison: Comparison, place: str, yes: bool) -> None:
    """Ask whether many files may go from a place.

    CommandError where the answer is no, or nobody can give it.
    """
    count = len(comparison.going)
    if yes or count <= MOST_UNASKED:
        return
    if not can_ask():
        raise CommandError(f"{place}: {count} files would go, and nobody can be asked (add --yes)")
    print("\n".join(_first(f"- {address(path)}" for path in comparison.going)))
    if not agreed(f"{place}: {count} files would go; publish?"):
        raise CommandError(f"{place}: {count} files stay where they are")


def address(path: str) -> str:
    """Return the path on the site at which a file stands."""
    is_index = path == "index.html" or path.endswith("/index.html")
    return f"/{path.removesuffix('index.html') if is_index else path}"


def is_linkable(path: str) -> bool:
    """Return whether others may link to a file, and not only pages of the site, which load it."""
    use_plugins()
    from host_files.caching import FOLDERS

    is_hidden = path.rpartition("/")[2].startswith(".")  # as .DS_Store, which macOS leaves
    loaded = (*(f"{name}/" for name in FOLDERS), *RULES)
    return is_page(path) or not (is_hidden or path.startswith(loaded))


def _first(lines: Iterable[str]) -> list[str]:
    """Return lines, and of many the first with how many more there are."""
    every = list(lines)
    rest = len(every) - SHOWN
    return every if rest <= 0 else [*every[:SHOWN], f"and {rest} more"]
