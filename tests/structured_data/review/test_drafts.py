"""What the review tells of drafts: how each is published, its sources, and numbers without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from structured_data.library import Library
from structured_data.review import owner_review
from structured_data.review.drafts import text_sentences

FILE = Path("content/blog/half-written.md")
FRONT = "Title: Half\nDate: 2025-05-01\nSummary: Up to 5 lamps.\nStatus: draft\n\n"
TEXT = """\
The paper reports [3 to 4 times the light](https://invent.example/ember),
against one lamp, [on 12 nights](https://invent.example/ember). It is **bright** [@lantern, p. 3].
I doubt it: with 100 lamps `lamps.py` gives 2.5, not 4.[^1]

- [](paper:lantern) burns longer, see [](#fig-a). None knows why. On A100 with 7B, even.
- Another.

```python
lamps = 77
```

```dot alt="Lamp 9"
digraph { a -> b }
```

| What | How much | Source |
| :--- | ---: | --- |
| Light | **3.7** times | [study](https://study.example/) |
| Oil | 2 cups | mine |

/// figure-caption
    attrs: {id: fig-a}
Measured; read from figure 6 of the [study](https://study.example/).
///

[^1]: As [others](https://other.example/a_b) say.
"""


def told(load: Callable[[], Library]) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return the line, the words and the sources of each entry on the draft of the site."""
    entries = owner_review(Path("content/data"), load(), Path("link-check.json"))
    found = [entry for entry in entries if entry.section == "draft"]
    assert {(one.place.file, one.columns[0]) for one in found} == {(str(FILE), "Half")}
    return [(one.place.line, one.columns[1], one.sources) for one in found]


def test_draft_is_listed_with_its_sources_and_the_line_to_delete(
    site: Path, load: Callable[[], Library]
) -> None:
    FILE.write_text(FRONT + TEXT, encoding="utf-8")
    lantern = load().publications["lantern"].reference.address
    assert lantern
    ember = "https://invent.example/ember"
    assert told(load) == [
        (3, "names no source for 5: computed here, or still to be traced", ()),
        (
            4,
            "to publish it once you agree with what follows: delete this line, `Status: draft`",
            (),
        ),
        (6, "The paper reports 3 to 4 times the light, against one lamp, on 12 nights.", (ember,)),
        (7, "It is bright.", (lantern,)),
        (8, "names no source for 100, 2.5, 4: computed here, or still to be traced", ()),
        (10, "Lantern burns longer, see #fig-a.", (lantern,)),
        (23, "Light; 3.7 times; study", ("https://study.example/",)),
        (24, "names no source for 2: computed here, or still to be traced", ()),
        (28, "Measured; read from figure 6 of the study.", ("https://study.example/",)),
        (31, "As others say.", ("https://other.example/a_b",)),
    ]


def test_sources_of_the_front_matter_are_those_of_the_whole_draft(
    site: Path, load: Callable[[], Library]
) -> None:
    source = "https://study.example/"
    FILE.write_text(FRONT.replace("Status", f"Sources: {source}\nStatus"), encoding="utf-8")
    assert [sources for _, _, sources in told(load)] == [(), (source,)]


def test_plain_year_needs_no_source(site: Path, load: Callable[[], Library]) -> None:
    said = "In 2024 and 1999, 2,024 of 3024 lamps were lit 2024.5 times; 20240 in 2023–2025."
    FILE.write_text(FRONT.replace("Up to 5 lamps", said), encoding="utf-8")
    numbers = "2,024, 3024, 2024.5, 20240"
    expected = f"names no source for {numbers}: computed here, or still to be traced"
    assert told(load)[0][1] == expected


def test_post_that_is_out_or_waits_for_its_day_is_no_draft(
    site: Path, load: Callable[[], Library]
) -> None:
    FILE.write_text(FRONT.replace("Status: draft\n", "") + TEXT, encoding="utf-8")
    entries = owner_review(Path("content/data"), load(), Path("link-check.json"))
    assert load().drafts  # one is dated in the future
    assert [entry for entry in entries if entry.section == "draft"] == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A b. C d? E", ["A b.", "C d?", "E"]),
        ("A v. b and 1.5 c.", ["A v. b and 1.5 c."]),
        ("“A b.” C.", ["“A b.”", "C."]),
        ("A.[^1] B.", ["A.[^1]", "B."]),
        ("1. A.\n2. B.", ["A.", "B."]),
        ("> A\n> b.", ["> A\n> b."]),
        ("| A | B. C |\n| :- | - |\n| D |", ["| A | B. C |", "| D |"]),
        ("# A. B.\n\n```text\nA. B.\n```", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in text_sentences(text)] == sentences
