from __future__ import annotations

import pytest
from structured_data.imports.titles import without_entities


@pytest.mark.parametrize(
    ("latex", "clean"),
    [
        (r"Sharing \&amp; Isolation", r"Sharing \& Isolation"),
        ("A &lt;b&gt; &#38; B", r"A <b> \& B"),
        (r"Q\&A; and more", r"Q\&A; and more"),
    ],
)
def test_entities_of_html_are_no_part_of_a_title(latex: str, clean: str) -> None:
    assert without_entities(latex) == clean
