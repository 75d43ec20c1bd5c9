"""The sites that a machine keeps of a target: whole, and no more than five."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from commands.targets.kept_sites import KeptSite, KeptSites


@pytest.fixture
def kept(tmp_path: Path) -> KeptSites:
    return KeptSites(tmp_path / "kept")


def keep(kept: KeptSites, name: str) -> KeptSite:
    files = {"index.html": kept.add(name.encode()), "same.css": kept.add(b"same")}
    site = KeptSite(name, None, files)
    kept.keep(site)
    return site


def test_same_file_is_added_by_two_at_once(
    kept: KeptSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    both, write = Barrier(2, timeout=10), Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda *given: (write(*given), both.wait()))
    with ThreadPoolExecutor(2) as pool:
        [name] = set(pool.map(kept.add, [b"same", b"same"]))
    assert kept.read(name) == b"same"


def test_newest_five_are_kept_with_their_files_alone(kept: KeptSites) -> None:
    kept.add(b"left by a publish that was killed")
    sites = [keep(kept, f"{number}") for number in range(7)]
    kept.keep(sites[-1])
    assert kept.sites() == sites[:1:-1]
    assert len(list(kept.folder.glob("blobs/*"))) == 6


def test_what_a_killed_publish_has_half_written_is_no_site(kept: KeptSites) -> None:
    first = keep(kept, "first")
    for name in ("blobs/abc", "releases/000000002.json", "releases/000000003.json"):
        (kept.folder / f"{name}.1.part").write_text("{", encoding="utf-8")
    (kept.folder / "releases/000000002.json").write_text("{", encoding="utf-8")
    assert kept.sites() == [first]
    second = keep(kept, "second")
    assert kept.sites() == [second, first]
    assert list(kept.folder.rglob("*.part")) == []


def test_site_without_one_of_its_files_is_none(kept: KeptSites, tmp_path: Path) -> None:
    first, second = keep(kept, "first"), keep(kept, "second")
    kept.write_site(first.files, tmp_path / "shown")
    assert (tmp_path / "shown/index.html").read_text(encoding="utf-8") == "first"
    (kept.folder / "blobs" / first.files["index.html"]).unlink()
    assert kept.sites() == [second]
    assert kept.read(first.files["index.html"]) is None
