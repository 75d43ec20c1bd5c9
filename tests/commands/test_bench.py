from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.bench import bench, results
from commands.bench.growth import exponent, medians
from commands.bench.library import write_library
from commands.bench.posts import write_posts
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
        CommandError, match=r"'speed' is no suite \(write ./inv bench records or gate\)"
    ):
        bench("speed")


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


@pytest.mark.slow
def test_gate_is_measured_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results")
    bench("gate", quick=True)
    found = json.loads((tmp_path / "results/gate-quick.json").read_text(encoding="utf-8"))
    pages = {size: measured["pages"] for size, measured in found["sizes"].items()}
    assert pages["4"] - pages["0"] > 4  # posts, and the pages of their topics
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-4:-1]] == [
        "pages", *(f"{count:.0f}" for count in pages.values())
    ]  # fmt: skip
    assert lines[-1].startswith("written to ")
