"""The citation formats that are offered as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..records import Reference
from .bibtex import bibtex_text
from .csl import csl_text
from .ris import ris_text


@dataclass(frozen=True)
class CitationFormat:
    """What a format is called, how its files end, and what writes one from references."""

    name: str
    extension: str
    media_type: str
    text: Callable[[Sequence[Reference]], str]


CITATION_FORMATS = (
    CitationFormat("BibTeX", "bib", "application/x-bibtex", bibtex_text),
    CitationFormat("RIS", "ris", "application/x-research-info-systems", ris_text),
    CitationFormat("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_text),
)
