"""Adds a talk to talks.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .asking import Answers, Form, Question, addresses, answered, can_ask, keys, refuse_taken_key
from .project import CONTENT
from .records import add_record, free_key, read_library

if TYPE_CHECKING:
    from structured_data.fields import Fields
    from structured_data.library import Library

FILE = "talks.yaml"


def new_talk(given: Mapping[str, str], yes: bool, content: Path = CONTENT) -> None:
    """Add a talk, and say where it stands and what shows it."""
    place, key, dated = add_talk(given, yes, content)
    print(f"{place}: added talk '{key}'")
    shows = f"shows it at /talks/{key}/" if dated else "lists it at /talks/"
    print(f"next: ./inv serve {shows}")


def add_talk(given: Mapping[str, str], yes: bool, content: Path = CONTENT) -> tuple[str, str, bool]:
    """Write a talk, asking for what is not given; return where it stands, its key, if it is dated.

    CommandError where it is wrong, and nothing is written.
    """
    answers = answered(_form(read_library(content)), given, can_ask() and not yes)
    return add_record(content, FILE, answers), str(answers["key"]), "date" in answers


def _form(library: Library) -> Form:
    from structured_data.records import Talk
    from structured_data.records.talks import KINDS

    def key(answers: Answers) -> str:
        return free_key(_wanted_key(answers), library.talks)

    def check(fields: Fields) -> None:
        talk = Talk.from_fields(fields, library.people, library.organizations, library.publications)
        refuse_taken_key(fields, talk.key, library.talks, "talk")
        fields.finish()

    *others, last = KINDS
    questions = (
        Question("title", "as announced", required=True),
        Question("kind", f"{', '.join(others)} or {last}", required=True),
        Question("speakers", "keys in people.yaml, where it is known who spoke", read=keys),
        Question("event", "such as MLSys 2026"),
        Question("organization", "key of the host in organizations.yaml"),
        Question("date", "YYYY, YYYY-MM, YYYY-MM-DD, or first/last"),
        Question("place", "such as Bellevue, WA"),
        Question("key", "lower-case letters, digits and hyphens", default=key, required=True),
        Question("publications", "keys in publications.bib", read=keys),
        Question("slides", "https://..."),
        Question("video", "https://..."),
        Question("sources", "pages that show it, with spaces between", read=addresses),
    )
    return Form(questions, check)


def _wanted_key(answers: Answers) -> str:
    """Return the event and its year as a key, or else the title."""
    from structured_data.identifiers import slug

    event, year = str(answers.get("event", "")), str(answers.get("date", ""))[:4]
    words = event if year in event else f"{event} {year}"
    return (slug(words) if event else "") or slug(str(answers.get("title", "")))
