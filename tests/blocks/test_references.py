"""References of a text to its own places."""

from __future__ import annotations

import re

from .conftest import RENDERED

PLACES = """\
Title: T

## The *first* of $n$

| a |
| - |
| [](#figure-1) |

/// table-caption
As [](#listing-1).
///

```dot alt="A loop"
digraph { a -> a }
```

/// figure-caption
A.
///

```python
x = 1
```

/// code-caption
    attrs: {id: code}
B.
///

$$ x $$ {#eq-x}

/// note
As [](#eq-x).[^1]
///

[^1]: As [](#the-first-of-n).
"""


def links(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a (?:class="cross-reference" )?href="#([^":]+)">(.*?)</a>', html)


def test_reference_has_the_words_of_what_it_leads_to_wherever_it_stands(rendered: RENDERED) -> None:
    html, problems = rendered(PLACES.replace("#listing-1", "#code"))
    assert problems == []
    assert links(html) == [
        ("code", "Listing\u00a01"),
        ("figure-1", "Figure\u00a01"),
        ("eq-x", "Equation\u00a0(1)"),
        ("the-first-of-n", "The first of n"),
    ]


def test_figure_has_an_id_that_can_be_read(rendered: RENDERED) -> None:
    html, _ = rendered(PLACES)
    assert re.findall(r'<figure (?:class="\w+" )?id="(.*?)">', html) == [
        "table-1",
        "figure-1",
        "code",
    ]


def test_id_of_a_figure_makes_way_for_that_of_a_heading(rendered: RENDERED) -> None:
    html, problems = rendered("Title: T\n\n![a](b)\n\n/// figure-caption\nA.\n///\n\n## Figure 1")
    assert re.findall(r'id="(.*?)"', html) == ["figure-1_1", "figure-1"]
    assert problems == []


def test_reference_with_words_keeps_them(rendered: RENDERED) -> None:
    html, problems = rendered("Title: T\n\n## A b\n\n[see](#a-b), <a href='#c'>c</a><i id='c'></i>")
    assert (links(html), problems) == ([("a-b", "see")], [])
