"""Runs the code of posts, and keeps what it gives in content/_freeze/."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .build import site_settings
from .errors import CommandError
from .post_files import post_file
from .project import CONTENT, PLUGINS, ROOT, SETTINGS, shown, use_plugins

if TYPE_CHECKING:
    from executed_code.posts import Post


def run(name: str, check: bool = False, content: Path = CONTENT) -> None:
    """Run one post, or all whose results are not those of their code and files."""
    if not (PLUGINS / "executed_code").is_dir():
        raise CommandError(
            f"{shown(PLUGINS)}/executed_code/ is not there, which runs the code of posts"
        )
    use_plugins()
    from executed_code.lost_freezes import lost_freezes
    from executed_code.posts import posts
    from executed_code.staleness import Stale, fresh

    known = list(posts(_from_here(content)))
    chosen = [_named(name, _from_here(content))] if name else known
    problems = [problem for post in chosen for problem in post.problems]
    lost = [] if name else lost_freezes(_from_here(content), known)
    renamed = [freeze.heir for freeze in lost]
    states = {post.file: fresh(post) for post in chosen if post not in renamed}
    stale = {file: state for file, state in states.items() if isinstance(state, Stale)}
    if check:
        problems += [state.problem for state in stale.values()]
    elif not problems:
        problems += _run_all([post for post in chosen if name or post.file in stale])
    problems += [freeze.problem for freeze in lost]
    if problems:
        raise CommandError("\n".join(map(str, sorted(problems))))
    if not stale and (check or not name):
        number = _counted(len(chosen), "post")
        reason = f"the results of {number} are those of the code" if chosen else "no post has code"
        print(f"nothing to run: {reason}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _run_all(chosen: list[Post]) -> list[Any]:
    """Run posts, say what each gave, and return the problems of those that failed."""
    from executed_code.execution import Limits, executed
    from executed_code.failures import CellFailureError
    from executed_code.freeze import DamagedFreezeError, freeze, freeze_folder, frozen
    from executed_code.staleness import changes

    limits = Limits.from_mapping(site_settings(SETTINGS).get("CODE_LIMITS", {}))
    problems = []
    for post in chosen:
        try:
            former = frozen(post)
        except DamagedFreezeError:
            former = None
        changed = [words for words, _ in changes(post, former)] if former else ["all is new"]
        print(f"{shown(post.file)}: {', '.join(changed) or 'nothing has changed'}", flush=True)
        try:
            inputs, results = executed(post, limits, shows_errors=True)
        except CellFailureError as error:
            problems.append(error.problem)
            continue
        time = f"{_counted(len(post.cells), 'cell')} in {results.seconds} s"
        if former and former.inputs == inputs and former.results == results:
            print(f"  ran {time}; the results are those that were there")
            continue
        freeze(post, inputs, results)
        print(f"  ran {time}; commit {shown(freeze_folder(post))}/")
        if former and former.inputs == inputs:
            print("  the results are others than before (seed what is random)")
    return problems


def _named(name: str, content: Path) -> Post:
    """Return the post of a name; CommandError where it has no code to run."""
    from executed_code.posts import post_of

    post = post_of(post_file(name, content))
    if not post.cells:
        raise CommandError(f"{shown(post.file)} has no code to run (write ```{{.python .run}})")
    return post


def _from_here(content: Path) -> Path:
    """Return a folder as a person at the root of the project would type it."""
    return content.relative_to(ROOT) if content.is_relative_to(ROOT) else content
