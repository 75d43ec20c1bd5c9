"""One thing that is wrong with a built site."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 100  # characters of a value, which may be a whole paragraph


@dataclass(frozen=True, order=True)
class Problem:
    """A file of the built folder, what is wrong there, the value that is, and what to do.

    `target` is the path on the site, with its fragment, to which a link leads in vain; or that link
    itself, where it leads to no path. `line` is given where it is the writing that is wrong.
    """

    page: str
    what: str
    value: str
    remedy: str
    target: str = ""
    line: int = 0

    def __str__(self) -> str:
        value = self.value if len(self.value) <= SHOWN else self.value[: SHOWN - 3] + "..."
        place = f"{self.page}:{self.line}" if self.line else self.page
        return f"{place}: {self.what}{f': {value!r}' if value else ''} ({self.remedy})"
