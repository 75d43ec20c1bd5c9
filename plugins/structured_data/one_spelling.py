"""Names that are written alike wherever they stand: topics, and the titles of series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .fields import Fields
from .identifiers import slug


@dataclass(frozen=True)
class OneSpelling:
    """The spellings of each word that the field `name` may hold, and where each first stands."""

    name: str
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def know(self, words: Iterable[str], place: str) -> None:
        """Take words of another file as they are; where that spells one in two ways, both hold."""
        for word in words:
            self._known.setdefault(likeness(word), {}).setdefault(word, place)

    def check(self, words: Iterable[str], fields: Fields) -> None:
        """Note a problem for each word that is spelled otherwise elsewhere, and not so."""
        place = fields.place_of(self.name)
        for word in words:
            here = {word: f"{place.file}:{place.line}"}
            known = self._known.setdefault(likeness(word), here)
            if word not in known:
                first, where = next(iter(known.items()))
                fields.problem(place, f"{word!r} is {first!r} in {where} (write them alike)")


def likeness(word: str) -> str:
    """Return what two spellings of a word share: no case, accent or hyphen, and no s at its end."""
    letters = slug(word).replace("-", "")
    return letters.removesuffix("s") if len(letters) > 3 else letters
