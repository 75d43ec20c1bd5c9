"""Names that are written alike wherever they stand: topics, and the titles of series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .fields import Fields
from .identifiers import slug


@dataclass(frozen=True)
class OneSpelling:
    """The first spelling of each word that the field `name` holds, and where it stands."""

    name: str
    _first: dict[str, tuple[str, str]] = field(default_factory=dict)

    def know(self, words: Iterable[str], place: str) -> None:
        """Take words of another file as they are."""
        for word in words:
            self._first.setdefault(_likeness(word), (word, place))

    def check(self, words: Iterable[str], fields: Fields) -> None:
        """Note a problem for each word that is spelled otherwise elsewhere."""
        place = fields.place_of(self.name)
        for word in words:
            first, where = self._first.setdefault(
                _likeness(word), (word, f"{place.file}:{place.line}")
            )
            if first != word:
                fields.problem(place, f"{word!r} is {first!r} in {where} (write them alike)")


def _likeness(word: str) -> str:
    """Return what two spellings of a word share: no case, accent or hyphen, and no s at its end."""
    letters = slug(word).replace("-", "")
    return letters.removesuffix("s") if len(letters) > 3 else letters
