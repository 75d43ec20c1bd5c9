"""References of a text to its own places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


def test_what_failed_code_would_have_made_is_not_told_to_be_missing(
    rendered: RENDERED, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "Title: T\n\nSee [](#tab-sim) and [](#fig-sim).\n\n"
        "```{.python .run}\nraise ValueError\n```\n\n"
        "```{.plot #fig-sim}\nalt: A plot\ndata: sim.csv\nmark: bar\n```\n\n"
        "/// figure-caption\nA caption.\n///\n"
    )
    Path("post.md").write_text(text, encoding="utf-8")
    (problem,) = rendered(text)[1]
    assert problem.startswith("post.md:5: ")


def test_plot_that_has_a_fault_is_still_referred_to(rendered: RENDERED) -> None:
    text = (
        "Title: T\n\nSee [](#fig-sim).\n\n"
        "```{.plot #fig-sim}\nalt: A plot\ndata: none.csv\nmark: bar\n```\n\n"
        "/// figure-caption\nA caption.\n///\n"
    )
    (problem,) = rendered(text)[1]
    assert problem.startswith("post.md:7: data: 'none.csv' is no file")
