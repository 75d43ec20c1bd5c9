"""Runs git in a repository, and says in one line what went wrong."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..errors import CommandError

# What git itself sets for its hooks: another repository or index than the one that is named.
OWN = re.compile(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|NAMESPACE|PREFIX|OBJECT_DIRECTORY"
    r"|ALTERNATE_OBJECT_DIRECTORIES|SHALLOW_FILE|GRAFT_FILE|IMPLICIT_WORK_TREE)"
)
NO_ENTRY = re.compile(
    r"denied|not enabled|Authentication failed|could not read (Username|Password)|not allowed"
    r"|insufficient permission|terminal prompts disabled|\b40[13]\b",
    re.IGNORECASE,
)
UNREACHED = re.compile(
    r"Could not (read from|resolve)|does not appear to be a git|unable to (access|connect)"
    r"|[Cc]onnection|timed out|not found|unable to look up|hung up"
)
NO_CONNECTION = "fatal: Could not read from remote repository."
SECRETS = re.compile(r"(?<=://)[^/@\s]+@")  # user:token@


class GitError(Exception):
    """Git ended with an error; `said` is all that it wrote."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def reason(self) -> str:
        """The line that says what is wrong, without the remedies that git offers."""
        lines = [line.strip() for line in self.said.splitlines() if line.strip()]
        # A server's own words come before git's, which only say that it ended.
        marks = ("remote: error:", "remote: fatal:", "fatal:", "error:", "remote:", "ssh:")
        told = [line for mark in marks for line in lines if line.startswith(mark)]
        line = (told or lines or ["git ended without a word"])[0]
        if line == NO_CONNECTION and lines.index(line):  # before it stands what ssh said
            line = lines[lines.index(line) - 1]
        return without_secrets(re.sub(r"^((remote|fatal|error|remote error): *)+", "", line))

    def refusal(self) -> str:
        """Return why a push was turned down by what is at the other end; '' for other failures."""
        rejected = re.search(r"\[(remote )?rejected\] \((.*)\)", self.said)
        if not rejected:
            return ""
        if not rejected[1]:
            return "somebody else has moved it meanwhile: publish again"
        words = [re.sub(r"^remote: *(error: *)?", "", line) for line in self.said.splitlines()]
        own = [
            word
            for word, line in zip(words, self.said.splitlines(), strict=True)
            if line.startswith("remote:") and word.strip()
        ]
        return f"the remote refused it: {rejected[2]}" + (f": {own[0].strip()}" if own else "")

    def remedy(self, remote: str) -> str:
        """Return what to do about a remote that does not answer as it should."""
        if NO_ENTRY.search(self.said):
            return "ask its owner for the right to write, or renew your key or token"
        if UNREACHED.search(self.said):
            return f"see what `git ls-remote {remote}` says: its address, the network, your key"
        return ""


def run_git(
    folder: Path,
    *arguments: str,
    given: bytes = b"",
    held: int | None = None,
    variables: Mapping[str, str] | None = None,
) -> bytes:
    """Return what git writes; GitError where it fails.

    `held` is the descriptor of a lock, which git holds for as long as it runs, whoever dies.
    """
    environment = {name: value for name, value in os.environ.items() if not OWN.fullmatch(name)}
    environment |= {"LC_ALL": "C", "LANGUAGE": "C", **(variables or {})}
    try:
        result = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=environment,
            input=given,
            capture_output=True,
            pass_fds=() if held is None else (held,),
            check=False,
        )
    except FileNotFoundError:
        raise CommandError("git is not on PATH: install it (Debian: apt install git)") from None
    if result.returncode:
        raise GitError((result.stderr + result.stdout).decode("utf-8", "replace"))
    return result.stdout


def without_secrets(text: str) -> str:
    """Return a text without the names and tokens in its addresses."""
    return SECRETS.sub("", text)
