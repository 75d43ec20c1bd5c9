"""Values come back from bytes as they were, or are refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from fast_build.plain import NotPlainError, from_bytes, to_bytes
from markupsafe import Markup
from pelican.readers import _DISCARD
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Author, Tag
from pelican.utils import SafeDatetime
from structured_data.errors import Place, Problem


@pytest.mark.parametrize(
    "value",
    [
        ("text \ud800 \u00e9", 1, 2.5, None, True, [(), {"": 1, "b": [2]}, {1: "one", (2,): 3}]),
        {"z": 1, "a": {"nested": ({},)}},
        SafeDatetime(2026, 5, 17, 1, 2, 3, 4),
        Markup("<b>"),
        (Problem(Place("a.md", 3, "key"), "is wrong"),),
    ],
)
def test_plain_values_come_back(value: object) -> None:
    back = from_bytes(to_bytes(value), {})
    assert (back, type(back)) == (value, type(value))
    assert list(back) == list(value) if isinstance(value, dict) else True


def test_tags_and_authors_get_the_settings_of_the_build() -> None:
    tags = [Tag("On Time", DEFAULT_CONFIG), Author("Ada", DEFAULT_CONFIG)]
    settings = {**DEFAULT_CONFIG, "TAG_URL": "topics/{slug}/"}
    back = from_bytes(to_bytes(tags), settings)
    assert back == tags
    assert [one.url for one in back] == ["topics/on-time/", "author/ada.html"]


@pytest.mark.parametrize(
    "value", [_DISCARD, {1, 2}, Path("a"), b"bytes", SafeDatetime(2026, 5, 17, tzinfo=dt.UTC), len]
)
def test_what_would_not_come_back_is_refused(value: object) -> None:
    with pytest.raises(NotPlainError):
        to_bytes({"value": [value]})


def test_bytes_of_a_stranger_run_nothing() -> None:
    strange = b'{"": ["dataclass", "subprocess", "Popen", {"args": "ls"}]}'
    with pytest.raises(NotPlainError, match=r"subprocess\.Popen"):
        from_bytes(strange, {})
