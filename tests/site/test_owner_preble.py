"""What the miniature of the post on Preble must show; delete it with the post."""

from __future__ import annotations

from functools import partial
from types import ModuleType
from typing import Any

import pytest

from .post_code import post_module

SEEDS = range(1, 4)


@pytest.fixture(scope="module")
def preble() -> ModuleType:
    return post_module("preble", "preble")


def outcomes(preble: ModuleType, sharing: float, skew: float, seed: int) -> dict[str, Any]:
    """Return what each router makes of the same requests."""
    coming = preble.requests(800, sharing, skew, seed)
    return {name: preble.routed(router, coming) for name, router in preble.ROUTERS.items()}


def test_memory_is_a_tree_of_limited_size_that_keeps_what_was_used_last(preble: ModuleType) -> None:
    memory = preble.Memory(40)
    for request in preble.requests(60, 0.75, 1, seed=1):
        memory.add(request.blocks)
        assert len(memory.nodes) <= 40
        assert memory.known(request.blocks) == preble.PROMPT
        nodes = {0, *memory.nodes.values()}
        assert all(parent in nodes for parent, _ in memory.nodes)


def test_prompts_share_as_much_as_they_are_asked_to(preble: ModuleType) -> None:
    for sharing in (0, 0.25, 0.75, 1):
        coming = preble.requests(200, sharing, 0, seed=1)
        own = {block for one in coming for block in one.blocks if block.startswith("own")}
        assert {len(one.blocks) for one in coming} == {preble.PROMPT}
        assert len(own) == 200 * round(preble.PROMPT * (1 - sharing))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("skew", [0, 1.5])
def test_no_router_hits_more_than_is_shared_or_answers_sooner_than_a_worker_can(
    preble: ModuleType, skew: float, seed: int
) -> None:
    for sharing in (0.25, 0.75):
        for outcome in outcomes(preble, sharing, skew, seed).values():
            assert 0 < outcome.hit_rate < sharing
            own = preble.PROMPT * (1 - outcome.hit_rate) + preble.ANSWER
            assert outcome.mean >= own
            assert outcome.p99 >= outcome.mean
            assert 1 <= outcome.imbalance <= 4


@pytest.mark.parametrize("seed", SEEDS)
def test_where_nothing_is_shared_knowing_prefixes_gains_nothing(
    preble: ModuleType, seed: int
) -> None:
    found = outcomes(preble, 0, 0, seed)
    assert {outcome.hit_rate for outcome in found.values()} == {0}
    assert found["both"].mean == pytest.approx(found["least loaded"].mean, rel=0.02)
    assert found["prefix only"].mean > 1.3 * found["both"].mean


@pytest.mark.parametrize("seed", SEEDS)
def test_with_even_demand_both_beats_least_loaded_and_that_random_and_more_so_with_sharing(
    preble: ModuleType, seed: int
) -> None:
    gains = []
    for sharing in (0.25, 0.5, 0.75):
        found = outcomes(preble, sharing, 0, seed)
        assert found["both"].mean < found["least loaded"].mean < found["random"].mean
        assert found["both"].hit_rate > found["least loaded"].hit_rate
        gains.append(found["least loaded"].mean / found["both"].mean)
    assert gains == sorted(gains)


@pytest.mark.parametrize("seed", SEEDS)
def test_skew_gives_the_other_routers_their_hits_and_takes_the_gain_of_both(
    preble: ModuleType, seed: int
) -> None:
    even, skewed = (outcomes(preble, 0.75, skew, seed) for skew in (0, 3))
    assert even["both"].hit_rate > 1.5 * even["least loaded"].hit_rate
    assert skewed["both"].hit_rate < 1.1 * skewed["least loaded"].hit_rate
    assert even["both"].mean < 0.85 * even["least loaded"].mean
    assert skewed["both"].mean > 1.1 * skewed["least loaded"].mean


@pytest.mark.parametrize("seed", SEEDS)
def test_prefixes_alone_overload_one_worker_where_one_prompt_is_popular(
    preble: ModuleType, seed: int
) -> None:
    found = outcomes(preble, 0.75, 3, seed)
    assert found["prefix only"].imbalance > 2.5 > 1.8 > found["both"].imbalance
    assert found["prefix only"].fullest > 1 > found["both"].fullest
    assert found["prefix only"].mean > 3 * found["random"].mean


@pytest.mark.parametrize("seed", SEEDS)
def test_prefixes_alone_remember_as_much_as_both_and_let_some_wait_also_with_even_demand(
    preble: ModuleType, seed: int
) -> None:
    found = outcomes(preble, 0.75, 0, seed)
    assert found["prefix only"].hit_rate == pytest.approx(found["both"].hit_rate, rel=0.1)
    assert found["prefix only"].p99 > 1.4 * found["least loaded"].p99 > found["both"].p99


@pytest.mark.parametrize("seed", SEEDS)
def test_both_falls_behind_least_loaded_between_a_skew_of_one_and_of_two(
    preble: ModuleType, seed: int
) -> None:
    for skew, is_ahead in ((1, True), (2, False)):
        found = outcomes(preble, 0.75, skew, seed)
        assert (found["both"].mean < found["least loaded"].mean) is is_ahead


@pytest.mark.parametrize("seed", SEEDS)
def test_patience_beyond_what_a_hit_saves_costs_latency_and_without_it_both_is_not_behind(
    preble: ModuleType, seed: int
) -> None:
    for skew in (0, 1.5, 3):
        coming = preble.requests(800, 0.75, skew, seed)
        none, some, much = (
            preble.routed(partial(preble.both, patience=patience), coming).mean
            for patience in (0, preble.PATIENCE, 4 * preble.PATIENCE)
        )
        even = preble.routed(preble.least_loaded, coming).mean
        if skew == 3:
            assert none == pytest.approx(even, rel=0.05)
        else:
            assert none < even
        if skew:
            assert none < min(some, much)
