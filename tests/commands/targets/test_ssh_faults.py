"""What goes wrong on the host of an ssh target; no network is between, and all else is real."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from threading import Barrier, Thread

import pytest

from commands.errors import CommandError
from commands.targets import ssh_host
from commands.targets.folder import FolderTarget
from commands.targets.ssh import SshTarget
from commands.targets.ssh_errors import failure
from commands.targets.ssh_host import SshHost

from .conftest import MEND

HOST = "you@host.example"
BUSY = "another publish is under way: let it end, then try again"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "built").mkdir()
    return site(tmp_path / "built", "first")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of the host."""
    return tmp_path / "srv"


@pytest.fixture
def target(no_ssh_server: Path, tmp_path: Path, place: Path) -> SshTarget:
    return SshTarget(tmp_path, SshHost(HOST, 0, str(place)))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the host finds programs first."""
    folder = tmp_path / "host"
    folder.mkdir()
    monkeypatch.setenv("HOST_PATH", f"{folder}:{os.environ['PATH']}")
    return folder


def program(folder: Path, name: str, text: str) -> None:
    """Let the host run lines of sh for a program, of which $REAL is its own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\nREAL={shutil.which(name)}\n{text}\n", encoding="utf-8")
    file.chmod(0o755)


def site(folder: Path, text: str) -> Path:
    """Let a folder hold a site whose files all say the same."""
    for number in range(3):
        (folder / f"page{number}.html").write_text(text, encoding="utf-8")
    return folder


def shown_now(place: Path) -> set[str]:
    return {file.read_text(encoding="utf-8") for file in (place / "current").glob("*.html")}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def told_before(target: SshTarget) -> str:
    with pytest.raises(CommandError) as error:
        target.check_ready()
    return str(error.value).removeprefix(f"{target.place}: ")


def told(target: SshTarget, built: Path) -> str:
    with pytest.raises(CommandError) as error:
        target.publish(built)
    return str(error.value).removeprefix(f"{target.place}: ")


@pytest.mark.slow
def test_site_is_whole_whichever_step_on_the_host_is_the_last(
    target: SshTarget, place: Path, built: Path, tmp_path: Path, programs: Path
) -> None:
    count, last = tmp_path / "count", tmp_path / "last"
    for name in ("mkdir", "sync", "ln", "mv", "rm", "rsync"):
        step = f'n=$(($(cat {count}) + 1))\necho $n >{count}\n[ $n != "$(cat {last})" ] || '
        program(programs, name, f'{step}kill -9 $PPID\nexec $REAL "$@"')
    for text in "12345":  # so that old ones are removed, too; all is as in a folder of this machine
        FolderTarget(place).publish(site(built, text))
    count.write_text("0", encoding="utf-8")
    last.write_text("never", encoding="utf-8")
    target.publish(site(built, "6"))
    before, steps = "6", int(count.read_text(encoding="utf-8"))
    for step in range(1, steps + 1):
        count.write_text("0", encoding="utf-8")
        last.write_text(f"{step}", encoding="utf-8")
        site(built, f"killed at {step}")
        with pytest.raises(CommandError):
            target.publish(built)
        assert shown_now(place) in ({before}, {f"killed at {step}"})
        assert FolderTarget(place).differences() == []
        [before] = shown_now(place)
    last.write_text("never", encoding="utf-8")
    target.publish(site(built, "at last"))
    assert (shown_now(place), steps) == ({"at last"}, 16)
    assert len(names(place / "releases")) == len(names(place / "manifests")) == 5


def test_two_publishes_of_two_machines_never_mix(
    target: SshTarget, place: Path, tmp_path: Path
) -> None:
    told: list[str] = []

    def publish(name: str, text: str) -> None:
        mine = tmp_path / name
        mine.mkdir(exist_ok=True)
        site(mine, text)
        both.wait()
        try:
            SshTarget(mine, target.host).publish(mine)
        except CommandError as error:
            told.append(str(error).removeprefix(f"{target.place}: "))

    for turn in range(3):
        both = Barrier(2)
        threads = [
            Thread(target=publish, args=(name, f"{name} {turn}")) for name in ("one", "other")
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert shown_now(place) in ({f"one {turn}"}, {f"other {turn}"})
        assert FolderTarget(place).differences() == []
    between = "what has arrived is not what was sent, for another publish came between: try again"
    assert set(told) <= {BUSY, between}


def test_publish_that_comes_between_is_told(
    target: SshTarget, place: Path, built: Path, programs: Path
) -> None:
    target.publish(built)
    program(programs, "rsync", f'$REAL "$@" && touch {place}/releases/.incoming-ssh/other.html')
    assert told(target, site(built, "second")) == (
        "what has arrived is not what was sent, for another publish came between: try again"
    )
    assert shown_now(place) == {"first"}
    (programs / "rsync").unlink()
    target.publish(built)
    assert (shown_now(place), len(names(place / "current"))) == ({"second"}, 3)


@pytest.fixture
def held(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody else holds the folder of the host, and nobody waits."""
    monkeypatch.setattr(ssh_host, "PATIENCE", 0.0)
    place.mkdir()
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.mark.usefixtures("held")
def test_folder_that_another_holds_is_left_alone(target: SshTarget, built: Path) -> None:
    assert told(target, built) == BUSY
    with (
        target.host.connected(0) as host,
        pytest.raises(CommandError, match=BUSY),
    ):
        host.send(built, "releases/.incoming-ssh", "")


def test_what_killed_publishes_have_left_is_removed(
    target: SshTarget, place: Path, built: Path
) -> None:
    for name in (".incoming-ssh/page7.html", ".incoming-20260101T000000Z/page1.html", "my notes"):
        (place / "releases" / name).mkdir(parents=True)
    (place / "manifests").mkdir()
    (place / "manifests" / "20250101T000000Z.json").touch()
    (place / ".current").symlink_to("releases/gone")
    release = target.publish(built).id
    assert names(place / "releases") == [release, "my notes"]
    assert names(place / "manifests") == [f"{release}.json"]
    assert names(place / "current") == ["page0.html", "page1.html", "page2.html"]


def test_releases_stay_in_order_when_the_clock_of_the_host_jumps_back(
    target: SshTarget, built: Path, programs: Path
) -> None:
    ids = []
    for text, time in enumerate(["20300101T000000Z", "20200101T000000Z", "20300101T000001Z"]):
        program(programs, "date", f"echo {time}")
        ids.append(target.publish(site(built, f"{text}")).id)
    assert ids == ["20300101T000000Z", "20300101T000000Z-2", "20300101T000001Z"]
    assert [one.id for one in target.releases()] == ids[::-1]


def test_release_that_the_current_one_replaced_is_kept(
    target: SshTarget, place: Path, built: Path
) -> None:
    first, *_ = [target.publish(site(built, text)).id for text in "12345"]
    target.restore(target.releases()[-1])
    target.publish(site(built, "6"))
    assert shown_now(place) == {"6"}
    assert first in names(place / "releases")
    assert len(names(place / "releases")) == 6


def test_assets_are_those_of_all_releases_that_are_kept(
    target: SshTarget, place: Path, built: Path
) -> None:
    (built / "theme").mkdir()
    (built / "theme/feed.css").write_text("", encoding="utf-8")
    for number in range(8):
        sheet = built / f"theme/site.{number:08}.css"
        sheet.write_text("p {}", encoding="utf-8")
        target.publish(site(built, f"{number}"))
        sheet.unlink()
    assert names(place / "assets/theme") == [f"site.{number:08}.css" for number in range(3, 8)]
    current = place / "current/theme/site.00000007.css"
    assert current.samefile(place / "assets/theme/site.00000007.css")


def test_release_that_is_gone_cannot_be_restored(
    target: SshTarget, place: Path, built: Path
) -> None:
    first = target.publish(built).id
    target.publish(site(built, "second"))
    listed = target.releases()
    shutil.rmtree(place / "releases" / first)
    with pytest.raises(CommandError, match=f"{first} is gone"):
        target.restore(listed[1])
    assert shown_now(place) == {"second"}


def test_what_is_not_as_it_was_published_is_named_and_mended(
    target: SshTarget, place: Path, built: Path
) -> None:
    release = target.publish(built).id
    (place / "current/page0.html").write_text("tampered", encoding="utf-8")
    (place / "current/page1.html").unlink()
    (place / "current/new.html").touch()
    assert target.differences() == [
        "new.html: was not published",
        "page0.html: is not as it was published",
        "page1.html: is missing",
        f"take what was not published into content/, or remove it there; then {MEND}",
    ]
    assert target.unpublished() == ["new.html"]
    mended = target.publish(built).id
    assert (shown_now(place), target.differences()) == ({"first"}, [])
    (place / "manifests" / f"{mended}.json").write_text("{", encoding="utf-8")
    assert target.differences() == [
        f"{mended}: no manifest says what was published (publish a change)"
    ]
    assert [one.replaced for one in target.releases()] == [release, None]


@pytest.mark.parametrize("name", ["rsync", "flock", "sha256sum"])
def test_program_that_is_missing_on_the_host_is_named(
    target: SshTarget, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for other in {"rsync", "flock", "sha256sum", "find", "sort", "readlink", "date", "mv"} - {name}:
        (few / other).symlink_to(shutil.which(other) or "")
    (few / "sh").symlink_to("/bin/sh")
    monkeypatch.setenv("HOST_PATH", str(few))
    missing = f"{name} is not on {HOST} (install it there)"
    assert (told(target, built), told_before(target)) == (missing, missing)


def test_program_that_is_missing_here_is_named(
    target: SshTarget, built: Path, no_ssh_server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST_PATH", os.environ["PATH"])
    monkeypatch.setenv("PATH", str(no_ssh_server))
    assert told(target, built) == "rsync is not on PATH: install it (Debian: apt install rsync)"
    assert told_before(target) == "rsync is not on PATH: install it (Debian: apt install rsync)"
    (no_ssh_server / "ssh").unlink()
    missing = "ssh is not on PATH: install it (Debian: apt install openssh-client)"
    assert (told(target, built), told_before(target)) == (missing, missing)


def test_host_that_is_ready_is_left_as_it_is(target: SshTarget, place: Path, built: Path) -> None:
    target.check_ready()
    assert not place.exists()
    target.publish(built)
    before = {file: file.stat().st_mtime_ns for file in place.rglob("*")}
    target.check_ready()
    assert {file: file.stat().st_mtime_ns for file in place.rglob("*")} == before


def test_folder_with_other_files_is_not_touched(
    target: SshTarget, place: Path, built: Path
) -> None:
    place.write_text("", encoding="utf-8")
    assert told(target, built) == "is no folder (name a folder of its own)"
    place.unlink()
    (place / "current").mkdir(parents=True)
    assert told(target, built) == (
        "current is not the link that publishing makes: move it away, then publish again"
    )
    assert told_before(target).startswith("current is not the link")
    for number in range(4):
        (place / f"thesis {number}.txt").touch()
    assert told(target, built) == (
        "holds what ./inv publish did not make: thesis 0.txt, thesis 1.txt, thesis 2.txt"
        " (name a folder of its own, or move that away)"
    )
    assert len(names(place)) == 5


def test_folder_where_one_may_not_write_is_told(
    target: SshTarget, place: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = "nobody" if os.geteuid() == 0 else subprocess.getoutput("id -un")
    if os.geteuid() == 0:
        monkeypatch.setenv("HOST_USER", "setpriv --reuid=65534 --clear-groups")
    (place / "releases").mkdir(parents=True)
    place.chmod(0o555)
    for folder in (tmp_path, *tmp_path.parents):
        if os.geteuid() == 0 and folder.is_relative_to(gettempdir()) and folder.name != "tmp":
            folder.chmod(0o755)
    denied = f"{user} may not write there (let it own the folder)"
    assert (told(target, built), told_before(target)) == (denied, denied)
    elsewhere = SshTarget(tmp_path, SshHost(HOST, 0, f"{place}/blog/site"))
    assert told_before(elsewhere) == f"{user} may not write in {place} (let it own that)"
    assert told(elsewhere, built) == (
        f"mkdir: cannot create directory '{place}/blog': Permission denied"
        " (let the user who publishes own it)"
    )


@pytest.fixture(params=["disk", "limit"])
def small(
    request: pytest.FixtureRequest, place: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """The host has room for a megabyte, or for files of less than that."""
    place.mkdir()
    if request.param == "limit":
        monkeypatch.setenv("HOST_FILE_SIZE", "1000")
        yield
        return
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield
    subprocess.run(["umount", place], check=True)


@pytest.mark.usefixtures("small")
def test_full_disk_is_told_and_has_room_again(target: SshTarget, place: Path, built: Path) -> None:
    target.publish(built)
    (built / "much.bin").write_bytes(os.urandom(2_000_000))
    assert told(target, site(built, "second")) == (
        "no space is left there (make some, then publish again)"
    )
    assert shown_now(place) == {"first"}
    assert len(names(place / "releases")) == 1
    (built / "much.bin").unlink()
    target.publish(built)
    assert shown_now(place) == {"second"}


def test_what_shells_of_the_host_say_at_first_is_no_answer(
    target: SshTarget, built: Path, programs: Path
) -> None:
    program(programs, "sh", 'echo Welcome\nexec $REAL "$@"')
    assert target.releases() == []
    assert told(target, built) == (
        "its shell says more than it is asked to (let ~/.bashrc there print nothing)"
    )
    (programs / "sh").unlink()
    target.publish(built)
    program(programs, "sh", 'echo Welcome\nexec $REAL "$@"')
    assert target.differences() == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "ssh: Could not resolve hostname host.example: Name or service not known\r\n",
            "Could not resolve hostname host.example: Name or service not known"
            " (see what ssh -p 22 host.example says: its name, its port, the network)",
        ),
        (
            "ssh: connect to host 192.0.2.1 port 22: Connection timed out\r\n"
            "rsync: connection unexpectedly closed (0 bytes received so far) [sender]\n",
            "connect to host 192.0.2.1 port 22: Connection timed out"
            " (see what ssh -p 22 host.example says: its name, its port, the network)",
        ),
        (
            'rsync: [receiver] write failed on "/srv/a": Disk quota exceeded (122)\n'
            "rsync error: error in file IO (code 11) at receiver.c(380) [receiver=3.2.7]\n",
            "no space is left there (make some, then publish again)",
        ),
        (
            "client_loop: send disconnect: Broken pipe\r\n"
            "rsync error: unexplained error (code 255) at io.c(232) [sender=3.2.7]\n",
            "the connection was cut (publish again: what has arrived is kept)",
        ),
        ("", "the connection was cut (publish again: what has arrived is kept)"),
        (
            "This service allows sftp connections only.\n",
            "This service allows sftp connections only.",
        ),
    ],
)
def test_other_failures_are_told_in_a_line(said: str, expected: str) -> None:
    assert failure(said, "host.example", 22) == expected
