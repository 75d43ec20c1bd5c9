"""What ./inv serve shows after a save, and in which order, by builds that only note their calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commands.preview import showing
from commands.preview.live_site import LiveSite
from commands.preview.showing import Showing
from commands.project import CONTENT, PLUGINS

TEXT, OTHER, DATA = CONTENT / "blog/one.md", CONTENT / "news/two.md", CONTENT / "data/talks.yaml"
CODE = PLUGINS / "search/files.py"


@dataclass
class Build:
    """A build that is done when `is_done` says so; what it is asked to do is noted in `calls`."""

    folder: Path
    calls: list[str]
    problems: str = ""
    writes: bool = True
    done: bool = False

    def is_done(self) -> bool:
        return self.done

    def result(self) -> tuple[str, str]:
        self.folder.mkdir()
        return self.problems, ""

    def write_pages(self, files: list[Path]) -> bool:
        names = " ".join(file.name for file in files)
        self.calls.append(f"{names} into {self.folder.name}")
        return self.writes

    def end(self) -> None:
        self.calls.append(f"end of {self.folder.name}")


@dataclass
class Builder:
    calls: list[str] = field(default_factory=list)
    builds: list[Build] = field(default_factory=list)

    def build(self, folder: Path) -> Build:
        self.calls.append(f"build {folder.name}")
        self.builds.append(Build(folder, self.calls))
        return self.builds[-1]

    def renew(self) -> None:
        self.calls.append("renew")


@dataclass
class Shown:
    """What is shown, by builds that a test looks after."""

    site: LiveSite
    builder: Builder
    showing: Showing

    def save(self, *files: Path) -> list[str]:
        """Return what is called after a save."""
        before = len(self.builder.calls)
        self.showing.go_on(set(files))
        return self.builder.calls[before:]

    def finish(self, problems: str = "") -> list[str]:
        """Let the build that runs be done; return what is called then."""
        self.builder.builds[-1].done = True
        self.builder.builds[-1].problems = problems
        return self.save()

    @property
    def folder(self) -> str:
        return self.site.shown().folder.name


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A site of which all has been built once."""
    monkeypatch.setattr(showing, "QUIET", 0)
    site, builder = LiveSite(tmp_path), Builder()
    shown = Shown(site, builder, Showing(site, builder, tmp_path))  # type: ignore[arg-type]
    shown.showing.begin()
    assert shown.showing.rest is None
    return shown


def test_page_of_a_saved_text_is_shown_and_then_all_is_built(shown: Shown) -> None:
    edition = shown.site.shown().edition
    assert shown.save(TEXT) == ["one.md into 000000", "build 000001"]
    assert shown.finish() == ["end of 000000"]
    assert (shown.folder, shown.site.shown().edition) == ("000001", edition)
    assert shown.showing.rest is None


def test_all_is_built_once_nothing_has_been_saved_for_a_while(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "QUIET", 3600)
    assert shown.save(TEXT) == ["one.md into 000000"]
    assert shown.save(TEXT) == ["one.md into 000000"]
    assert 3500 < (shown.showing.rest or 0) <= 3600
    assert shown.save(DATA) == ["build 000001"]


def test_text_that_is_saved_while_all_is_built_stays_as_it_is_shown(shown: Shown) -> None:
    assert shown.save(DATA) == ["build 000001"]
    assert shown.save(TEXT) == ["one.md into 000000"]
    assert shown.folder == "000000"
    assert shown.finish() == ["one.md into 000001", "end of 000000", "build 000002"]
    assert shown.save(OTHER) == ["two.md into 000001"]
    edition = shown.site.shown().edition
    assert shown.finish() == ["two.md into 000002", "end of 000001", "build 000003"]
    assert shown.site.shown().edition == edition


def test_what_is_no_text_is_shown_in_every_browser_once_all_is_built(shown: Shown) -> None:
    edition = shown.site.shown().edition
    assert shown.save(TEXT, DATA) == ["one.md into 000000", "build 000001"]
    assert shown.site.shown().edition == edition
    shown.finish()
    assert shown.site.shown().edition > edition


def test_pages_are_not_shown_by_code_that_has_changed(shown: Shown) -> None:
    assert shown.save(CODE, TEXT) == ["renew", "end of 000000", "build 000001"]
    assert shown.save(TEXT) == []
    assert shown.finish() == ["one.md into 000001", "build 000002"]
    assert shown.save(TEXT) == ["one.md into 000001"]


def test_all_is_built_at_once_where_a_page_is_wrong(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(showing, "QUIET", 3600)
    shown.builder.builds[0].writes = False
    assert shown.save(TEXT) == ["one.md into 000000", "build 000001"]
    assert shown.finish("one.md:1: is wrong") == ["end of 000001"]
    assert shown.site.shown().problems == "one.md:1: is wrong"
    assert not (tmp_path / "000001").exists()
    assert shown.save(TEXT) == ["build 000002"]  # problems stand until all is right
    assert shown.finish() == ["end of 000000"]
    assert shown.site.shown().problems == ""


def test_many_texts_are_not_shown_one_by_one(shown: Shown) -> None:
    texts = [CONTENT / f"blog/{number}.md" for number in range(showing.MOST + 1)]
    assert shown.save(*texts) == ["build 000001"]
