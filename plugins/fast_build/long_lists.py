"""Keeps what Pelican does with lists of articles from growing with the square of their length.

It looks through all that have a tag for each article there is, and so for categories and authors;
and through all articles for each, to tell translations from them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import groupby
from operator import attrgetter
from typing import Any

from pelican import generators
from pelican.generators import ArticlesGenerator
from pelican.utils import process_translations

MANY = 64  # from so many on it pays
LISTS = ("tags", "categories", "authors")


class Listed(list[Any]):
    """A list that knows its own, all of which are equal to nothing but themselves."""

    def __init__(self, contents: Iterable[Any]) -> None:
        super().__init__(contents)
        self._known = set(map(id, self))

    def __contains__(self, one: object) -> bool:
        return id(one) in self._known


def shorten_lists() -> None:
    """Have all generators tell translations by `process_translations_in_pieces` from now on."""
    generators.process_translations = process_translations_in_pieces


def know_lists(generator: Any) -> None:
    """Have a generator of articles look into lists that know what they hold, while it writes."""
    if type(generator) is ArticlesGenerator:
        for name in LISTS:
            method = f"generate_{name}"
            setattr(generator, method, _with_listed(generator, name, getattr(generator, method)))


def process_translations_in_pieces(
    contents: list[Any], translation_id: Any = None
) -> tuple[list[Any], list[Any]]:
    """Return the originals and the translations, as Pelican does of all contents at once."""
    if not translation_id or len(contents) <= MANY:
        return _result(contents, translation_id)
    names = (translation_id,) if isinstance(translation_id, str) else translation_id
    try:
        contents.sort(key=attrgetter(*names))
    except (AttributeError, TypeError):  # Pelican says what is missing
        return _result(contents, translation_id)
    originals, translations = [], []
    for piece in _pieces(contents, attrgetter(*names)):
        found, others = _result(piece, translation_id)
        originals += found
        translations += others
    return originals, translations


def _result(contents: list[Any], translation_id: Any) -> tuple[list[Any], list[Any]]:
    originals, translations = process_translations(contents, translation_id)
    return originals, translations


def _pieces(contents: Sequence[Any], key: Callable[[Any], Any]) -> Iterator[list[Any]]:
    """Yield sorted contents in pieces, of which none parts what is a translation of another."""
    piece: list[Any] = []
    for _, group in groupby(contents, key):
        piece += group
        if len(piece) >= MANY:
            yield piece
            piece = []
    if piece:
        yield piece


def _with_listed(generator: Any, name: str, generate: Any) -> Callable[[Any], None]:
    @wraps(generate)
    def generate_quickly(write: Any) -> None:
        former = getattr(generator, name)
        setattr(generator, name, _listed(former))
        try:
            generate(write)
        finally:
            setattr(generator, name, former)

    return generate_quickly


def _listed(former: Any) -> Any:
    """Return the lists of a mapping, or of pairs, as such that know what they hold."""
    if isinstance(former, list):
        return [(one, Listed(contents)) for one, contents in former]
    found = copy.copy(former)
    found.update({one: Listed(contents) for one, contents in former.items()})
    return found
