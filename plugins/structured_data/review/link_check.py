"""What each address of the content said when it was last asked: docs/link-check.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import InvalidData, Place, Problem

# there; moved: there, for good at `to`; refused: its host refuses programs; unclear: nobody knows,
# as there was no answer; dead: nothing is there.
OUTCOMES = ("there", "moved", "refused", "unclear", "dead")


@dataclass(frozen=True)
class Answer:
    """What an address said on a day; `said` are words for the owner, empty where it is there."""

    asked: str
    outcome: str
    said: str = ""
    to: str = ""


def read_link_check(file: Path) -> dict[str, Answer]:
    """Return address -> answer, none where there is no file; InvalidData where it is damaged."""
    if not file.exists():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        answers = {str(address): Answer(**answer) for address, answer in found.items()}
        if any(answer.outcome not in OUTCOMES for answer in answers.values()):
            raise ValueError
    except (ValueError, AttributeError, TypeError):
        message = "is not what ./inv check links --external writes (delete it and run that again)"
        raise InvalidData([Problem(Place(str(file), 1), message)]) from None
    return answers


def link_check_text(answers: Mapping[str, Answer]) -> str:
    """Return the text of the file, its addresses in order, and no field that is empty."""
    record = {
        address: {name: value for name, value in asdict(answer).items() if value}
        for address, answer in sorted(answers.items())
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"
