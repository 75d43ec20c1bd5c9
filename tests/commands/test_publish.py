"""Publishing a small site from its sources."""

from __future__ import annotations

import errno
import io
import re
import subprocess
from pathlib import Path
from tempfile import gettempdir

import pytest

from commands.errors import CommandError
from commands.publish import publish_site
from commands.targets import Published
from commands.targets.folder import FolderTarget

from .conftest import INDEX

SECOND = '{"target": "folder", "path": "second"}'


def current_page(site: Path) -> str:
    return (site / "published/current/one/index.html").read_text(encoding="utf-8")


def append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write(text)


def test_published_site_is_current(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    publish_site(site / "siteconf.py")
    assert "The first post." in current_page(site)
    said = re.sub(r"\d+\.\d s$", "N s", capsys.readouterr().out, flags=re.MULTILINE)
    *_, publishing, published, reading, look = said.splitlines()
    release = (site / "published/current").readlink().name
    assert publishing == "publishing it         N s"
    assert reading == "reading it back       N s"
    assert published == f"published: {release} is current in {site}/published"
    assert look.endswith(f"python3 -m http.server --directory {site}/published/current 8000")


def test_what_is_not_there_as_it_was_published_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = FolderTarget.publish

    def published_badly(target: FolderTarget, built: Path) -> Published:
        done = publish(target, built)
        (target.folder / "current/one/index.html").write_text("", encoding="utf-8")
        return done

    monkeypatch.setattr(FolderTarget, "publish", published_badly)
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    place = f"{site}/published"
    assert str(error.value).splitlines() == [
        f"{place}: one/index.html: is not as it was published",
        f"{place}: publish again: what is missing or changed comes back",
    ]


def test_unchanged_site_is_not_published_again(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_site(site / "siteconf.py")
    publish_site(site / "siteconf.py")
    assert capsys.readouterr().out.splitlines()[-3].startswith("nothing changed: ")
    assert len(list((site / "published/releases").iterdir())) == 1


def test_problem_in_a_page_leaves_current(site: Path) -> None:
    publish_site(site / "siteconf.py")
    append(site / "content/blog/one.md", "\n[two](/two/)\n")
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    assert str(error.value).splitlines() == [
        f"{site}/content/blog/one.md:6: one/index.html: a link leads to no file: '/two/'"
        " (mend the link or add its target)",
        "1 fault in the built pages",
        "not published",
    ]
    assert "/two/" not in current_page(site)


def test_problem_of_every_page_is_told_once(site: Path) -> None:
    for name in ("two", "three", "four"):
        post = f"Title: {name}\nDate: 2026-01-01\n\nA post.\n"
        (site / f"content/blog/{name}.md").write_text(post, encoding="utf-8")
    index = site / "theme/templates/index.html"
    links = "".join(f'<a href="/{name}/">{name}</a>' for name in ("two", "three", "four"))
    index.write_text(INDEX.replace("One</a>", f"One</a>{links}"), encoding="utf-8")
    base = site / "theme/templates/base.html"
    base.write_text(base.read_text("utf-8").replace(' lang="en"', ""), encoding="utf-8")
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    remedy = '(write <html lang="en"> in the template)'
    assert str(error.value).splitlines() == [
        f"four/index.html: no language {remedy}; so in 4 other files",
        "1 fault in the built pages",
        "not published",
    ]


def test_failed_build_leaves_current(site: Path) -> None:
    publish_site(site / "siteconf.py")
    append(site / "theme/templates/base.html", "{{ nothing.at.all }}")
    with pytest.raises(CommandError, match="'nothing' is undefined") as error:
        publish_site(site / "siteconf.py")
    assert str(error.value).splitlines()[-1] == "not published"
    assert "The first post." in current_page(site)


def test_disk_that_is_full_while_the_site_is_built_is_told(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pelican.writers.Writer.write_file", fail)
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    assert str(error.value).splitlines() == [
        f"no space is left to build in (make some here and in {gettempdir()}, or let TMPDIR name a"
        " folder that has some)",
        "not published",
    ]


def test_dry_run_shows_what_would_change_and_publishes_nothing(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_site(site / "siteconf.py")
    line = f"in {site}/published: +2 pages, 0 changed, 0 gone; other files: +1, 0 changed, 0 gone"
    assert line in capsys.readouterr().out.splitlines()
    append(site / "content/blog/one.md", "\nMore.\n")
    publish_site(site / "siteconf.py", dry_run=True)
    assert capsys.readouterr().out.splitlines()[-3:] == [
        f"in {site}/published: +0 pages, 1 changed, 0 gone; other files: +0, 0 changed, 0 gone",
        "  ~ /one/",
        "nothing is published: --dry-run",
    ]
    assert "More." not in current_page(site)


@pytest.mark.parametrize("dry_run", [True, False])
def test_page_that_would_be_gone_leaves_current(site: Path, dry_run: bool) -> None:
    publish_site(site / "siteconf.py")
    post = site / "content/blog/one.md"
    post.write_text(post.read_text("utf-8").replace("Title: One", "Title: Two"), encoding="utf-8")
    index = site / "theme/templates/index.html"
    index.write_text(index.read_text("utf-8").replace("/one/", "/two/"), encoding="utf-8")
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py", dry_run=dry_run, yes=True)
    assert str(error.value).splitlines() == [
        f"in {site}/published: +1 page, 1 changed, 1 gone; other files: +0, 1 changed, 0 gone",
        "/one/: would be gone, and others may link to it (write `- {from: /one/, to: ADDRESS}` in"
        f" {site}/content/data/redirects.yaml, or `gone: true, reason: WHY` for `to: ADDRESS`)",
        "not published",
    ]
    assert "The first post." in current_page(site)
    assert len(list((site / "published/releases").iterdir())) == 1


def test_file_that_somebody_has_put_there_leaves_current_until_it_is_taken_over_or_removed(
    site: Path,
) -> None:
    publish_site(site / "siteconf.py")
    current = site / "published/current"
    for path in ("thesis.pdf", "notes/index.html", "notes/.DS_Store"):
        (current / path).parent.mkdir(exist_ok=True)
        (current / path).write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py", yes=True)
    said = "was not published: somebody has put it there, and publishing would take it away"
    redirects = f"{site}/content/data/redirects.yaml"
    assert str(error.value).splitlines() == [
        f"in {site}/published: +0 pages, 0 changed, 1 gone; other files: +0, 0 changed, 2 gone",
        f"/notes/: {said} (make it a post, or write `- {{from: /notes/, to: ADDRESS}}` in"
        f" {redirects}; or remove it there)",
        f"/thesis.pdf: {said} (move it to {site}/content/images/ and write"
        f" `- {{from: /thesis.pdf, to: /images/thesis.pdf}}` in {redirects}; or remove it there)",
        "not published",
    ]
    assert (current / "thesis.pdf").read_text(encoding="utf-8") == "mine"
    (current / "thesis.pdf").unlink()
    (current / "notes/index.html").unlink()
    publish_site(site / "siteconf.py")
    assert not (current / "notes").exists()


def test_many_files_go_only_with_a_yes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_site(site / "siteconf.py")
    for number in range(11):  # twins go with their pages
        twin = site / f"published/current/{number}/index.md"
        twin.parent.mkdir()
        twin.touch()
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    assert str(error.value).splitlines()[-2:] == [
        f"{site}/published: 11 files would go, and nobody can be asked (add --yes)",
        "not published",
    ]
    publish_site(site / "siteconf.py", yes=True)
    assert not (site / "published/current/10").exists()


def test_target_that_cannot_be_read_leaves_all(site: Path) -> None:
    (site / "published").mkdir()
    (site / "published/current").mkdir()
    append(site / "siteconf.py", f"PUBLISH_TO.insert(0, {SECOND})\n")
    with pytest.raises(
        CommandError, match="current: is not the link that publishing makes"
    ) as error:
        publish_site(site / "siteconf.py")
    assert str(error.value).splitlines()[1:] == ["not published"]
    assert not (site / "second").exists()


def test_target_that_fails_leaves_the_others(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "second").symlink_to("gone")
    append(site / "siteconf.py", f"PUBLISH_TO.insert(0, {SECOND})\n")
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    assert str(error.value) == f"{site}/second: {site}/second: File exists"
    assert "The first post." in current_page(site)
    told = capsys.readouterr().out
    assert f"publishing it         stopped\nnot published to {site}/second\n" in told
    assert " is current in " in told


def test_what_forbids_a_publish_is_told_of_each_target(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append(site / "siteconf.py", f"PUBLISH_TO.append({SECOND})\n")
    for name in ("published", "second"):
        (site / name / "current").mkdir(parents=True)
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    wrong = "current: is not the link that publishing makes: move it away, then publish again"
    assert str(error.value).splitlines() == [
        f"{site}/published/{wrong}",
        f"{site}/second/{wrong}",
        "not published",
    ]


def test_what_can_be_known_before_is_told_before_the_build(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "EMAIL",
        "AWS_ACCESS_KEY_ID",
        "AWS_PROFILE",
    ):
        monkeypatch.delenv(name, raising=False)
    for name in ("GIT_CONFIG_GLOBAL", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    (site / "published/current").mkdir(parents=True)
    bucket = '{"target": "s3", "bucket": "ada.example", "endpoint": "http://127.0.0.1:9"}'
    targets = f'{{"target": "git", "remote": "./pages.git"}}, {bucket}, {SECOND}'
    append(site / "siteconf.py", f"PUBLISH_TO += [{targets}]\n")
    with pytest.raises(CommandError) as error:
        publish_site(site / "siteconf.py")
    assert str(error.value).splitlines() == [
        f"{site}/published/current: is not the link that publishing makes: move it away, then"
        " publish again",
        'git does not know who publishes (run git config --global user.name "Your Name", and'
        " user.email in the same way)",
        "s3://ada.example/ at 127.0.0.1:9: no credentials (set AWS_ACCESS_KEY_ID and"
        " AWS_SECRET_ACCESS_KEY, or name a 'profile')",
        "not published",
    ]
    said = re.sub(r"\d+\.\d s$", "N s", capsys.readouterr().out, flags=re.MULTILINE)
    assert said.splitlines() == [
        *3 * ["asking where it goes  stopped"],
        "asking where it goes  N s",
    ]


def test_folder_to_look_at_may_have_a_space_in_its_name(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spaced = SECOND.replace("second", "my site")
    append(site / "siteconf.py", f"PUBLISH_TO = [{spaced}]\n")
    publish_site(site / "siteconf.py")
    look = capsys.readouterr().out.splitlines()[-1]
    assert look.endswith(f" --directory '{site}/my site/current' 8000")


def test_site_is_published_to_a_branch_too(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"NAME": "Ada Lovelace", "EMAIL": "ada@lamps.example"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
    subprocess.run(["git", "init", "--quiet", "--bare", "pages.git"], cwd=site, check=True)
    append(site / "siteconf.py", 'PUBLISH_TO.append({"target": "git", "remote": "./pages.git"})\n')
    publish_site(site / "siteconf.py")
    show = ["git", "-C", site / "pages.git", "show", "gh-pages:one/index.html"]
    shown = subprocess.run(show, capture_output=True, text=True, check=True).stdout
    assert shown == current_page(site)
    assert f" is current in gh-pages of {site}/pages.git" in capsys.readouterr().out


def test_missing_targets_are_named(site: Path) -> None:
    append(site / "siteconf.py", "del PUBLISH_TO\n")
    with pytest.raises(CommandError, match=r"siteconf\.py:2: PUBLISH_TO: None is not a list"):
        publish_site(site / "siteconf.py")
