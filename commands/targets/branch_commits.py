"""The commits of a branch: which are ours, and what to do about those of somebody else."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from ..project import shown
from .bare_repository import Commit
from .git import without_secrets

ANOTHER_BRANCH = "name a branch of its own"
SHORT = 10  # letters of a commit's id that are shown


def is_ours(commit: Commit) -> bool:
    """Return whether `./inv publish` made a commit, and nobody has changed it."""
    return commit.trailers.get("Site") == commit.tree


def release_id(commit: Commit) -> str:
    """Return the release that a commit holds: itself, or the one that it brought back."""
    return commit.trailers.get("Restored", commit.id)


def branch_objection(commits: Sequence[Commit], here: Path, remote: str, branch: str) -> str:
    """Return why a branch is not published to whose newest commit is none of ours.

    `here` is a repository of this machine that has its commits.
    """
    newest = commits[0]
    ours = next((commit for commit in commits if is_ours(commit)), None)
    if not ours:
        return f"holds commits that ./inv publish did not make ({ANOTHER_BRANCH})"
    repository = shlex.quote(shown(here))
    force = f"git -C {repository} push --force {without_secrets(remote)}"
    moved = f"{newest.author} has moved it by {newest.id[:SHORT]} {newest.subject!r}"
    undo = f"{force} {ours.id}:refs/heads/{branch}"
    return f"{moved} (take over what that changes, then undo it: {undo})"
