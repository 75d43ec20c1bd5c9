"""What the simulation of the write-up on DAS must show; delete it with the post."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from random import Random
from types import ModuleType
from typing import Any

import pytest

from .post_code import post_module

WAYS = ("none", 4, "unbounded", "batch", "length", "known")
SEEDS = range(3)


@pytest.fixture(scope="module")
def rollouts() -> ModuleType:
    return post_module("das", "rollouts")


def step(
    rollouts: ModuleType, way: object, seed: int, right: float = 0.75, **workload: object
) -> Any:
    """A training step, with budgets given out in one way."""
    machine, work = rollouts.Machine(right=right), replace(rollouts.Workload(), **workload)
    return rollouts.generated(machine, work, rollouts.step_of(work, seed), way, seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_step_without_drafts_takes_a_pass_for_each_token_of_the_longest(
    rollouts: ModuleType, seed: int
) -> None:
    lengths = [each.length for each in rollouts.step_of(rollouts.Workload(), seed)]
    made = step(rollouts, "none", seed)
    assert (made.passes, made.tokens) == (max(lengths), sum(lengths))
    assert made.time == pytest.approx(20 * max(lengths) + 0.1 * sum(lengths))


@pytest.mark.parametrize("way", WAYS)
def test_time_is_that_of_passes_and_tokens_and_no_rollout_beats_its_budget(
    rollouts: ModuleType, way: object
) -> None:
    lengths = [each.length for each in rollouts.step_of(rollouts.Workload(), 1)]
    made = step(rollouts, way, seed=1)
    assert made.time == pytest.approx(20 * made.passes + 0.1 * made.tokens)
    assert made.passes >= max(lengths) / (rollouts.MOST + 1)
    assert made.tokens >= sum(lengths)
    counts = [count for _, count in made.running]
    assert counts[0] == len(lengths)
    assert all(later <= former for former, later in pairwise(counts))


@pytest.mark.parametrize("budget", [0, 1, 4, 16])
@pytest.mark.parametrize("right", [0.1, 0.75, 0.95])
def test_tokens_of_a_pass_are_on_average_those_of_the_formula(
    rollouts: ModuleType, right: float, budget: int
) -> None:
    machine, chance = rollouts.Machine(right=right), Random(1)
    drawn = [machine.drawn(budget, chance) for _ in range(20_000)]
    assert min(drawn) >= 1
    assert max(drawn) <= budget + 1
    assert sum(drawn) / len(drawn) == pytest.approx(machine.gives(budget), rel=0.03)


@pytest.mark.parametrize("left", [[900, 30], [500, 500], [4000, 100, 90], [300, 200, 100]])
def test_budgets_by_length_are_the_best_of_all(rollouts: ModuleType, left: list[float]) -> None:
    machine = rollouts.Machine(each=2.0)  # drafts cost enough to be weighed

    def time(budgets: tuple[int, ...]) -> float:
        passes = [tokens / machine.gives(b) for tokens, b in zip(left, budgets, strict=True)]
        drafted = sum(count * (b + 1) for count, b in zip(passes, budgets, strict=True))
        return float(machine.floor * max(passes) + machine.each * drafted)

    best = min(product(range(rollouts.MOST + 1), repeat=len(left)), key=time)
    assert tuple(rollouts.by_length(machine, left)) == best


@pytest.mark.parametrize("count", [1, 8, 64, 512])
def test_equal_lengths_get_the_best_equal_budget(rollouts: ModuleType, count: int) -> None:
    machine = rollouts.Machine()
    budgets = rollouts.by_length(machine, [400.0] * count)
    assert budgets == [rollouts.best_equal(machine, count)] * count


def test_by_length_beats_equal_budgets_nearly_always_and_would_gain_more_if_lengths_were_known(
    rollouts: ModuleType,
) -> None:
    ahead = 0
    for seed in range(5):
        times = {way: step(rollouts, way, seed).time for way in (*WAYS, 3)}
        equal = min(times[3], times[4])
        assert times["known"] < 0.9 * times["length"]
        assert times["length"] < min(0.7 * times["none"], 0.8 * times["unbounded"], 1.05 * equal)
        ahead += times["length"] < equal
    assert ahead >= 4


@pytest.mark.parametrize("seed", SEEDS)
def test_by_length_shortens_the_time_in_which_few_rollouts_run(
    rollouts: ModuleType, seed: int
) -> None:
    tails = {}
    for way in ("none", "length", "known"):
        made = step(rollouts, way, seed)
        many = max(end for end, count in made.running if count > 25)
        tails[way] = made.time - many
    assert tails["known"] < tails["length"] < 0.6 * tails["none"]


@pytest.mark.parametrize("seed", SEEDS)
def test_by_length_beats_a_budget_by_load_only_where_a_problem_tells_the_length(
    rollouts: ModuleType, seed: int
) -> None:
    for shared, wins in ((0.0, False), (1.0, True)):
        length, load = (
            step(rollouts, way, seed, shared=shared).time for way in ("length", "batch")
        )
        assert (length < load) is wins


@pytest.mark.parametrize("seed", SEEDS)
def test_any_large_budget_will_do_in_a_small_batch_or_with_good_drafts_and_none_with_bad_ones(
    rollouts: ModuleType, seed: int
) -> None:
    large = (4, 6, 12)
    small = {way: step(rollouts, way, seed, problems=4).time for way in ("none", *large, "length")}
    for budget in large:
        assert small["length"] < small[budget] < min(1.25 * small["length"], 0.5 * small["none"])
    good = {way: step(rollouts, way, seed, right=0.9).time for way in ("none", "unbounded")}
    assert good["unbounded"] < 0.6 * good["none"]
    bad = {way: step(rollouts, way, seed, right=0.1).time for way in ("none", 4, "length")}
    assert 0.95 * bad["none"] < bad["length"] < 1.02 * bad["none"]
    assert bad[4] > 1.3 * bad["none"]


@pytest.mark.parametrize("seed", SEEDS)
def test_there_is_nothing_to_give_out_where_all_rollouts_are_as_long(
    rollouts: ModuleType, seed: int
) -> None:
    length, equal = (step(rollouts, way, seed, spread=0.0).time for way in ("length", 1))
    assert length == pytest.approx(equal, rel=0.05)
