"""What the miniature of the post on Cognify must show; delete it with the post."""

from __future__ import annotations

from functools import cache
from itertools import product
from statistics import mean
from types import ModuleType

import pytest

from .post_code import post_module

SEEDS = range(100, 124)


@pytest.fixture(scope="module")
def cognify() -> ModuleType:
    return post_module("cognify", "cognify")


@cache
def percents(cognify: ModuleType, budget: int, depends: float) -> dict[str, float]:
    """Return what each search finds of the best, on average over workflows."""
    return {
        search: 100 * mean(cognify.tuned(search, budget, seed, depends)[0] for seed in SEEDS)
        for search in cognify.SEARCHES
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_best_quality_is_that_of_the_best_of_all_configurations(
    cognify: ModuleType, seed: int
) -> None:
    flow = cognify.Workflow(seed)
    small = [structure for structure, steps in enumerate(cognify.STEPS) if steps < 4]
    for structure in range(len(cognify.STEPS)):
        if structure not in small:
            flow.of_structure[structure] = 0
    every = (
        flow.quality((structure, operators, prompts))
        for structure in small
        for operators in product(range(cognify.OPERATORS), repeat=cognify.STEPS[structure])
        for prompts in product(range(cognify.PROMPTS), repeat=cognify.STEPS[structure])
    )
    assert max(every) == pytest.approx(flow.best_quality())


def test_what_depends_on_nothing_is_the_same_in_every_structure(cognify: ModuleType) -> None:
    for depends, alike in ((0, True), (1, False)):
        gives = cognify.Workflow(1, depends).gives
        for step, one, two in product(range(2), range(3), range(4)):
            of_structures = {gives[structure, step, one, two] for structure in range(8)}
            assert (len(of_structures) == 1) == alike


def test_every_search_spends_its_budget_and_finds_no_more_than_there_is(
    cognify: ModuleType,
) -> None:
    example = max(cognify.STEPS)
    for search, budget, seed in product(cognify.SEARCHES, (60, 500), (1, 2, 3)):
        quality, spent = cognify.tuned(search, budget, seed)
        assert 0 < quality <= 1
        assert budget <= spent < budget + 3 * example


def test_hierarchical_search_finds_more_than_flat_halving_and_random_at_equal_budget(
    cognify: ModuleType,
) -> None:
    for depends in (0, 0.5, 1):
        found = percents(cognify, 500, depends)
        assert found["hierarchical"] > found["halving"] + 2
        assert found["hierarchical"] > found["random"] + 2


def test_layers_gain_where_choices_depend_on_each_other_and_lose_where_they_do_not(
    cognify: ModuleType,
) -> None:
    apart, together = (percents(cognify, 1000, depends) for depends in (0, 1))
    assert apart["learning"] > apart["hierarchical"]
    assert together["hierarchical"] > together["learning"] + 2


def test_most_of_the_gain_over_random_comes_from_learning_which_needs_no_layers(
    cognify: ModuleType,
) -> None:
    found = percents(cognify, 1000, 0.5)
    gain = found["hierarchical"] - found["random"]
    assert found["learning"] - found["random"] > gain / 2 > 2
    assert found["halving"] - found["random"] < gain / 2


def test_more_budget_finds_more(cognify: ModuleType) -> None:
    less, more = (percents(cognify, budget, 0.5) for budget in (60, 1000))
    assert all(more[search] > less[search] for search in cognify.SEARCHES)
