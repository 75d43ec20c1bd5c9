"""What the simulation of the write-up on scheduling overhead must show; delete it with the post."""

from __future__ import annotations

from statistics import median
from types import ModuleType
from typing import Any

import pytest

from .post_code import post_module

BLOCKING: dict[str, Any] = {}
OVERLAP: dict[str, Any] = {"overlap": True}
TEN: dict[str, Any] = {"passes": 10}
SERVERS = [BLOCKING, OVERLAP, TEN, {"overlap": True, "passes": 4}]
SEEDS = range(3)


@pytest.fixture(scope="module")
def batching() -> ModuleType:
    return post_module("scheduling-overhead", "batching")


def rate(batching: ModuleType, ratio: float, tokens: int, seed: int, **options: Any) -> float:
    server = batching.Server(1.0, ratio, **options)
    return float(batching.served(server, batching.arrivals(800, tokens, seed)))


@pytest.mark.parametrize("options", SERVERS)
def test_each_request_gets_its_tokens_after_it_came_and_no_faster_than_passes_allow(
    batching: ModuleType, options: dict[str, Any]
) -> None:
    server = batching.Server(2.0, 1.0, slots=8, **options)
    requests = batching.arrivals(100, 16, seed=1, per_second=40)
    wanted = [request.tokens for request in requests]
    batching.served(server, requests)
    for request, tokens in zip(requests, wanted, strict=True):
        assert request.tokens == 0
        assert request.arrival + server.forward <= request.first
        assert request.last - request.first >= (tokens - 1) * server.forward - 1e-6


@pytest.mark.parametrize("tokens", [2, 8, 128])
@pytest.mark.parametrize("options", [*SERVERS, {"passes": 10, "each": 0.0}])
def test_rate_with_a_queue_is_that_of_the_arithmetic(
    batching: ModuleType, options: dict[str, Any], tokens: int
) -> None:
    """A request of m tokens on average takes 1 / (1 - (1 - 1/m)^k) iterations of k passes."""
    server = batching.Server(2.0, 1.0, **options)
    _, length = server.iteration(None)
    stays = 1 - (1 - 1 / tokens) ** server.passes
    iterations = 1 / stays + server.overlap
    expected = 1000 * server.slots * tokens / (iterations * length)
    assert batching.served(server, batching.arrivals(4000, tokens, seed=1)) == pytest.approx(
        expected, rel=0.05
    )


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ratio", [0.05, 0.3, 0.99])
def test_overlap_gains_nearly_all_of_the_scheduling_where_that_is_the_shorter(
    batching: ModuleType, ratio: float, seed: int
) -> None:
    gain = rate(batching, ratio, 128, seed, **OVERLAP) / rate(batching, ratio, 128, seed)
    assert 0.98 * (1 + ratio) < gain < 1 + ratio


@pytest.mark.parametrize("seed", SEEDS)
def test_times_that_vary_take_from_overlap_where_the_two_are_equal_and_nothing_elsewhere(
    batching: ModuleType, seed: int
) -> None:
    for ratio, low, high in ((0.3, 0.98, 1.01), (1.0, 0.85, 0.95)):
        plain = rate(batching, ratio, 128, seed, **OVERLAP)
        varied = rate(batching, ratio, 128, seed, **OVERLAP, spread=0.2)
        assert low < varied / plain < high


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_passes_lose_against_blocking_where_requests_get_few_tokens(
    batching: ModuleType, seed: int
) -> None:
    for tokens, gains in ((8, False), (128, True)):
        ten, blocking = (rate(batching, 0.26, tokens, seed, **o) for o in (TEN, BLOCKING))
        assert (ten > blocking) is gains


@pytest.mark.parametrize("seed", SEEDS)
def test_first_token_takes_longer_with_overlap_unless_scheduling_is_as_long_as_a_pass(
    batching: ModuleType, seed: int
) -> None:
    for times, is_later in (((51.76, 13.54), True), ((15.69, 15.52), False)):
        medians = []
        for options in (BLOCKING, OVERLAP, TEN):
            requests = batching.arrivals(600, 64, seed, per_second=4)
            batching.served(batching.Server(*times, **options), requests)
            medians.append(median(request.first - request.arrival for request in requests))
        blocking, overlap, ten = medians
        assert (overlap > blocking) is is_later
        assert ten > max(blocking, overlap)


def test_lengths_are_as_asked_for_on_average(batching: ModuleType) -> None:
    lengths = [request.tokens for request in batching.arrivals(20_000, 128, seed=1)]
    assert sum(lengths) / len(lengths) == pytest.approx(128, rel=0.02)
