"""Asks on the terminal for the fields of a record, and tells at once what its reader would."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import CommandError
from .project import use_plugins

if TYPE_CHECKING:
    from structured_data.errors import Problem
    from structured_data.fields import Fields

Answer = str | tuple[str, ...]
Answers = dict[str, Answer]
NOTHING_WRITTEN = "nothing written"
UNASKED = ", and nothing asked: that takes a terminal, and no --yes"


def one(text: str) -> Answer:
    """Return an answer that is one value."""
    return text


def keys(text: str) -> Answer:
    """Return an answer that is several keys, divided by commas or spaces."""
    return tuple(re.findall(r"[^\s,]+", text))


def addresses(text: str) -> Answer:
    """Return an answer that is several web addresses, divided by spaces; they may hold commas."""
    return tuple(part for part in (word.rstrip(",") for word in text.split()) if part)


def nothing(_: Answers) -> str:
    """Return the default of a question that has none."""
    return ""


@dataclass(frozen=True)
class Question:
    """A field: the form of its answer in words, how that is divided, what Enter alone means."""

    name: str
    form: str
    read: Callable[[str], Answer] = one
    default: Callable[[Answers], str] = nothing
    required: bool = False


@dataclass(frozen=True)
class Form:
    """The questions for one record, and a reader that notes what is wrong with its fields."""

    questions: tuple[Question, ...]
    check: Callable[[Fields], object]

    def problems(self, answers: Answers) -> dict[str, list[str]]:
        """Return name of a question -> what the record's reader says against its answer."""
        found: dict[str, list[str]] = {question.name: [] for question in self.questions}
        for problem in _problems_of_reader(self.check, answers):
            name = problem.place.key.partition("[")[0]
            if name in found:
                found[name].append(problem.message)
        return found


def answered(form: Form, given: Mapping[str, str], asks: bool) -> Answers:
    """Return the answers by name in the order of the form: those given, the others by asking.

    Where nothing may be asked, those are the defaults. CommandError for what is wrong or missing.
    """
    flags = {q.name: q.read(_line(given[q.name])) for q in form.questions if given.get(q.name)}
    _refuse(form, flags, flags)
    answers = dict(flags)
    for question in form.questions:
        if question.name in flags:
            continue
        answer = _ask(form, question, answers) if asks else question.read(question.default(answers))
        if answer:
            answers[question.name] = answer
    missing = [question.name for question in form.questions if question.name not in answers]
    # What a key is made from comes first.
    _refuse(form, answers, [name for name in missing if name != "key"], UNASKED)
    _refuse(form, answers, missing, UNASKED)
    return {q.name: answers[q.name] for q in form.questions if q.name in answers}


def can_ask() -> bool:
    """Return whether a person sits at the terminal."""
    return sys.stdin.isatty()


def agreed(question: str) -> bool:
    """Return whether a person answers yes."""
    while (text := _typed(f"{question} [yes or no; Enter: no]: ").lower()) not in ("yes", "y"):
        if text in ("", "no", "n"):
            return False
        print(f"{text!r} is neither yes nor no")
    return True


def _ask(form: Form, question: Question, answers: Answers) -> Answer:
    """Return the answer of a person; one that is wrong is told and asked for again."""
    default = question.default(answers)
    enter = default or ("" if question.required else "none")
    hint = "; ".join(filter(None, (question.form, enter and f"Enter: {enter}")))
    while True:
        answer = question.read(_typed(f"{question.name} [{hint}]: ") or default)
        tried = {**answers, question.name: answer} if answer else answers
        wrong = form.problems(tried)[question.name]
        if not wrong:
            return answer
        print("\n".join(f"  {message}" for message in wrong))


def _typed(prompt: str) -> str:
    with suppress(ImportError):
        import readline  # noqa: F401 - where it is there, input() lets a line be edited
    try:
        return _line(input(prompt))
    except (EOFError, KeyboardInterrupt):
        print()
        raise CommandError(NOTHING_WRITTEN) from None


def refuse_taken_key(fields: Fields, key: str, taken: Container[str], kind: str) -> None:
    """Note a problem where a key is that of another record of its kind."""
    if key in taken:
        message = f"{key!r} is the key of another {kind} (choose another key)"
        fields.problem(fields.place_of("key"), message)


def _line(text: str) -> str:
    return " ".join(text.split())


def _refuse(form: Form, answers: Answers, names: Iterable[str], why: str = "") -> None:
    """Raise CommandError with all that is wrong with the answers of these names."""
    problems = form.problems(answers)
    lines = [f"--{name}: {message}" for name in names for message in problems[name]]
    if lines:
        raise CommandError("\n".join([*lines, f"{NOTHING_WRITTEN}{why}"]))


def _problems_of_reader(check: Callable[[Fields], object], answers: Answers) -> list[Problem]:
    """Return what a record's own reader says of its answers, as if they stood in a file."""
    use_plugins()
    from structured_data.errors import Place, Problem
    from structured_data.fields import Fields
    from structured_data.sources import Mapping, Node, Scalar, Sequence

    problems: list[Problem] = []
    nodes: dict[str, Node] = {}
    for name, answer in answers.items():
        place = Place("", 1, name)
        parts = (answer,) if isinstance(answer, str) else answer
        scalars = tuple(Scalar(part, place) for part in parts)
        nodes[name] = scalars[0] if isinstance(answer, str) else Sequence(scalars, place)
        problems += [
            Problem(place, f"holds the control character U+{ord(character):04X} (remove it)")
            for character in sorted(set("".join(parts)))
            if unicodedata.category(character) in ("Cc", "Cs")
        ]
    check(Fields(Mapping(nodes, Place("", 1)), problems))
    return problems
