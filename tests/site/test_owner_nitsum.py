"""What the miniature of the post on Nitsum must show; delete it with the post."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from .post_code import post_module

SEEDS = range(1, 4)


@pytest.fixture(scope="module")
def nitsum() -> ModuleType:
    return post_module("nitsum", "nitsum")


def goodput(nitsum: ModuleType, layouts: Any, swing: float, seed: int, cost: float = 0) -> float:
    """Return the goodput of a minute with phases of about 20 seconds."""
    coming = nitsum.load(60, swing, 20, seed)
    return float(nitsum.served(coming, layouts, cost).goodput)


def test_plans_use_every_gpu_once_and_promise_what_their_groups_can_serve(
    nitsum: ModuleType,
) -> None:
    groups = [plan for plan, _ in nitsum.plans()]
    assert len(groups) == len(set(groups))
    for plan, serves in nitsum.plans():
        assert sum(nitsum.degrees(plan)) == nitsum.GPUS
        for tier, target in nitsum.EACH.items():
            own = [nitsum.capacity(degree, target) for degree, of in plan if of == tier]
            assert serves[tier] == pytest.approx(sum(own))


def test_each_degree_is_the_best_for_some_target(nitsum: ModuleType) -> None:
    def best(target: float) -> int:
        served = {degree: nitsum.capacity(degree, target) / degree for degree in (8, 4, 2, 1)}
        return max(served, key=lambda degree: float(served[degree]))

    assert [best(target) for target in (12, 24, 60, 120)] == [8, 4, 2, 1]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("tier", ["tight", "relaxed"])
def test_with_one_tier_and_too_much_of_it_a_group_serves_what_the_formula_says(
    nitsum: ModuleType, tier: str, seed: int
) -> None:
    coming = [one for one in nitsum.load(60, 0, 20, seed) if one.tier == tier]
    for degree in (4, 8):
        most = nitsum.capacity(degree, nitsum.EACH[tier])
        crowd = [nitsum.Request(tier, one.arrival * 0.5) for one in coming]
        seconds = crowd[-1].arrival / 1000
        cluster = nitsum.Cluster(crowd, [(degree, tier)])
        cluster.run(1000 * (seconds + 30))
        wait, each = nitsum.FIRST[tier] / 1000, nitsum.EACH[tier] / 1000
        longest = seconds + wait + each * nitsum.TOKENS  # until the last who has come is done
        assert 0.85 * most * seconds < len(cluster.good) < most * longest


@pytest.mark.parametrize("seed", SEEDS)
def test_only_requests_count_that_are_done_and_had_their_first_token_in_time(
    nitsum: ModuleType, seed: int
) -> None:
    coming = nitsum.load(60, 0.9, 20, seed)
    ran = nitsum.served(coming, nitsum.LAYOUTS, 1)
    for tier in nitsum.EACH:
        done = sum(of == tier for _, of in ran.good)
        in_time = sum(
            one.tier == tier and one.left == 0 and one.first - one.arrival <= nitsum.FIRST[tier]
            for one in coming
        )
        assert 0 < done <= in_time


@pytest.mark.parametrize("seed", SEEDS)
def test_without_swing_adapting_is_the_best_plan_for_the_mean_rates(
    nitsum: ModuleType, seed: int
) -> None:
    plan, _ = nitsum.best_plan(nitsum.MEAN, nitsum.LAYOUTS)
    fixed = goodput(nitsum, {nitsum.degrees(plan)}, 0, seed)
    assert goodput(nitsum, nitsum.LAYOUTS, 0, seed) == pytest.approx(fixed, rel=0.05)


def test_with_much_swing_adapting_beats_every_degree_and_the_best_mix_and_not_with_a_slow_switch(
    nitsum: ModuleType,
) -> None:
    def over_seeds(layouts: Any, cost: float = 0) -> float:
        return sum(goodput(nitsum, layouts, 0.9, seed, cost) for seed in SEEDS)

    best = max(over_seeds({layout}) for layout in nitsum.LAYOUTS)
    assert over_seeds(nitsum.LAYOUTS) > 1.05 * best
    assert over_seeds(nitsum.LAYOUTS, 10) < 0.7 * best


@pytest.mark.parametrize("seed", SEEDS)
def test_against_one_mix_adapting_wins_with_much_swing_and_loses_with_little(
    nitsum: ModuleType, seed: int
) -> None:
    for swing, wins in ((0.3, False), (0.9, True)):
        mix, adapting = (
            goodput(nitsum, layouts, swing, seed) for layouts in ({(4, 2, 2)}, nitsum.LAYOUTS)
        )
        assert (adapting > 1.02 * mix) is wins
        assert (mix > 1.02 * adapting) is not wins


@pytest.mark.parametrize("seed", SEEDS)
def test_a_switch_that_pauses_for_a_second_costs_more_than_a_second_of_goodput(
    nitsum: ModuleType, seed: int
) -> None:
    free, paused = (
        nitsum.served(nitsum.load(60, 0.9, 20, seed), nitsum.LAYOUTS, cost) for cost in (0, 1)
    )
    assert paused.switches > 0
    lost = 60 * (free.goodput - paused.goodput)  # requests
    assert lost > paused.switches * free.goodput


@pytest.mark.parametrize("seed", SEEDS)
def test_the_more_a_switch_costs_the_less_is_served_in_time(nitsum: ModuleType, seed: int) -> None:
    found = [goodput(nitsum, nitsum.LAYOUTS, 0.9, seed, cost) for cost in (0.1, 1, 10)]
    assert found == sorted(found, reverse=True)
