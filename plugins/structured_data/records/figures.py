"""The headline number of a paper."""

from __future__ import annotations

from dataclasses import dataclass

from ..fields import LATEX, Fields
from ..latex import text_of

NEEDED = ("figure", "figure_metric", "figure_sources")  # none of these without the others


@dataclass(frozen=True)
class Figure:
    """A headline number: `value` reads on into `metric`, against `baseline`, by its sources."""

    value: str
    metric: str
    baseline: str | None
    sources: tuple[str, ...]

    @property
    def words(self) -> str:
        """The number in a line: up to 5.3× higher goodput, against the strongest baseline."""
        against = f", against {self.baseline}" if self.baseline else ""
        return f"{self.value} {self.metric}{against}"


def figure(fields: Fields) -> Figure | None:
    """Return the headline number of a paper, if it has one."""
    if not any(map(fields.has, (*NEEDED, "figure_baseline"))):
        return None
    for name in NEEDED:
        fields.needs(name)
    return Figure(
        value=fields.value("figure", text_of, LATEX) or "",
        metric=fields.value("figure_metric", text_of, LATEX) or "",
        baseline=fields.value("figure_baseline", text_of, LATEX),
        sources=fields.urls("figure_sources"),
    )
