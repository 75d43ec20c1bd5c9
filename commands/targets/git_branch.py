"""Publishes as a commit on a branch of a git repository, whose host shows its files.

A commit of ours says so by the line `Site: <tree>` with its own tree, which no other has: it stays
recognized whatever stands around it, and one that was changed by hand is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from ..errors import CommandError
from ..project import shown
from ..site_files import site_files
from .areas import Area, local_area
from .bare_repository import BareRepository, Commit
from .branch_commits import ANOTHER_BRANCH, SHORT, branch_objection, is_ours, release_id
from .entry import Entry
from .file_hashes import hash_differences, page_count
from .full_disk import NO_SPACE, is_full
from .git import GitError, without_secrets
from .git_configuration import access_settings, configured_author, remote_address
from .local_folder import local_folder
from .lock import held_alone
from .os_errors import os_errors_told
from .target import NOTHING, Published, Release

KEPT = 5  # releases on this machine, where the branch keeps none
RELEASES = "refs/releases"
BRANCH = re.compile(r"(?!.*(\.\.|//|\.lock(/|$)|/\.|[./]$))[\w][\w./-]*")
HOST_NAME = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+")


@dataclass(frozen=True)
class GitBranchTarget:
    """A branch of a remote repository, which holds the site and nothing else."""

    base: Path  # the folder of the settings, whose git configuration says who publishes
    remote: str
    branch: str
    cname: str = ""
    keep_history: bool = True

    @classmethod
    def read(cls, entry: Entry) -> Self | None:
        """Return the branch that `remote` and `branch` name, the remote as in `git push`."""
        remote = entry.text("remote", "origin", "origin")
        branch = entry.text("branch", "gh-pages", "gh-pages")
        cname = entry.text("cname", "", "you.example")
        keep_history = entry.flag("keep_history", True)
        if branch and not BRANCH.fullmatch(branch):
            entry.problem("branch", f"{branch!r} is not the name of a branch (write 'gh-pages')")
        if cname and not HOST_NAME.fullmatch(cname):
            entry.problem("cname", f"{cname!r} is not the name of a host (write 'you.example')")
        address = remote_address(entry.folder, remote)
        if remote and not address:
            remedy = f"write its address, or run: git remote add {remote} ADDRESS"
            entry.problem("remote", f"{remote!r} is no remote of this project ({remedy})")
        if entry.problems:
            return None
        return cls(entry.folder, address, branch, cname, keep_history)

    @property
    def place(self) -> str:
        return f"{self.branch} of {without_secrets(self.remote)}"

    @property
    def area(self) -> Area:
        address = without_secrets(self.remote).rstrip("/").removesuffix(".git")
        folder = local_area(Path(self.remote)) if self.remote.startswith("/") else (address,)
        return (*folder, self.branch)

    @property
    def served(self) -> Path | None:
        return None

    @property
    def unsent(self) -> frozenset[str]:
        return frozenset()

    def check_ready(self) -> None:
        configured_author(self.base)
        with self._repository() as repository:
            self._own_tip(repository)

    def publish(self, site: Path) -> Published:
        """Make the files of `site` a commit on the branch; none where it holds the same already."""
        files = site_files(site.resolve())
        texts = {".nojekyll": ""} | ({"CNAME": f"{self.cname}\n"} if self.cname else {})
        with self._repository() as repository:
            tip = self._own_tip(repository)
            tree = repository.tree(files, texts)
            if tip and tip.tree == tree:
                return Published(release_id(tip)[:SHORT], is_new=False)
            pages = page_count(files)
            words = {"Site": tree, "Pages": str(pages)}
            if tip:
                words["Replaced"] = release_id(tip)
            subject = "Publish 1 page" if pages == 1 else f"Publish {pages} pages"
            commit = self._push(repository, tree, subject, words, tip)
            return Published(commit[:SHORT], is_new=True)

    @contextmanager
    def published(self) -> Iterator[Path | None]:
        with TemporaryDirectory(prefix="published-") as scratch:
            with self._repository() as repository:
                tip = self._own_tip(repository)
                if tip:
                    blobs = repository.files(tip.tree)
                    ours = {".nojekyll", "CNAME"} if self.cname else {".nojekyll"}
                    site = {path: blob for path, blob in blobs.items() if path not in ours}
                    repository.write_files(site, Path(scratch))
            yield Path(scratch) if tip else None

    def releases(self) -> list[Release]:
        with self._repository() as repository:
            tip = self._own_tip(repository)
            current = release_id(tip) if tip else ""
            return [
                Release(
                    id=commit.id[:SHORT],
                    time=commit.time,
                    pages=int(commit.trailers["Pages"]),
                    replaced=commit.trailers.get("Replaced", "")[:SHORT] or None,
                    is_current=commit.id == current,
                )
                for commit in self._kept(repository, tip)
            ]

    def restore(self, release: Release) -> None:
        """Put a release on the branch again, by a commit that keeps all that was there."""
        with self._repository() as repository:
            tip = self._own_tip(repository)
            kept = {commit.id[:SHORT]: commit for commit in self._kept(repository, tip)}
            commit = kept.get(release.id)
            if not commit:  # no longer kept since it was listed
                raise CommandError(f"{self.place}: {release.id} is gone (./inv publish history)")
            words = {"Site": commit.tree, "Pages": str(release.pages), "Restored": commit.id}
            self._push(repository, commit.tree, f"Roll back to {release.id}", words, tip)

    def unpublished(self) -> list[str]:
        return []  # a commit of somebody else has been refused

    def differences(self) -> list[str]:
        """Fetch the branch anew, and compare it with the newest commit of ours."""
        with self._repository() as repository, TemporaryDirectory(prefix="verify-") as scratch:
            fresh = replace(repository, folder=Path(scratch, "fresh.git"))
            fresh.prepare()
            tip = fresh.fetch_tip(self.remote, self.branch)
            if not tip:
                return [NOTHING]
            now = fresh.commits(tip)
            ours = next((commit for commit in now if is_ours(commit)), None)
            if ours == now[0]:
                return []
            last = ours or next(iter(self._kept(repository, None)), None)
            if not last:
                said = f"{tip[:SHORT]} {now[0].subject!r} was not made by ./inv publish"
                return [f"{said} ({ANOTHER_BRANCH})"]
            published = (fresh if ours else repository).files(last.tree)
            lines = hash_differences(published, fresh.files(tip))
            repository.fetch_tip(self.remote, self.branch)  # what undoes it is said of that
            return [*lines, self._objection(repository, now)] if lines else []

    @contextmanager
    def _repository(self) -> Iterator[BareRepository]:
        """The repository of this machine where commits for the branch are made, held alone."""
        name = f"{Path(self.remote).stem}-{self.branch}"
        with os_errors_told(self.place):
            plain = local_folder(self.base, name, f"{self.remote}\0{self.branch}")
            folder = plain.with_name(f"{plain.name}.git")
            with held_alone(folder.with_suffix(".lock"), self.place) as held:
                repository = BareRepository(folder, held, access_settings(self.base))
                try:
                    repository.prepare()
                    yield repository
                except GitError as error:
                    raise CommandError(self._told(error, repository)) from error

    def _told(self, error: GitError, repository: BareRepository) -> str:
        """Return what went wrong with the branch, or with the repository of this machine."""
        here = shown(repository.folder)
        if is_full(error.said):
            with suppress(GitError):
                repository.prune()
            return f"{here}: {NO_SPACE}"
        remedy = error.remedy(without_secrets(self.remote))
        remedy = remedy or f"where that stays so, remove {here}: it is made again"
        return f"{self.place}: {error.reason()} ({remedy})"

    def _own_tip(self, repository: BareRepository) -> Commit | None:
        """The commit that the branch is at; CommandError where it is none of ours."""
        tip = repository.fetch_tip(self.remote, self.branch)
        if not tip:
            return None
        commits = repository.commits(tip)
        if not is_ours(commits[0]):
            raise CommandError(f"{self.place}: {self._objection(repository, commits)}")
        self._keep(repository, commits[0])
        return commits[0]

    def _objection(self, repository: BareRepository, commits: Sequence[Commit]) -> str:
        return branch_objection(commits, repository.folder, self.remote, self.branch)

    def _push(
        self,
        repository: BareRepository,
        tree: str,
        subject: str,
        words: dict[str, str],
        tip: Commit | None,
    ) -> str:
        message = "\n".join([subject, "", *(f"{key}: {value}" for key, value in words.items()), ""])
        parents = [tip.id] if tip and self.keep_history else []
        commit = repository.commit(tree, parents, message, configured_author(self.base))
        try:
            repository.push(self.remote, self.branch, commit, tip.id if tip else None)
        except GitError as error:
            if is_full(error.said) and error.refusal():
                raise CommandError(f"{self.place}: {NO_SPACE}") from error
            if refusal := error.refusal():
                raise CommandError(f"{self.place}: {refusal}") from error
            raise
        self._keep(repository, *repository.commits(commit, walk=False))
        return commit

    def _keep(self, repository: BareRepository, commit: Commit) -> None:
        """Keep a release on this machine, and the newest five; a rollback is none."""
        refs = repository.refs(RELEASES)
        if "Restored" in commit.trailers or commit.id in refs.values():
            return
        number = int(max(refs, default="/0").rpartition("/")[2]) + 1
        repository.set_ref(f"{RELEASES}/{number:09}", commit.id)
        for name in [*refs][: -KEPT + 1]:
            repository.remove_ref(name)

    def _kept(self, repository: BareRepository, tip: Commit | None) -> list[Commit]:
        """The releases, newest first: those of the branch, or those kept on this machine."""
        if tip and self.keep_history:
            commits = repository.commits(tip.id)
        else:
            commits = repository.commits(*[*repository.refs(RELEASES).values()][::-1], walk=False)
        return [one for one in commits if is_ours(one) and "Restored" not in one.trailers]
