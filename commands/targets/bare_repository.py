"""A bare repository of this machine, in which commits are made and sent, with no checkout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .git import run_git

TIP = "refs/tip"  # the remote's branch, as it was last seen
DEPTH = 20  # commits that are fetched
SETTINGS = (
    *("-c", "gc.autoDetach=false"),  # nothing runs on after a command
    *("-c", "core.hooksPath=/dev/null"),  # hooks are for the commits of people
    *("-c", "transfer.fsckObjects=true"),  # no path of a tree leads out of it
    *("-c", "log.showSignature=false"),
)
TRAILER = re.compile(r"^(\w+): (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Author:
    """Who makes a commit, and when, in seconds since 1970."""

    name: str
    email: str
    time: int


@dataclass(frozen=True)
class Commit:
    """A commit; `trailers` are the words of its message such as `Pages: 12`."""

    id: str
    time: datetime
    tree: str
    author: str
    subject: str
    trailers: Mapping[str, str]


@dataclass(frozen=True)
class BareRepository:
    """Objects and refs of git under a folder; its user alone holds the lock `held`.

    `access` are variables that let git into remotes.
    """

    folder: Path
    held: int
    access: Mapping[str, str]

    def prepare(self) -> None:
        """Make it where it is not, and remove the locks of processes that were killed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for lock in self.folder.rglob("*.lock"):
            lock.unlink()
        self._git("init", "--bare", "--quiet", ".")

    def prune(self) -> None:
        """Remove what no release holds, such as the half of one."""
        self._git("prune", "--expire=now")

    def tree(self, files: Mapping[str, Path], texts: Mapping[str, str]) -> str:
        """Return the id of a tree of these files, byte for byte, and of these texts, by path."""
        listed = "".join(f"{file}\n" for file in files.values())
        blobs = self._text("hash-object", "-w", "--no-filters", "--stdin-paths", given=listed)
        entries = dict(zip(files, blobs.splitlines(), strict=True))
        for path, text in texts.items():
            entries[path] = self._text("hash-object", "-w", "--stdin", given=text).strip()
        index = self.folder / "site-index"
        index.unlink(missing_ok=True)
        variables = {"GIT_INDEX_FILE": str(index)}
        given = "".join(f"100644 {blob}\t{path}\0" for path, blob in entries.items())
        self._text("update-index", "-z", "--index-info", given=given, variables=variables)
        return self._text("write-tree", variables=variables).strip()

    def commit(self, tree: str, parents: Sequence[str], message: str, author: Author) -> str:
        """Return the id of a new commit."""
        variables = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (
                ("NAME", author.name),
                ("EMAIL", author.email),
                ("DATE", f"@{author.time} +0000"),
            )
        }
        options = [word for parent in parents for word in ("-p", parent)]
        return self._text("commit-tree", tree, *options, given=message, variables=variables).strip()

    def commits(self, *revisions: str, walk: bool = True) -> list[Commit]:
        """Return commits with what they follow, newest first; or these alone, as they are given."""
        if not revisions:
            return []
        options = [f"--max-count={DEPTH}"] if walk else ["--no-walk=unsorted"]
        form = "--format=%H%x00%ct%x00%T%x00%an%x00%s%x00%b%x00%x00"
        text = self._text("log", *options, "--first-parent", form, *revisions, "--")
        records = [record.split("\0") for record in text.split("\0\0\n") if record]
        return [
            Commit(
                id=id_,
                time=datetime.fromtimestamp(int(time), UTC),
                tree=tree,
                author=author,
                subject=subject,
                trailers=dict(TRAILER.findall(body)),
            )
            for id_, time, tree, author, subject, body in records
        ]

    def files(self, tree: str) -> dict[str, str]:
        """Return the id of each file of a tree, by path."""
        lines = self._text("ls-tree", "-r", "-z", "--full-tree", tree).split("\0")
        entries = (line.partition("\t") for line in lines if line)
        return {path: words.split()[2] for words, _, path in entries}

    def write_files(self, blobs: Mapping[str, str], folder: Path) -> None:
        """Write the files of a tree, byte for byte, under a folder."""
        given = "".join(f"{blob}\n" for blob in blobs.values())
        data = self._git("cat-file", "--batch", given=given.encode())
        at = 0
        for path in blobs:
            start = data.index(b"\n", at) + 1
            size = int(data[at:start].split()[2])
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data[start : start + size])
            at = start + size + 1

    def fetch_tip(self, remote: str, branch: str) -> str | None:
        """Return the commit that a remote's branch is at, and have it here; None without one."""
        listed = self._text("ls-remote", remote, f"refs/heads/{branch}").split()
        if not listed:
            return None
        if listed[0] != self.refs(TIP).get(TIP):
            options = ("--quiet", "--no-tags", "--no-write-fetch-head", f"--depth={DEPTH}")
            self._text("fetch", *options, remote, f"+refs/heads/{branch}:{TIP}")
        return self.refs(TIP)[TIP]

    def push(self, remote: str, branch: str, commit: str, tip: str | None) -> None:
        """Move a remote's branch to a commit, unless it is elsewhere than at `tip` by now."""
        name = f"refs/heads/{branch}"
        lease = f"--force-with-lease={name}:{tip or ''}"
        self._text("push", "--porcelain", "--no-verify", lease, remote, f"{commit}:{name}")
        self.set_ref(TIP, commit)

    def refs(self, prefix: str) -> dict[str, str]:
        """Return the refs below a name, in the order of their names, and what they are at."""
        text = self._text("for-each-ref", "--format=%(refname) %(objectname)", prefix)
        return dict(line.split() for line in text.splitlines())

    def set_ref(self, name: str, commit: str) -> None:
        self._text("update-ref", name, commit)

    def remove_ref(self, name: str) -> None:
        self._text("update-ref", "-d", name)

    def _text(
        self, *arguments: str, given: str = "", variables: Mapping[str, str] | None = None
    ) -> str:
        data = given.encode("utf-8", "surrogateescape")
        output = self._git(*arguments, given=data, variables=variables)
        return output.decode("utf-8", "surrogateescape")

    def _git(
        self, *arguments: str, given: bytes = b"", variables: Mapping[str, str] | None = None
    ) -> bytes:
        own = {"GIT_DIR": ".", **self.access, **(variables or {})}
        return run_git(
            self.folder, *SETTINGS, *arguments, given=given, held=self.held, variables=own
        )
