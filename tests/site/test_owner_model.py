"""What the simulation of the write-up on scheduling overhead must show; delete it with the post."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FILE = Path(__file__).parents[2] / "content/blog/scheduling-overhead/batching.py"
BLOCKING: dict[str, Any] = {}
OVERLAP: dict[str, Any] = {"overlap": True}
TEN: dict[str, Any] = {"steps": 10}
SERVERS = [BLOCKING, OVERLAP, TEN, {"overlap": True, "steps": 4}]
SEEDS = range(3)


@pytest.fixture(scope="module")
def batching() -> ModuleType:
    spec = importlib.util.spec_from_file_location("batching", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["batching"] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


def rate(batching: ModuleType, ratio: float, tokens: int, seed: int, **options: Any) -> float:
    server = batching.Server(1.0, ratio, **options)
    return float(batching.tokens_per_second(server, batching.arrivals(200, tokens, seed)))


@pytest.mark.parametrize("options", SERVERS)
def test_each_request_gets_its_tokens_after_it_came_and_as_fast_as_passes_allow(
    batching: ModuleType, options: dict[str, Any]
) -> None:
    server = batching.Server(2.0, 1.0, slots=8, **options)
    requests = batching.arrivals(100, 16, seed=1, per_second=40)
    wanted = [request.tokens for request in requests]
    for request, tokens in zip(batching.served(server, requests), wanted, strict=True):
        assert 1 - server.steps <= request.tokens <= 0
        assert request.arrival < request.first <= request.last
        iterations = -(-tokens // server.steps)
        assert request.last - request.first == pytest.approx((iterations - 1) * server.iteration)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ratio", [0.05, 0.3, 0.99])
def test_overlap_gains_nearly_all_of_the_scheduling_where_that_is_the_shorter(
    batching: ModuleType, ratio: float, seed: int
) -> None:
    gain = rate(batching, ratio, 128, seed, **OVERLAP) / rate(batching, ratio, 128, seed)
    assert 0.98 * (1 + ratio) < gain < 1 + ratio


@pytest.mark.parametrize("seed", SEEDS)
def test_overlap_is_ahead_of_ten_passes_below_a_ratio_of_1_and_behind_at_2(
    batching: ModuleType, seed: int
) -> None:
    for ratio, is_ahead in ((0.5, True), (0.99, True), (2, False)):
        overlap, ten = (rate(batching, ratio, 128, seed, **o) for o in (OVERLAP, TEN))
        assert (overlap > ten) is is_ahead


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_passes_lose_against_blocking_where_requests_get_few_tokens(
    batching: ModuleType, seed: int
) -> None:
    for tokens, gains in ((4, False), (128, True)):
        ten, blocking = (rate(batching, 0.26, tokens, seed, **o) for o in (TEN, BLOCKING))
        assert (ten > blocking) is gains


@pytest.mark.parametrize("seed", SEEDS)
def test_first_token_of_a_quiet_server_takes_longest_with_ten_passes_and_shortest_with_overlap(
    batching: ModuleType, seed: int
) -> None:
    medians = []
    for options in (OVERLAP, BLOCKING, TEN):
        requests = batching.arrivals(400, 64, seed, per_second=4)
        delays = batching.first_token_delays(batching.Server(15.69, 15.52, **options), requests)
        medians.append(delays[len(delays) // 2])
    assert medians == sorted(medians)


def test_lengths_are_as_asked_for_on_average(batching: ModuleType) -> None:
    lengths = [request.tokens for request in batching.arrivals(20_000, 128, seed=1)]
    assert sum(lengths) / len(lengths) == pytest.approx(128, rel=0.02)
