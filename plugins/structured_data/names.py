"""Names of people as BibTeX writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pybtex.errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person as BibtexPerson

from .latex import text_of

_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")  # kana and Hangul, too


@dataclass(frozen=True)
class Name:
    """A name in its parts; a person of one name, or a group, has a family name only."""

    family: str
    given: str | None = None
    suffix: str | None = None
    group: bool = False

    @classmethod
    def parse(cls, text: str) -> Name:
        """Return a name written `First von Last`, `von Last, First` or `von Last, Jr, First`.

        One that stands in braces as a whole, such as `{Name of a Group}`, is that of a group.
        """
        with pybtex.errors.capture() as errors:
            person = BibtexPerson(text)
        family = text_of(" ".join(person.prelast_names + person.last_names))
        if errors or not family or text.count("{") != text.count("}"):
            raise ValueError(text)
        given = text_of(" ".join(person.first_names + person.middle_names))
        suffix = text_of(" ".join(person.lineage_names))
        group = person.last_names == [text.strip()] and text.strip().startswith("{")
        return cls(family, given or None, suffix or None, group)

    def __str__(self) -> str:
        """Return the name in reading order; in ideographs the family name comes first."""
        if self.given and _IDEOGRAPHS.fullmatch(self.family + self.given):
            return self.family + self.given
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """The name as lists are sorted by it: Family, Suffix, Given."""
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)


def name_list(text: str) -> list[str]:
    """Return the names of a BibTeX author field, each as it was written."""
    return list(split_name_list(text))


def name_key(name: str) -> str:
    """Return the name without its case and extra white space, for comparing two spellings."""
    return " ".join(name.casefold().split())
