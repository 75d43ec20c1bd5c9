from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from commands.bench import bench, gate, peers, results
from commands.bench.asked import Asked
from commands.bench.generators import generators
from commands.bench.growth import exponent, medians, ratios
from commands.bench.library import write_library
from commands.bench.posts import write_posts
from commands.bench.process_tree import program_numbers
from commands.errors import CommandError


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


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
    ],
)
def test_wrong_flag_is_told_with_its_value(flags: dict[str, str], problem: str) -> None:
    with pytest.raises(CommandError) as error:
        bench("build", **flags)
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
    bench("build", sizes="2,3", runs="1", only="pelican,hugo")
    found = json.loads((tmp_path / "results/build-2-3-pelican-hugo.json").read_text("utf-8"))
    works = ("clean", "edited", "kept")
    names = ("seconds", "processors", "megabytes")
    numbers = {"pages", *(f"{work} {name}" for work in works for name in names)}
    assert {size: set(one["pelican"]) for size, one in found["sizes"].items()} == {
        "2": numbers,
        "3": numbers,
    }
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("hugo is left out: hugo 0.168.0 cannot be had: ")
    assert [line.split()[0] for line in lines if "  - " in line] == ["pelican", "pelican"]
    assert lines[-1].startswith("written to ")


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
def test_gate_is_measured_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results")
    bench("gate", quick=True, sizes="4")
    found = json.loads((tmp_path / "results/gate-quick-4.json").read_text(encoding="utf-8"))
    (numbers,) = found["sizes"].values()
    assert numbers["pages"] > 4
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-3:-1]] == ["pages", f"{numbers['pages']:.0f}"]
    assert lines[-1].startswith("written to ")
