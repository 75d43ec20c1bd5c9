from __future__ import annotations

import pytest
from structured_data.keyed import Records
from structured_data.suggestions import KnownWords, known_words

KNOWN = ["ada example", "josé luis garcía márquez", "li na", "platon", "max sample, jr."]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("ada exampel", "ada example"),
        ("exampel, ada", None),
        ("jose luis garcia marquez", "josé luis garcía márquez"),
        ("plato", "platon"),
        ("il na", "li na"),
        ("nora nobody", None),
        ("", None),
    ],
)
def test_nearest_word_is_the_one_that_was_meant(text: str, nearest: str | None) -> None:
    assert KnownWords(KNOWN).nearest(text) == nearest


def test_record_that_was_added_is_suggested() -> None:
    records: Records[int] = Records({"lantern": 1})
    assert records.nearest("moht") is None
    records["moth"] = 2
    assert records.nearest("moht") == "moth"


def test_no_more_is_listed_than_a_person_reads() -> None:
    assert known_words([]) == "none is there yet"
    assert known_words(["a", "b"]) == "known: a, b"
    assert known_words(f"k{n}" for n in range(2012)) == (
        "known: k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11 and 2,000 more"
    )
