"""Which of the known words was meant by one that is not known."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from typing import Protocol, runtime_checkable

SHOWN = 12  # of the known words, where none is near


class KnownWords:
    """Known words by the groups of three letters that they hold.

    To compare a name with each of thousands takes as long as to read a hundred entries.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            for letters in _trigrams(word):
                self._words.setdefault(letters, []).append(word)

    def likely(self, text: str, most: int = 30) -> list[str]:
        """Return the words that share most with a text, the likeliest first."""
        shared: Counter[str] = Counter()
        for letters in _trigrams(text):
            shared.update(self._words.get(letters, ()))
        return [word for word, _ in shared.most_common(most)]

    def nearest(self, text: str) -> str | None:
        """Return the word that is nearest to a text, if any is near."""
        return next(iter(difflib.get_close_matches(text, self.likely(text, 8), n=1)), None)


@runtime_checkable
class Spellings(Protocol):
    """Known words that are looked through quickly, such as the keys of records."""

    def nearest(self, text: str) -> str | None: ...


def suggestion(text: str, known: Iterable[str] | Spellings) -> str:
    """Return `did you mean ...?` for the nearest known word, or nothing."""
    spellings = known if isinstance(known, Spellings) else KnownWords(known)
    return did_you_mean(*filter(None, [spellings.nearest(text)]))


def did_you_mean(*words: str) -> str:
    """Return `did you mean 'word'?`, or nothing where there is none."""
    return f"did you mean {' or '.join(map(repr, words))}?" if words else ""


def known_words(words: Iterable[str]) -> str:
    """Return `known: a, b, c`, not too many, or that there is none yet."""
    known = list(words)
    shown = ", ".join(known[:SHOWN])
    more = f" and {len(known) - SHOWN:,} more" if len(known) > SHOWN else ""
    return f"known: {shown}{more}" if known else "none is there yet"


def _trigrams(word: str) -> set[str]:
    """Return the groups of three letters of a word, its ends among them."""
    padded = f"  {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
