"""Publishing to a branch of a repository: what stands there, and what is refused."""

from __future__ import annotations

import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.targets import Target, bare_repository, git_branch, lock, releases_before
from commands.targets.bare_repository import Author
from commands.targets.git_branch import GitBranchTarget
from commands.targets.git_configuration import configured_author
from commands.targets.lock import held_alone

WHO = {"NAME": "Ada Lovelace", "EMAIL": "ada@lamps.example"}


@pytest.fixture(autouse=True)
def _configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's configuration, and a configured person."""
    for name in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.delenv(f"GIT_{name}", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    configuration = f"[user]\nname = {WHO['NAME']}\nemail = {WHO['EMAIL']}\n"
    (tmp_path / "gitconfig").write_text(configuration, encoding="utf-8")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    return tmp_path / "remote.git"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "built"
    (folder / "papers").mkdir(parents=True)
    write(folder, "first")
    (folder / "papers" / "one.bin").write_bytes(b"\r\n\0\xff$Id$\n")
    return folder


@pytest.fixture
def target(tmp_path: Path, remote: Path) -> GitBranchTarget:
    (tmp_path / "project").mkdir()
    return GitBranchTarget(tmp_path / "project", str(remote), "gh-pages")


def write(folder: Path, text: str) -> None:
    (folder / "index.html").write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    result = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def shown_now(remote: Path) -> str:
    return git(remote, "show", "gh-pages:index.html")


def contents(built: Path, target: Target, *texts: str) -> list[str]:
    """Publish these texts, and return the ids of the releases."""
    ids = []
    for text in texts:
        write(built, text)
        ids.append(target.publish(built).id)
    return ids


def by_hand(remote: Path, tmp_path: Path, *options: str) -> str:
    """Commit to the branch as a person does, and return the commit."""
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", str(remote), "clone")
    write(tmp_path / "clone", "by hand")
    git(tmp_path / "clone", "commit", "--quiet", "--all", *options)
    git(tmp_path / "clone", "push", "--quiet", "--force")
    return git(tmp_path / "clone", "rev-parse", "HEAD")


def test_branch_holds_the_site_byte_for_byte_and_nothing_else(
    built: Path, remote: Path, target: GitBranchTarget
) -> None:
    done = target.publish(built)
    assert git(remote, "log", "--format=%an|%ae|%cn|%ce|%s", "gh-pages") == (
        "Ada Lovelace|ada@lamps.example|Ada Lovelace|ada@lamps.example|Publish 1 page"
    )
    assert git(remote, "rev-parse", "--short=10", "gh-pages") == done.id
    assert git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines() == [
        ".nojekyll",
        "index.html",
        "papers/one.bin",
    ]
    data = (built / "papers" / "one.bin").read_bytes()
    show = ["git", "show", "gh-pages:papers/one.bin"]
    assert subprocess.run(show, cwd=remote, capture_output=True, check=True).stdout == data
    with target.published() as folder:
        assert folder
        files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        assert files == [Path("index.html"), Path("papers/one.bin")]
        assert (folder / "papers" / "one.bin").read_bytes() == data


def test_nothing_is_published_before(target: GitBranchTarget) -> None:
    with target.published() as folder:
        assert folder is None
    assert target.releases() == []
    assert target.differences() == ["nothing is published (run ./inv publish)"]


def test_release_that_is_gone_cannot_be_restored(built: Path, target: GitBranchTarget) -> None:
    contents(built, target, "first", "second")
    gone = replace(target.releases()[1], id="0123456789")
    with pytest.raises(CommandError, match="0123456789 is gone"):
        target.restore(gone)


def test_cname_is_a_file_of_the_branch(built: Path, remote: Path, target: GitBranchTarget) -> None:
    GitBranchTarget(target.base, target.remote, "gh-pages", cname="ada.example").publish(built)
    assert git(remote, "show", "gh-pages:CNAME") == "ada.example"


def test_same_site_makes_no_commit(built: Path, remote: Path, target: GitBranchTarget) -> None:
    first = target.publish(built)
    again = target.publish(built)
    assert (again.id, again.is_new) == (first.id, False)
    assert git(remote, "rev-list", "--count", "gh-pages") == "1"


@pytest.mark.parametrize(("keep_history", "commits"), [(True, "3"), (False, "1")])
def test_history_is_kept_or_not(
    built: Path, remote: Path, target: GitBranchTarget, keep_history: bool, commits: str
) -> None:
    target = GitBranchTarget(target.base, target.remote, "gh-pages", keep_history=keep_history)
    first, second, third = contents(built, target, "first", "second", "third")
    assert git(remote, "rev-list", "--count", "gh-pages") == commits
    assert [(one.id, one.pages, one.replaced) for one in target.releases()] == [
        (third, 1, second),
        (second, 1, first),
        (first, 1, None),
    ]


def test_five_releases_are_kept_here_where_the_branch_keeps_none(
    built: Path, target: GitBranchTarget
) -> None:
    target = GitBranchTarget(target.base, target.remote, "gh-pages", keep_history=False)
    ids = contents(built, target, *"abcdefg")
    assert [one.id for one in target.releases()] == ids[:1:-1]


@pytest.mark.parametrize("keep_history", [True, False])
def test_release_is_current_again_and_a_later_publish_works(
    built: Path, remote: Path, target: GitBranchTarget, keep_history: bool
) -> None:
    target = GitBranchTarget(target.base, target.remote, "gh-pages", keep_history=keep_history)
    first, second = contents(built, target, "first", "second")
    target.restore(releases_before(target.releases())[0])
    assert shown_now(remote) == "first"
    assert [(one.id, one.is_current) for one in target.releases()] == [
        (second, False),
        (first, True),
    ]
    assert contents(built, target, "first") == [first]
    [third] = contents(built, target, "third")
    assert shown_now(remote) == "third"
    assert [one.id for one in releases_before(target.releases())] == [first]
    assert third != second


def test_another_machine_carries_on(
    built: Path, remote: Path, target: GitBranchTarget, tmp_path: Path
) -> None:
    first, second = contents(built, target, "first", "second")
    (tmp_path / "ci").mkdir()
    other = GitBranchTarget(tmp_path / "ci", str(remote), "gh-pages")
    [third] = contents(built, other, "third")
    [fourth] = contents(built, target, "fourth")
    expected = [fourth, third, second, first]
    assert [one.id for one in target.releases()] == expected
    assert [one.id for one in other.releases()] == expected


def test_machine_that_fetches_a_part_of_the_history_keeps_all_of_it(
    built: Path, remote: Path, target: GitBranchTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, third, fourth = contents(built, target, "first", "second", "third", "fourth")
    shutil.rmtree(target.base / ".published")
    monkeypatch.setattr(bare_repository, "DEPTH", 2)
    assert [one.id for one in target.releases()] == [fourth, third]
    target.restore(target.releases()[1])
    contents(built, target, "fifth")
    assert git(remote, "rev-list", "--count", "gh-pages") == "6"
    git(remote, "fsck", "--strict")


def test_date_is_that_of_source_date_epoch(
    built: Path, remote: Path, target: GitBranchTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    target.publish(built)
    assert git(remote, "log", "--format=%at|%ct", "gh-pages") == "1000000000|1000000000"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    write(built, "second")
    with pytest.raises(CommandError, match="SOURCE_DATE_EPOCH: 'today' is not a number"):
        target.publish(built)


def test_project_and_its_index_are_never_touched(
    built: Path, remote: Path, target: GitBranchTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(target.base, "init", "--quiet")
    git(target.base, "remote", "add", "origin", str(remote))
    write(target.base, "staged")
    git(target.base, "add", "index.html")
    before = {path: path.read_bytes() for path in tree(target.base / ".git")}
    for name in ("DIR", "WORK_TREE", "INDEX_FILE"):  # as in a hook of git
        value = {"DIR": ".git", "WORK_TREE": ".", "INDEX_FILE": ".git/index"}[name]
        monkeypatch.setenv(f"GIT_{name}", str(target.base / value))
    target.publish(built)
    assert {path: path.read_bytes() for path in tree(target.base / ".git")} == before


def tree(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_commit_of_somebody_else_stops_and_is_named(
    built: Path, remote: Path, target: GitBranchTarget, tmp_path: Path
) -> None:
    target.publish(built)
    ours = git(remote, "rev-parse", "gh-pages")
    theirs = by_hand(remote, tmp_path, "--message", "Mend a word")
    write(built, "second")
    with pytest.raises(CommandError) as error:
        target.publish(built)
    [repository] = (target.base / ".published").glob("*.git")
    undo = f"git -C {repository} push --force {remote} {ours}:refs/heads/gh-pages"
    moved = (
        f"Ada Lovelace has moved it by {theirs[:10]} 'Mend a word'"
        f" (take over what that changes, then undo it: {undo})"
    )
    assert str(error.value) == f"gh-pages of {remote}: {moved}"
    assert git(remote, "rev-parse", "gh-pages") == theirs
    shutil.rmtree(repository)  # as on another machine
    assert target.differences() == ["index.html: is not as it was published", moved]
    subprocess.run(shlex.split(undo), capture_output=True, check=True)
    assert target.publish(built).is_new


def test_commit_that_was_amended_is_no_longer_ours(
    built: Path, remote: Path, target: GitBranchTarget, tmp_path: Path
) -> None:
    target.publish(built)
    theirs = by_hand(remote, tmp_path, "--amend", "--no-edit")
    with pytest.raises(CommandError, match=r"holds commits that \./inv publish did not make"):
        target.publish(built)
    assert git(remote, "rev-parse", "gh-pages") == theirs
    assert target.differences() == [
        "index.html: is not as it was published",
        "holds commits that ./inv publish did not make (name a branch of its own)",
    ]


def test_branch_of_other_things_is_not_published_to(
    built: Path, remote: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", "source")
    write(tmp_path / "source", "source")
    git(tmp_path / "source", "add", ".")
    git(tmp_path / "source", "commit", "--quiet", "--message", "Begin")
    git(tmp_path / "source", "push", "--quiet", str(remote), "main")
    target = GitBranchTarget(tmp_path, str(remote), "main", keep_history=False)
    with pytest.raises(CommandError, match=r"main of .*name a branch of its own"):
        target.publish(built)
    [said] = target.differences()
    assert said.endswith(" 'Begin' was not made by ./inv publish (name a branch of its own)")


def test_branch_that_moves_between_the_look_and_the_push_is_left(
    built: Path, remote: Path, target: GitBranchTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.publish(built)
    tip = git(remote, "rev-parse", "gh-pages")
    theirs = git(remote, "commit-tree", f"{tip}^{{tree}}", "-p", tip, "-m", "Theirs")

    def author_found_while_others_push(base: Path) -> Author:
        git(remote, "update-ref", "refs/heads/gh-pages", theirs)
        return configured_author(base)

    monkeypatch.setattr(git_branch, "configured_author", author_found_while_others_push)
    write(built, "second")
    with pytest.raises(CommandError) as error:
        target.publish(built)
    assert str(error.value) == (
        f"gh-pages of {remote}: somebody else has moved it meanwhile: publish again"
    )
    assert git(remote, "rev-parse", "gh-pages") == theirs


@pytest.mark.parametrize("name", ["pages.git", 250 * "a"])
def test_remote_that_is_not_there_is_named(built: Path, target: GitBranchTarget, name: str) -> None:
    remote = f"/nowhere/{name}"
    gone = GitBranchTarget(target.base, remote, "gh-pages")
    with pytest.raises(CommandError) as error:
        gone.publish(built)
    assert str(error.value) == (
        f"gh-pages of {remote}: '{remote}' does not appear to be a git repository"
        f" (see what `git ls-remote {remote}` says: its address, the network, your key)"
    )


def test_remote_that_no_one_serves_is_named_without_its_token(
    built: Path, target: GitBranchTarget
) -> None:
    gone = GitBranchTarget(target.base, "http://me:secret@127.0.0.1:9/pages.git", "gh-pages")
    with pytest.raises(CommandError) as error:
        gone.publish(built)
    said = str(error.value)
    assert said.startswith("gh-pages of http://127.0.0.1:9/pages.git: unable to access")
    assert "secret" not in said
    assert "\n" not in said


def test_remote_is_asked_as_the_project_itself_would(
    built: Path, target: GitBranchTarget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(target.base, "init", "--quiet")
    for name, value in {"COUNT": "1", "KEY_0": "core.sshCommand", "VALUE_0": "false"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)  # what is set outside counts for less
    ssh = f"echo Permission denied, publickey. >&2; echo > {tmp_path}/asked; false"
    git(target.base, "config", "core.sshCommand", ssh)
    closed = GitBranchTarget(target.base, "git@host.example:pages.git", "gh-pages")
    with pytest.raises(CommandError) as error:
        closed.publish(built)
    assert str(error.value) == (
        "gh-pages of git@host.example:pages.git: Permission denied, publickey."
        " (ask its owner for the right to write, or renew your key or token)"
    )
    assert (tmp_path / "asked").exists()


def test_push_that_a_hook_refuses_changes_nothing(
    built: Path, remote: Path, target: GitBranchTarget
) -> None:
    target.publish(built)
    before = git(remote, "rev-parse", "gh-pages")
    hook = remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'error: this branch is protected' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    write(built, "second")
    with pytest.raises(CommandError) as error:
        target.publish(built)
    assert str(error.value) == (
        f"gh-pages of {remote}: the remote refused it: pre-receive hook declined:"
        " this branch is protected"
    )
    assert git(remote, "rev-parse", "gh-pages") == before
    hook.unlink()
    assert target.publish(built).is_new


def test_server_that_lets_nobody_write_is_told(
    built: Path, remote: Path, target: GitBranchTarget
) -> None:
    with daemon(remote.parent) as address:
        target = GitBranchTarget(target.base, f"{address}/remote.git", "gh-pages")
        with pytest.raises(CommandError) as error:
            target.publish(built)
    assert str(error.value) == (
        f"gh-pages of {address}/remote.git: service not enabled: /remote.git"
        " (ask its owner for the right to write, or renew your key or token)"
    )


@contextmanager
def daemon(folder: Path) -> Iterator[str]:
    """Serve the repositories of a folder to read, and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(git(folder, "--exec-path"), "git-daemon")
    options = ["--listen=127.0.0.1", f"--port={port}", "--export-all", "--informative-errors"]
    address = f"git://127.0.0.1:{port}"
    with subprocess.Popen([program, *options, f"--base-path={folder}", "--reuseaddr"]) as server:
        try:
            while subprocess.run(
                ["git", "ls-remote", f"{address}/remote.git"], capture_output=True, check=False
            ).returncode:
                assert server.poll() is None
                time.sleep(0.01)
            yield address
        finally:
            server.terminate()


def test_missing_git_is_told(
    built: Path, target: GitBranchTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="git is not on PATH: install it"):
        target.publish(built)


def test_missing_identity_is_told(
    built: Path, remote: Path, target: GitBranchTarget, tmp_path: Path
) -> None:
    (tmp_path / "gitconfig").write_text("", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        target.publish(built)
    assert str(error.value) == (
        'git does not know who publishes (run git config --global user.name "Your Name",'
        " and user.email in the same way)"
    )
    assert git(remote, "for-each-ref") == ""
    with pytest.raises(CommandError, match="git does not know who publishes"):
        target.check_ready()


def test_branch_that_cannot_be_published_to_is_told_before(
    built: Path, remote: Path, target: GitBranchTarget, tmp_path: Path
) -> None:
    target.check_ready()
    with pytest.raises(CommandError, match="does not appear to be a git repository"):
        GitBranchTarget(target.base, "/nowhere/pages.git", "gh-pages").check_ready()
    target.publish(built)
    by_hand(remote, tmp_path, "--message", "Mend a word")
    with pytest.raises(CommandError, match="Ada Lovelace has moved it"):
        target.check_ready()


def test_second_publish_at_the_same_time_stops(
    built: Path, target: GitBranchTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    target.publish(built)
    [file] = (target.base / ".published").glob("*.lock")
    with (
        held_alone(file, "elsewhere"),
        pytest.raises(CommandError, match="another publish is under way"),
    ):
        target.publish(built)
    assert not target.publish(built).is_new


def test_locks_that_a_killed_git_left_do_not_matter(built: Path, target: GitBranchTarget) -> None:
    target.publish(built)
    [repository] = (target.base / ".published").glob("*.git")
    for name in ("refs/tip.lock", "site-index.lock", "shallow.lock", "packed-refs.lock"):
        (repository / name).write_text("", encoding="utf-8")
    write(built, "second")
    assert target.publish(built).is_new
