"""One thing that is wrong with a built site."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 100  # characters of a value, which may be a whole paragraph


@dataclass(frozen=True, order=True)
class Problem:
    """A file of the built folder, what is wrong there, the value that is, and what to do.

    `target` is the path on the site, with its fragment, to which a link leads in vain; or that link
    itself, where it leads to no path.
    """

    page: str
    what: str
    value: str
    remedy: str
    target: str = ""

    def __str__(self) -> str:
        value = self.value if len(self.value) <= SHOWN else self.value[: SHOWN - 3] + "..."
        return f"{self.page}: {self.what}{f': {value!r}' if value else ''} ({self.remedy})"
