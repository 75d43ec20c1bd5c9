"""What the simulation of the write-up on InferCept must show; delete it with the post."""

from __future__ import annotations

from statistics import median
from types import ModuleType
from typing import Any

import pytest

from .post_code import post_module

FIXED = ("preserve", "discard", "swap")
SEEDS = range(3)


@pytest.fixture(scope="module")
def pausing() -> ModuleType:
    return post_module("infercept", "pausing")


def saturated(
    pausing: ModuleType,
    way: str,
    seed: int,
    known: str = "each tool",
    machine: dict[str, Any] | None = None,
    **workload: Any,
) -> Any:
    """A run of two minutes in which somebody always waits."""
    requests, on = pausing.arrivals(2000, seed, **workload), pausing.Machine(**machine or {})
    server = pausing.Server(on, requests, way, pausing.KNOWN[known], 120_000).run()
    assert server.queue
    return server


@pytest.mark.parametrize("way", FIXED)
def test_request_that_is_alone_wastes_what_the_formula_says(pausing: ModuleType, way: str) -> None:
    call = pausing.Call("tool", before=40, length=700.0, answer=20)
    request = pausing.Request(0, 0.0, prompt=600, calls=[call], tail=10)
    server = pausing.Server(pausing.Machine(), [request], way).run()
    expected = pausing.wastes(server.machine, 670, 640, 0, 700.0)
    assert server.wasted == pytest.approx({way: expected[way]})
    waits = {"preserve": 0, "discard": 64, "swap": 2 * 29.2}  # none, 640 computed, or moved twice
    assert request.finish == pytest.approx(62 + 50 * 30 + 700 + waits[way])


@pytest.mark.parametrize("others", [0, 39_000])
@pytest.mark.parametrize("context", [100, 499, 501, 1000])
def test_state_is_kept_up_to_the_length_at_which_its_waste_is_that_of_the_cheaper_way(
    pausing: ModuleType, context: int, others: int
) -> None:
    cheaper = "discard" if context < 500 else "swap"
    wait = min(0.1 * context, 20 + 0.06 * context)
    crossing = (1 + others / context) * wait
    for factor, least in ((0.99, "preserve"), (1.01, cheaper)):
        costs = pausing.wastes(pausing.Machine(), context, context, others, factor * crossing)
        assert min(costs, key=costs.get) == least


@pytest.mark.parametrize("way", [*FIXED, "least"])
def test_memory_is_never_exceeded_and_each_request_gets_its_tokens(
    pausing: ModuleType, way: str
) -> None:
    class Watched(pausing.Server):  # type: ignore[misc, name-defined]
        def give_tokens(self) -> None:
            assert 0 <= self.paused <= self.machine.memory - self.busy
            assert self.busy == sum(request.room for request in self.running)
            super().give_tokens()

    requests = pausing.arrivals(200, seed=1, per_second=3)
    server = Watched(pausing.Machine(), requests, way, pausing.KNOWN["each tool"]).run()
    assert server.tokens == sum(request.generated for request in requests)
    assert server.chosen.total() == sum(len(request.calls) for request in requests)
    for request in requests:
        assert request.context == request.room
        assert request.delay > server.machine.step


def test_request_that_comes_back_enters_before_newer_ones(pausing: ModuleType) -> None:
    requests = [
        pausing.Request(number, 0.0, 60, [pausing.Call("tool", 5, 40.0, 5)], 5)
        for number in range(6)
    ]
    pausing.Server(pausing.Machine(memory=100), requests, "discard").run()  # one at a time
    first, second = 6 + 5 * 30, 7 + 5 * 30  # milliseconds before the call, and after it
    expected = [2 * first + second, 2 * first + 2 * second]
    assert [request.finish for request in requests[:2]] == pytest.approx(expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_preserving_wastes_least_with_short_calls_and_most_with_long_ones(
    pausing: ModuleType, seed: int
) -> None:
    for length, order in (
        (30, ["preserve", "swap", "discard"]),
        (10_000, ["swap", "discard", "preserve"]),
    ):
        tools = {"tool": length}
        shares = {way: saturated(pausing, way, seed, tools=tools).wasted_share for way in FIXED}
        assert sorted(shares, key=shares.__getitem__) == order
        assert max(shares.values()) < 1


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("length", [30, 3_000, 30_000])
def test_least_waste_of_known_calls_is_no_more_than_that_of_the_best_fixed_way(
    pausing: ModuleType, length: int, seed: int
) -> None:
    tools = {"tool": length}
    least = saturated(pausing, "least", seed, "each call", tools=tools)
    fixed = [saturated(pausing, way, seed, tools=tools) for way in FIXED]
    assert least.wasted_share <= 1.01 * min(run.wasted_share for run in fixed)
    assert least.tokens >= 0.99 * max(run.tokens for run in fixed)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_mixed_tools_more_knowledge_wastes_less_and_none_is_worth_little(
    pausing: ModuleType, seed: int
) -> None:
    best = min(saturated(pausing, way, seed).wasted_share for way in FIXED)
    each_call, each_tool, nothing = (
        saturated(pausing, "least", seed, known).wasted_share
        for known in ("each call", "each tool", "nothing")
    )
    assert each_call < each_tool < 0.8 * best
    assert 0.9 * best < nothing < best


@pytest.mark.parametrize(
    ("machine", "prompt", "second"),
    [
        ({"move": 0.12}, 600, "discard"),
        ({"compute": 0.025}, 600, "discard"),
        ({"memory": 160_000}, 600, "preserve"),
        ({"memory": 10_000}, 600, "swap"),
        ({}, 100, "discard"),
        ({}, 2_400, "swap"),
    ],
)
def test_least_waste_is_ahead_on_other_machines_and_prompts_and_the_second_changes(
    pausing: ModuleType, machine: dict[str, float], prompt: int, second: str
) -> None:
    tokens = {
        way: sum(
            saturated(pausing, way, seed, machine=machine, prompt=prompt).tokens
            for seed in SEEDS[:2]
        )
        for way in (*FIXED, "least")
    }
    assert sorted(tokens, key=tokens.__getitem__)[:1:-1] == ["least", second]


@pytest.mark.parametrize("seed", SEEDS)
def test_preserving_is_fastest_under_light_load_and_the_least_waste_under_heavy_load(
    pausing: ModuleType, seed: int
) -> None:
    for load, fastest in ((0.5, "preserve"), (2.5, "least")):
        delays = {}
        for way in (*FIXED, "least"):
            requests = pausing.arrivals(500, seed, per_second=load)
            pausing.Server(pausing.Machine(), requests, way, pausing.KNOWN["each tool"]).run()
            delays[way] = median(request.delay for request in requests)
        assert min(delays, key=delays.__getitem__) == fastest
