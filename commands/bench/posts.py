"""Invented posts of about a thousand words, as many as are wanted, the same every time."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from .words import ADJECTIVES, FIELDS, NOUNS, PLAIN

FIRST = dt.date(2010, 1, 1)
TOPICS = [f"{adjective} {noun}".lower() for adjective in ADJECTIVES for noun in NOUNS[:5]]
SECTIONS, PARAGRAPHS, SENTENCES = 5, 4, 3
CODE = '''\
```python
def {name}(requests: list[int], limit: int = {limit}) -> int:
    """Count what fits."""
    total = 0
    for number, request in enumerate(requests):
        if total + request > limit:
            break  # the rest waits
        total += request * {factor}
    return total
```
'''
TABLE = """\
| system | time (ms) | share (%) |
| --- | ---: | ---: |
"""


def write_posts(folder: Path, count: int) -> None:
    """Write posts into a folder of content/, one a day."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        Path(folder, f"{_slug(number)}.md").write_text(invented_post(number), encoding="utf-8")


def invented_post(number: int) -> str:
    """Return the post of a number, the same every time."""
    return _post(number, random.Random(number))  # noqa: S311 - for nobody's secret


def _slug(number: int) -> str:
    return f"post-{number:05}"


def _post(number: int, chance: random.Random) -> str:
    topics = ", ".join(chance.sample(TOPICS, 3))
    lines = [
        f"Title: {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}, number {number}",
        f"Date: {FIRST + dt.timedelta(days=number)}",
        f"Tags: {topics}",
        f"Summary: What we found about {chance.choice(FIELDS)} in part {number}.",
        "",
        *(_section(section, chance) for section in range(SECTIONS)),
    ]
    return "\n".join(lines)


def _section(section: int, chance: random.Random) -> str:
    paragraphs = [_paragraph(chance) for _ in range(PARAGRAPHS)]
    extras = {
        1: CODE.format(name="fitting", limit=chance.randrange(99), factor=chance.randrange(9)),
        2: "\n".join(f"- {_sentence(chance)}" for _ in range(4)),
        3: CODE.format(name="waiting", limit=chance.randrange(99), factor=chance.randrange(9)),
        4: TABLE + "\n".join(f"| {noun} | {chance.random():.2f} | 7 |" for noun in NOUNS[:6]),
    }
    heading = f"## {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)} {section}"
    return "\n\n".join([heading, *paragraphs, extras.get(section, ""), ""])


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(SENTENCES))


def _sentence(chance: random.Random) -> str:
    return chance.choice(PLAIN).replace("NOUN", chance.choice(NOUNS).lower())
