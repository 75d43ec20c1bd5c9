from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser

from commands.bench import (
    bench,
    build_table,
    gate,
    peers,
    project_copy,
    results,
    saves,
    serve,
    weight,
)
from commands.bench.asked import Asked
from commands.bench.generators import generators
from commands.bench.growth import exponent, medians, ratios
from commands.bench.library import write_library
from commands.bench.posts import write_posts
from commands.bench.process_tree import program_numbers
from commands.errors import CommandError
from commands.gallery import SITES


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that results go to, for this site without any content."""
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(project_copy, "CONTENT", SITES["bare"])
    monkeypatch.setattr(gate, "CONTENT", SITES["bare"])
    return tmp_path / "results"


def test_library_is_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_library(tmp_path / name, 40)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert len(files(tmp_path / "one")) == 7 + 2


def test_exponent_tells_linear_from_quadratic() -> None:
    assert exponent({size: 3.0 * size for size in (1, 2, 4)}) == pytest.approx(1)
    assert exponent({size: 0.5 * size**2 for size in (1, 2, 4)}) == pytest.approx(2)


def test_runs_of_all_sizes_take_turns() -> None:
    order: list[int] = []

    def measure(size: int) -> dict[str, float]:
        order.append(size)
        return {"seconds": float(len(order))}

    assert medians(measure, (10, 20), runs=3) == {10: {"seconds": 3}, 20: {"seconds": 4}}
    assert order == [10, 20] * 3


def test_unknown_suite_is_told_with_the_known() -> None:
    with pytest.raises(
        CommandError, match=r"'speed' is no suite \(write ./inv bench build or .* or gate\)"
    ):
        bench("speed")


@pytest.mark.parametrize(
    ("flags", "problem"),
    [
        ({"sizes": "10,many"}, "--sizes 10,many: 'many' is no number (write 100,1000)"),
        ({"runs": "0"}, "--runs 0: '0' is no number (write 5)"),
        ({"only": "hugo,jekyll"}, "--only jekyll: is no generator (write some of site,"),
        (
            {"suite": "serve", "only": "jekyll"},
            "--only jekyll: is not measured (write some of post,",
        ),
        (
            {"suite": "profile", "only": "hugo"},
            "--only hugo: cannot be looked into (write some of s",
        ),
        ({"suite": "weight", "only": "css"}, "--only css: the suite weight does not take it"),
    ],
)
def test_wrong_flag_is_told_with_its_value(flags: dict[str, str], problem: str) -> None:
    with pytest.raises(CommandError) as error:
        bench(**{"suite": "build", **flags})
    assert str(error.value).startswith(problem)


def test_ratio_is_the_median_of_those_of_each_turn() -> None:
    found = [{"seconds": 1.0}, {"seconds": 8.0}, {"seconds": 3.0}]
    other = [{"seconds": 2.0}, {"seconds": 4.0}, {"seconds": 1.0}]
    assert ratios(found, other) == {"seconds": 2.0}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc tells of memory")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    child = "held = bytearray(60_000_000); print(flush=True); input()"
    parent = f"""
import subprocess, sys, time
with subprocess.Popen([sys.executable, "-c", {child!r}], stdin=-1, stdout=-1) as child:
    held = bytearray(60_000_000)
    child.stdout.readline()
    time.sleep(0.3)
    child.communicate(b"end\\n")
"""
    found = program_numbers([sys.executable, "-c", parent], tmp_path)
    assert 120 < found["megabytes"] < 180


def test_program_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="ended with 3:\nno room"):
        program_numbers(["sh", "-c", "echo no room >&2; exit 3"], tmp_path)


@pytest.mark.slow
def test_build_is_measured_and_written_without_what_cannot_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(peers, "PEERS", tmp_path / "peers")
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    bench("build", sizes="2", runs="1", only="pelican,hugo")
    found = json.loads((tmp_path / "results/build-2-pelican-hugo.json").read_text("utf-8"))
    works = ("clean", "edited", "kept")
    names = ("seconds", "processors", "megabytes")
    numbers = {"pages", *(f"{work} {name}" for work in works for name in names)}
    assert {name: set(one) for name, one in found["sizes"]["2"].items()} == {"pelican": numbers}
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("hugo is left out: hugo 0.168.0 cannot be had: ")
    assert [line.split()[:4] for line in lines if line.startswith("pelican")] == [
        ["pelican", f"{found['sizes']['2']['pelican']['clean seconds']:.2f}", "s", "-"]
    ]
    assert lines[-1].startswith("written to ")


def test_builds_are_shown_with_their_ratio_and_what_a_post_more_takes() -> None:
    works = ("clean", "edited", "kept")
    names = ("seconds", "processors", "megabytes")
    numbers = {f"{work} {name}": 6.0 for work in works for name in names}
    other = numbers | {f"{work} seconds x": 0.5 for work in works} | {"clean seconds": 3.0}
    found = {
        "sizes": {"100": {"ours": other}, "1100": {"ours": numbers}},
        "runs": {"100": 5, "1100": 3},
        "exponents": {"ours": 1.0},
        "load": [99.0, 0.5],
    }
    lines = build_table.table(found).splitlines()
    assert [" ".join(line.split()) for line in lines if line.startswith("ours")] == [
        "ours 3.00 s 0.50 - 6.00 s 6 MB 6.00 s 0.50 6.00 s 0.50",
        "ours 6.00 s - 3.00 ms 6.00 s 6 MB 6.00 s - 6.00 s -",
    ]
    assert lines[-3] == "a clean build grows as posts to the power of: ours 1.00"
    assert lines[-1].endswith(" processors (others disturb: measure again)")


@pytest.mark.slow
def test_minimal_sites_of_peers_have_the_same_files(tmp_path: Path) -> None:
    if not peers.are_here():
        pytest.skip("./inv bench build has not installed them")
    built = {}
    for name, generator in generators(Asked(only=("pelican", "hugo", "eleventy"))).items():
        site = tmp_path / name
        generator.write(site, 21)
        program_numbers(generator.command, site)
        built[name] = set(files(site / "output"))
    assert built == dict.fromkeys(("pelican", "hugo", "eleventy"), built["pelican"])
    assert {"page/2/index.html", "post-00020/index.html", "feed.xml"} <= built["pelican"]


@pytest.mark.slow
def test_records_are_measured_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results")
    bench("records", quick=True)
    found = json.loads((tmp_path / "results/records-quick.json").read_text(encoding="utf-8"))
    numbers = {"read", "join", "seconds", "megabytes", "problems"}
    assert set(found) == {"python", "machine", "runs", "sizes", "exponent", "unknown_authors"}
    assert {size: set(measured) for size, measured in found["sizes"].items()} == {
        "20": numbers,
        "40": numbers,
    }
    assert [measured["problems"] for measured in found["sizes"].values()] == [0, 0]
    assert found["unknown_authors"]["problems"] == 200
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["papers", "20", "40", "time", "200", "written"]


def test_posts_are_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_posts(tmp_path / name, 3)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert set(files(tmp_path / "one")) == {f"post-0000{number}.md" for number in range(3)}


def test_page_more_costs_what_is_beyond_the_smallest_site() -> None:
    names = ("first", "processors", "unchanged", "changed")
    some = {"pages": 10, **dict.fromkeys(names, 1.0)}
    more = {"pages": 510, **dict.fromkeys(names, 2.0)}
    lines = [line.split() for line in gate.table({0: some, 500: more}).splitlines()[1:]]
    ends = "1.00 s 1.00 s 1.00 s 1.00 s", "2.00 s 2.00 ms 2.00 s 2.00 ms 2.00 s 2.00 ms 2.00 s"
    assert lines == [["10", *ends[0].split()], ["510", *ends[1].split()]]


@pytest.mark.slow
def test_gate_is_measured_and_written(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench("gate", quick=True, sizes="4")
    found = json.loads((bare / "gate-quick-4.json").read_text(encoding="utf-8"))
    (numbers,) = found["sizes"].values()
    assert numbers["pages"] > 4
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-3:-1]] == ["pages", f"{numbers['pages']:.0f}"]
    assert lines[-1].startswith("written to ")


@pytest.mark.slow
def test_publish_is_measured_and_written(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench("publish", sizes="1", runs="1")
    found = json.loads((bare / "publish-1.json").read_text(encoding="utf-8"))
    works = ("scratch", "unchanged", "edited")
    names = ("seconds", "processors", "megabytes")
    assert set(found["sizes"]["1"]) == {f"{work} {name}" for work in works for name in names}
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-3:]] == ["posts", "1", "written"]


@pytest.mark.slow
@pytest.mark.browser
def test_saves_are_measured_in_a_browser_and_over_http(bare: Path) -> None:
    bench("serve", sizes="1", runs="1", only="data,ours")
    found = json.loads((bare / "serve-1-data-ours.json").read_text(encoding="utf-8"))
    assert {name: len(seconds) for name, seconds in found["kinds"].items()} == {"data": 1}
    ours = {name: len(seconds) for name, seconds in found["sizes"]["1"].items()}
    assert ours == {"ours": 1, serve.WHOLE: 1}


def test_median_and_worst_of_saves_and_their_ratio_are_shown() -> None:
    found = {"ours": [1.0, 4.0, 2.0], "hugo": [2.0, 2.0, 2.0]}
    assert serve.table("1,000 posts", found).splitlines() == [
        "1,000 posts       median   worst",
        "ours              2.00 s  4.00 s",
        "hugo              2.00 s  2.00 s",
        "ours is 1.00 x hugo",
    ]


@pytest.mark.slow
def test_each_save_changes_its_file_once(tmp_path: Path, bare: Path) -> None:
    copy = project_copy.copy_project(tmp_path / "project", 1)
    saves.add_what_is_saved(copy)
    for save in saves.SAVES.values():
        texts = []
        for number in (1, 22):
            save.save(copy, number)
            texts.append((copy / save.file).read_text("utf-8"))
        assert texts[1] == texts[0].replace("Saved 1.", "Saved 22.").replace("d: 1 }", "d: 22 }")
        assert texts[1] != texts[0]


@pytest.mark.slow
@pytest.mark.browser
def test_page_weighs_what_a_browser_loads(built: Path, browser: Browser) -> None:
    (found,) = weight.weights(browser, built, {"home": "/"}).values()
    home = (built / "index.html").read_bytes()
    (style,) = re.findall(r'rel="stylesheet" href="/(.*?)"', home.decode())
    assert found["HTML"] == len(brotli.compress(home))
    assert found["CSS"] == len(brotli.compress((built / style).read_bytes()))
    assert found["all"] == sum(found[head] for head in weight.HEADS)
    lines = weight.table({"home": found}).splitlines()
    assert lines[1].split()[:2] == ["home", str(found["requests"])]


def test_profile_without_what_makes_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "PEERS", tmp_path / "peers")
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    with pytest.raises(CommandError, match=r"^py-spy 0\.4\.3 cannot be had: "):
        bench("profile")
    assert list((tmp_path / "peers").iterdir()) == []
