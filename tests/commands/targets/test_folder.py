"""Publishing into a folder: what is current at each moment, and what is kept."""

from __future__ import annotations

import fcntl
import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir
from threading import Timer

import brotli
import pytest

from commands.errors import CommandError
from commands.targets import lock, releases_before
from commands.targets.folder import FolderTarget
from commands.targets.release_names import RELEASE

from .conftest import MEND, write


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "published"


def publish(built: Path, target: Path) -> Path:
    """Return the folder of the release that is current then."""
    return target / "releases" / FolderTarget(target).publish(built).id


def shown_now(target: Path) -> str:
    return (target / "current" / "index.html").read_text(encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_current_is_a_relative_link_to_the_release(built: Path, target: Path) -> None:
    release = publish(built, target)
    assert RELEASE.fullmatch(release.name)
    assert (target / "current").readlink() == Path("releases", release.name)
    assert (target / "current" / "papers" / "one.txt").read_text(encoding="utf-8") == "a paper"
    with FolderTarget(target).published() as published:
        assert published == release


def test_nothing_but_the_release_is_left_behind(built: Path, target: Path) -> None:
    release = publish(built, target)
    assert names(target) == [".lock", "current", "manifests", "releases"]
    assert names(target / "releases") == [release.name]
    assert names(target / "manifests") == [f"{release.name}.json"]


def test_release_can_be_read_by_the_web_server(built: Path, target: Path) -> None:
    release = publish(built, target)
    assert release.stat().st_mode & 0o777 == built.stat().st_mode & 0o777


def test_second_publish_of_same_bytes_makes_no_release(built: Path, target: Path) -> None:
    first = publish(built, target)
    assert publish(built, target) == first
    assert names(target / "releases") == [first.name]


def test_renamed_file_is_a_change(built: Path, target: Path) -> None:
    first = publish(built, target)
    (built / "papers" / "one.txt").rename(built / "papers" / "two.txt")
    assert publish(built, target) != first


def test_two_releases_within_a_second_have_two_names(built: Path, target: Path) -> None:
    first = publish(built, target)
    write(built, "second")
    assert publish(built, target) != first
    assert shown_now(target) == "second"


def test_five_newest_releases_are_kept(built: Path, target: Path) -> None:
    releases = []
    for number in range(12):  # within a second or two, so that numbers decide
        write(built, str(number))
        releases.append(publish(built, target).name)
    assert set(names(target / "releases")) == set(releases[-5:])
    assert set(names(target / "manifests")) == {f"{name}.json" for name in releases[-5:]}
    assert shown_now(target) == "11"


def test_release_that_the_current_one_replaced_is_kept(built: Path, target: Path) -> None:
    first, *_ = contents(built, target, *"12345")
    FolderTarget(target).restore(FolderTarget(target).releases()[-1])
    contents(built, target, "6")
    assert shown_now(target) == "6"
    assert first in names(target / "releases")
    assert len(names(target / "releases")) == 6
    contents(built, target, "7")
    assert first not in names(target / "releases")
    assert len(names(target / "releases")) == 5


def test_releases_stay_in_order_when_the_clock_jumps_back(built: Path, target: Path) -> None:
    for year in range(2990, 2996):  # as a clock that was wrong would have left them
        (target / "releases" / f"{year}0101T000000Z").mkdir(parents=True)
    assert publish(built, target).name == "29950101T000000Z-2"
    assert names(target / "releases") == [
        *(f"{year}0101T000000Z" for year in range(2992, 2996)),
        "29950101T000000Z-2",
    ]


def test_folder_that_is_no_release_is_never_removed(built: Path, target: Path) -> None:
    (target / "releases" / "my notes").mkdir(parents=True)
    for number in range(7):
        write(built, str(number))
        publish(built, target)
    assert "my notes" in names(target / "releases")


def test_assets_are_those_of_all_releases_that_are_kept(built: Path, target: Path) -> None:
    (built / "theme").mkdir()
    for number in range(8):
        sheet = built / f"theme/site.{number:08}.css"
        sheet.write_text(PAGE, encoding="utf-8")
        (built / "theme/feed.css").write_text(f"{number}", encoding="utf-8")
        compressing(target).publish(built)
        sheet.unlink()
    kept = [f"site.{number:08}.css" for number in range(3, 8)]
    with_copies = [f"{name}{suffix}" for name in kept for suffix in ("", ".br", ".gz")]
    assert names(target / "assets/theme") == with_copies
    assert (target / "assets/theme" / kept[-1]).samefile(target / "current/theme" / kept[-1])
    compressing(target).restore(compressing(target).releases()[-1])
    assert names(target / "assets/theme") == with_copies


def test_file_that_has_not_changed_is_the_same_one_on_the_disk(built: Path, target: Path) -> None:
    first = publish(built, target)
    write(built, "second")
    second = publish(built, target)
    assert (first / "papers/one.txt").samefile(second / "papers/one.txt")
    assert not (first / "index.html").samefile(second / "index.html")


def test_file_that_was_damaged_is_copied_anew(built: Path, target: Path) -> None:
    first = publish(built, target)
    (first / "papers/one.txt").write_text("damaged", encoding="utf-8")
    second = publish(built, target)
    assert second != first
    assert (second / "papers/one.txt").read_text(encoding="utf-8") == "a paper"


PAGE = "<p>lamps</p>" * 40


def compressing(target: Path) -> FolderTarget:
    return FolderTarget(target, compress=True)


def test_compressed_copies_hold_what_they_stand_for(built: Path, target: Path) -> None:
    write(built, PAGE)
    (built / "lamp.png").write_bytes(PAGE.encode())
    release = target / "releases" / compressing(target).publish(built).id
    assert gzip.decompress((release / "index.html.gz").read_bytes()).decode() == PAGE
    assert brotli.decompress((release / "index.html.br").read_bytes()).decode() == PAGE
    assert names(release) == ["index.html", "index.html.br", "index.html.gz", "lamp.png", "papers"]
    assert names(release / "papers") == ["one.txt"]  # too small to gain anything
    assert compressing(target).differences() == []
    with compressing(target).published() as published:
        assert published
        assert names(published) == ["index.html", "lamp.png", "papers"]
        assert (published / "index.html").read_text(encoding="utf-8") == PAGE


def test_compressed_copies_change_with_their_file_alone(built: Path, target: Path) -> None:
    write(built, PAGE)
    (built / "papers/one.txt").write_text(PAGE, encoding="utf-8")
    first = target / "releases" / compressing(target).publish(built).id
    assert not compressing(target).publish(built).is_new
    write(built, PAGE + "!")
    second = target / "releases" / compressing(target).publish(built).id
    assert gzip.decompress((second / "index.html.gz").read_bytes()).decode() == PAGE + "!"
    assert (first / "papers/one.txt.br").samefile(second / "papers/one.txt.br")
    third = publish(built, target)  # without
    assert names(third) == ["index.html", "papers"]
    fourth = target / "releases" / compressing(target).publish(built).id
    assert "index.html.br" in names(fourth)


def test_damaged_compressed_copy_is_told_and_made_anew(built: Path, target: Path) -> None:
    write(built, PAGE)
    first = target / "releases" / compressing(target).publish(built).id
    (first / "index.html.gz").write_bytes(b"damaged")
    assert compressing(target).differences() == ["index.html.gz: is not as it was published", MEND]
    second = target / "releases" / compressing(target).publish(built).id
    assert second != first
    assert gzip.decompress((second / "index.html.gz").read_bytes()).decode() == PAGE


def test_compressed_file_of_the_site_stays_its_own(built: Path, target: Path) -> None:
    (built / "data.csv").write_text(PAGE, encoding="utf-8")
    (built / "data.csv.gz").write_bytes(b"as the author made it")
    for text in ("1", "2"):
        write(built, text)
        release = target / "releases" / compressing(target).publish(built).id
        assert (release / "data.csv.gz").read_bytes() == b"as the author made it"
        with compressing(target).published() as published:
            assert published
            assert "data.csv.gz" in names(published)


def test_copy_that_a_killed_publish_left_is_removed(built: Path, target: Path) -> None:
    (target / "releases" / ".incoming-old" / "site").mkdir(parents=True)
    release = publish(built, target)
    assert names(target / "releases") == [release.name]


def test_link_that_a_killed_publish_left_does_not_matter(built: Path, target: Path) -> None:
    target.mkdir()
    (target / ".current").symlink_to("releases/gone")
    publish(built, target)
    assert shown_now(target) == "first"


def test_failure_before_the_swap_leaves_current(built: Path, target: Path) -> None:
    publish(built, target)
    write(built, "second")
    (built / "broken").symlink_to(built / "gone")  # cannot be copied
    with pytest.raises(CommandError) as error:
        publish(built, target)
    assert f"{built / 'broken'}" in str(error.value)
    assert shown_now(target) == "first"
    assert len(names(target / "releases")) == 1


def test_folder_named_current_is_not_touched(built: Path, target: Path) -> None:
    (target / "current").mkdir(parents=True)
    with pytest.raises(CommandError, match="is not the link that publishing makes: move it away"):
        publish(built, target)
    assert names(target / "current") == []


def test_current_that_leads_to_a_removed_release_is_replaced(built: Path, target: Path) -> None:
    target.mkdir()
    (target / "current").symlink_to("releases/gone")
    publish(built, target)
    assert shown_now(target) == "first"


def test_target_that_is_a_file_is_named(built: Path, target: Path) -> None:
    target.write_text("", encoding="utf-8")
    with pytest.raises(CommandError, match=r"published: .*/published: File exists"):
        publish(built, target)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may do as somebody else")
def test_folder_where_one_may_not_write_is_told_before(target: Path) -> None:
    for folder in target.parents:
        if folder.is_relative_to(gettempdir()) and folder.name != "tmp":
            folder.chmod(0o755)
    os.seteuid(65534)
    try:
        with pytest.raises(CommandError) as error:
            FolderTarget(target / "site").check_ready()
    finally:
        os.seteuid(0)
    reason = f"{target.parent}: Permission denied (let the user who publishes own it)"
    assert str(error.value) == f"{target}/site: {reason}"
    FolderTarget(target / "site").check_ready()
    assert not target.exists()


def test_second_publish_at_the_same_time_stops(
    built: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.0)
    publish(built, target)
    write(built, "second")
    hold = (
        "import fcntl, sys; lock = open(sys.argv[1], 'w'); fcntl.flock(lock, fcntl.LOCK_EX);"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(target / ".lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(CommandError, match="another publish is under way"):
            publish(built, target)
        assert shown_now(target) == "first"
        other.communicate("")
    publish(built, target)
    assert shown_now(target) == "second"


def test_second_publish_waits_for_one_that_ends_in_a_moment(built: Path, target: Path) -> None:
    target.mkdir()
    held = (target / ".lock").open("w")
    fcntl.flock(held, fcntl.LOCK_EX)
    Timer(0.2, held.close).start()
    publish(built, target)
    assert (held.closed, shown_now(target)) == (True, "first")


def test_lock_is_free_after_a_failure(built: Path, target: Path) -> None:
    (built / "broken").symlink_to(built / "gone")
    with pytest.raises(CommandError):
        publish(built, target)
    with (target / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def contents(built: Path, target: Path, *texts: str) -> list[str]:
    """Publish these texts, and return the ids of the releases."""
    ids = []
    for text in texts:
        write(built, text)
        ids.append(publish(built, target).name)
    return ids


def history(target: Path) -> list[tuple[str, int, str | None, bool]]:
    releases = FolderTarget(target).releases()
    return [(one.id, one.pages, one.replaced, one.is_current) for one in releases]


def test_releases_are_listed_newest_first_with_what_each_replaced(
    built: Path, target: Path
) -> None:
    first, second = contents(built, target, "first", "second")
    assert history(target) == [(second, 1, first, True), (first, 1, None, False)]


def test_releases_without_manifests_replaced_the_one_before(built: Path, target: Path) -> None:
    first, second = contents(built, target, "first", "second")
    (target / "manifests" / f"{first}.json").unlink()
    (target / "manifests" / f"{second}.json").write_text("{", encoding="utf-8")
    assert history(target) == [(second, 1, first, True), (first, 1, None, False)]
    assert FolderTarget(target).differences() == [
        f"{second}: no manifest says what was published (publish a change)"
    ]


def test_release_is_current_again_and_a_later_publish_works(built: Path, target: Path) -> None:
    first, second = contents(built, target, "first", "second")
    here = FolderTarget(target)
    here.restore(here.releases()[1])
    assert shown_now(target) == "first"
    [third] = contents(built, target, "third")
    assert shown_now(target) == "third"
    assert history(target) == [
        (third, 1, first, True),
        (second, 1, first, False),
        (first, 1, None, False),
    ]


def test_what_was_rolled_back_is_not_what_a_rollback_leads_to(built: Path, target: Path) -> None:
    first, _ = contents(built, target, "first", "bad")
    here = FolderTarget(target)
    here.restore(here.releases()[1])
    contents(built, target, "bad, too")
    assert [one.id for one in releases_before(here.releases())] == [first]


def test_release_that_is_gone_cannot_be_restored(built: Path, target: Path) -> None:
    first, _ = contents(built, target, "first", "second")
    here = FolderTarget(target)
    listed = here.releases()
    shutil.rmtree(target / "releases" / first)
    with pytest.raises(CommandError, match=f"{first} is gone"):
        here.restore(listed[1])
    assert shown_now(target) == "second"


def test_what_is_not_as_it_was_published_is_named(built: Path, target: Path) -> None:
    here = FolderTarget(target)
    assert here.differences() == ["nothing is published (run ./inv publish)"]
    publish(built, target)
    assert here.differences() == []
    write(target / "current", "tampered")
    (target / "current" / "papers" / "one.txt").unlink()
    (target / "current" / "new.html").write_text("", encoding="utf-8")
    assert here.differences() == [
        "index.html: is not as it was published",
        "new.html: was not published",
        "papers/one.txt: is missing",
        f"take what was not published into content/, or remove it there; then {MEND}",
    ]


def test_what_somebody_has_put_there_is_known(built: Path, target: Path) -> None:
    assert FolderTarget(target).unpublished() == []
    publish(built, target)
    write(target / "current", "tampered")
    (target / "current/papers/new.pdf").touch()
    assert FolderTarget(target).unpublished() == ["papers/new.pdf"]
    assert FolderTarget(target).differences()[1:] == [
        "papers/new.pdf: was not published",
        f"take what was not published into content/, or remove it there; then {MEND}",
    ]
    write(target / "current", "first")
    assert FolderTarget(target).differences() == [
        "papers/new.pdf: was not published",
        "take what was not published into content/, or remove it there",
    ]
    (target / "manifests" / f"{(target / 'current').readlink().name}.json").unlink()
    assert FolderTarget(target).unpublished() == []


def test_publish_mends_what_is_not_as_it_was_published(built: Path, target: Path) -> None:
    publish(built, target)
    write(target / "current", "tampered")
    publish(built, target)
    assert (shown_now(target), FolderTarget(target).differences()) == ("first", [])


def test_what_cannot_be_read_is_told_in_a_line(built: Path, target: Path) -> None:
    release = publish(built, target)
    manifest = target / "manifests" / f"{release.name}.json"
    manifest.unlink()
    manifest.mkdir()
    page = target / "current" / "other"
    page.symlink_to("gone")
    with pytest.raises(CommandError, match=r"published: .*\.json: Is a directory$"):
        FolderTarget(target).releases()
    manifest.rmdir()
    with pytest.raises(CommandError, match=r"published: .*/other: is a link that leads nowhere"):
        FolderTarget(target).releases()
    with (
        pytest.raises(CommandError, match=r"published: .*/other: is a link that leads nowhere"),
        FolderTarget(target).published(),
    ):
        pass
