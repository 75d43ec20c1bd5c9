"""Invented posts of about a thousand words, as many as are wanted, the same every time."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .words import ADJECTIVES, FIELDS, NOUNS, PLAIN

FIRST = dt.date(1990, 1, 1)  # 13,000 days before the future, which generators leave out
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


@dataclass(frozen=True)
class Post:
    """A post, before it has the form that a generator of sites reads."""

    title: str
    date: dt.date
    topics: tuple[str, ...]
    summary: str
    text: str


def pelican_text(post: Post) -> str:
    """Return a post as Pelican reads it."""
    lines = [
        f"Title: {post.title}",
        f"Date: {post.date}",
        f"Tags: {', '.join(post.topics)}",
        f"Summary: {post.summary}",
        "",
        post.text,
    ]
    return "\n".join(lines)


def yaml_text(post: Post) -> str:
    """Return a post as Hugo and Eleventy read it; JSON is YAML, too."""
    front = {
        "title": post.title,
        "date": str(post.date),
        "tags": post.topics,
        "summary": post.summary,
    }
    lines = [f"{name}: {json.dumps(value)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", "", post.text])


def write_posts(folder: Path, count: int, form: Callable[[Post], str] = pelican_text) -> None:
    """Write posts into a folder of content/, one a day."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        post_file(folder, number).write_text(form(invented_post(number)), encoding="utf-8")


def invented_post(number: int) -> Post:
    """Return the post of a number, the same every time."""
    return _post(number, random.Random(number))  # noqa: S311 - for nobody's secret


def post_file(folder: Path, number: int) -> Path:
    """Return where a post of so many is written."""
    return folder / f"post-{number:05}.md"


def _post(number: int, chance: random.Random) -> Post:
    topics = tuple(chance.sample(TOPICS, 3))
    return Post(
        title=f"{chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}, number {number}",
        date=FIRST + dt.timedelta(days=number),
        topics=topics,
        summary=f"What we found about {chance.choice(FIELDS)} in part {number}.",
        text="\n".join(_section(section, chance) for section in range(SECTIONS)),
    )


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
