"""Whatever stands in a file, there are records or problems, and never another exception."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from structured_data.errors import InvalidData
from structured_data.library import Library
from structured_data.page_view import site_pages

FILES = [
    "data/publications.bib",
    "data/people.yaml",
    "data/profile.yaml",
    "data/talks.yaml",
    "blog/first-light/index.md",
]
# Pieces that mean something to one of the readers.
PIECES = [
    *(b"{", b"}", b'"', b",", b"=", b"@", b"#", b"%", b"\\", b"~", b"&", b"$", b"\\'", b"\\href{"),
    *(
        b":",
        b"- ",
        b"[",
        b"]",
        b"\n",
        b"\t",
        b"*",
        b"&a ",
        b"*a",
        b"|",
        b">",
        b"!",
        b"? ",
        b"---\n",
    ),
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\x0b", b"\xe2\x80\xa8", b" and ", b"9", b"-"),
]


def damaged(data: bytes, source: random.Random) -> bytes:
    """Return bytes with one to three pieces put in, cut out or written twice."""
    for _ in range(source.randint(1, 3)):
        start = source.randrange(len(data) + 1)
        end = min(len(data), start + source.choice((0, 0, 1, 2, 20)))
        piece = source.choice([*PIECES, b"", data[start:end] * 2])
        data = data[:start] + piece + data[end:]
    return data


def outcome(load: Callable[[], Library]) -> Library | InvalidData:
    try:
        return load()
    except InvalidData as error:
        return error


@pytest.mark.parametrize("name", FILES)
def test_damaged_file_gives_records_or_problems(
    name: str, site: Path, load: Callable[[], Library]
) -> None:
    file = site / "content" / name
    good = file.read_bytes()
    source = random.Random(name)
    outcomes = set()
    for _ in range(60):
        file.write_bytes(damaged(good, source))
        result = outcome(load)
        outcomes.add(type(result))
        if isinstance(result, Library):
            assert site_pages(result)
        else:
            assert result.problems
            assert not [problem for problem in result.problems if "\n" in str(problem)]
    assert outcomes == {Library, InvalidData}
