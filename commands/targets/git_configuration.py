"""What git's configuration says for the project: its remotes, how to get in, and who publishes."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from ..errors import CommandError
from .bare_repository import Author
from .git import GitError, run_git

ACCESS = r"^(http|credential|url)\.|^core\.sshcommand$"
IDENTITY = re.compile(r"(?P<name>.*) <(?P<email>.*)> \d+ [+-]\d{4}\s*")


def remote_address(base: Path, remote: str) -> str:
    """The address of a remote: of that name in the project, or itself; '' where it is neither."""
    if not remote or remote.startswith("-"):
        return ""
    if not re.search(r"[/:\\]", remote):
        try:
            remote = run_git(base, "remote", "get-url", "--push", remote).decode().strip()
        except GitError:
            return ""
    if re.match(r"\w+://|[^/]+:", remote):
        return remote
    try:
        return os.path.realpath(base / Path(remote).expanduser())
    except RuntimeError:  # in the home folder of nobody here
        return ""


def access_settings(base: Path) -> dict[str, str]:
    """Return variables by which git gets into remotes as it does in the project itself.

    CI, for one, puts its token there; among the arguments all could read it.
    """
    try:
        listed = run_git(base, "config", "--local", "--includes", "--null", "--get-regexp", ACCESS)
    except GitError:  # no such settings, or no repository
        return {}
    entries = [entry.partition("\n") for entry in listed.decode().split("\0") if entry]
    first = int(os.environ.get("GIT_CONFIG_COUNT") or 0)  # after those that are set outside
    variables = {"GIT_CONFIG_COUNT": str(first + len(entries))}
    for number, (key, _, value) in enumerate(entries, start=first):
        variables |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return variables


def configured_author(base: Path) -> Author:
    """Who publishes, by git's configuration, at SOURCE_DATE_EPOCH or now."""
    try:
        said = run_git(base, "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT").decode()
    except GitError:
        said = ""
    identity = IDENTITY.fullmatch(said)
    if not identity:
        remedy = 'git config --global user.name "Your Name", and user.email in the same way'
        raise CommandError(f"git does not know who publishes (run {remedy})")
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    if not epoch.isdecimal():
        raise CommandError(f"SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds (unset it)")
    return Author(identity["name"], identity["email"], int(epoch))
