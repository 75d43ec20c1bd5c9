"""A passage of LaTeX that may hold math: as it was written, as text, and as HTML."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .latex import html_of, text_of


@dataclass(frozen=True)
class LatexText:
    """A title, summary or abstract; it prints as text, and as HTML with its math set."""

    latex: str
    text: str

    @classmethod
    def parse(cls, latex: str) -> LatexText:
        """Return the passage; ValueError for LaTeX or math that cannot be read."""
        return cls(latex, text_of(latex))  # which refuses whatever html_of would

    @property
    def html(self) -> Markup:
        return html_of(self.latex)

    def __str__(self) -> str:
        return self.text
