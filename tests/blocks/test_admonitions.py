"""Notes, tips and warnings in a text, and what unfolds."""

from __future__ import annotations

import pytest

from .conftest import RENDERED


@pytest.mark.parametrize(
    ("head", "kind", "title"),
    [
        ("note", "note", '<span class="admonition-label">Note</span>'),
        ("tip | Tip", "tip", '<span class="admonition-label">Tip</span>'),
        (
            "modeled | What *it* leaves out",
            "modeled",
            '<span class="admonition-label">Modeled</span> What <em>it</em> leaves out',
        ),
        (
            "warning | `a`",
            "warning",
            '<span class="admonition-label">Warning</span> <code>a</code>',
        ),
    ],
)
def test_admonition_says_its_kind(rendered: RENDERED, head: str, kind: str, title: str) -> None:
    assert rendered(f"Title: T\n\n/// {head}\nText.\n///") == (
        f'<div class="admonition {kind}" role="note">\n'
        f'<p class="admonition-title">{title}</p>\n<p>Text.</p>\n</div>',
        [],
    )


def test_details_unfold_below_their_title(rendered: RENDERED) -> None:
    assert rendered("Title: T\n\n/// details | More\nText.\n///") == (
        '<details class="details">\n<summary>More</summary>\n<p>Text.</p>\n</details>',
        [],
    )
