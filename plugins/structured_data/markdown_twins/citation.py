"""A reference as one line of Markdown."""

from __future__ import annotations

from ..citations.plain import citation_parts
from ..records import Reference
from .text import escaped, link


def citation(reference: Reference) -> str:
    """Return the words of a reference, and its address as a link."""
    parts = citation_parts(reference)
    words = escaped(" ".join(part.text for part in parts if not part.url))
    return " ".join([words, *(link(part.text, part.url) for part in parts if part.url)])
