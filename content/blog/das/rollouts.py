"""A step of training that waits for its longest rollout, and ways to give out draft tokens.

A `Machine` runs forward passes over all rollouts that are not done. In a pass a rollout with a
budget of b has b draft tokens verified beside its next token: those up to the first wrong one are
kept, and the pass adds a token of its own, so it gets 1 to b + 1. A pass takes `floor`, and `each`
for every token that goes through it, drafts included. Times are in milliseconds.

none      No drafts: a token for each rollout and pass.
equal     The same budget for all.
batch     The same for all, but the best one for as many as still run.
unbounded The largest budget for all, as if drafts cost nothing.
length    More for those expected to run longer, by rollouts of the step before: see `by_length`.
known     The same, if the lengths were known.

Each draft token is right with the same chance. To draft costs nothing, and speculation changes no
text, so a rollout is as long whatever its budgets are.
"""

import math
import random
from bisect import bisect_left
from dataclasses import dataclass, field

MOST = 16  # draft tokens in a pass, at most
EVERY = 16  # passes between two looks at who is expected to run long


@dataclass(frozen=True)
class Machine:
    floor: float = 20.0  # a pass over nothing: reading the weights
    each: float = 0.1  # more, for each token in it
    right: float = 0.75  # the chance that a draft token is right

    def takes(self, tokens):
        return self.floor + self.each * tokens

    def gives(self, budget):
        """Tokens that a rollout gets in a pass, on average."""
        return (1 - self.right ** (budget + 1)) / (1 - self.right)

    def drawn(self, budget, chance):
        """Tokens that a rollout gets in a pass, by chance."""
        if not budget:
            return 1
        return 1 + min(budget, int(math.log(1 - chance.random()) / math.log(self.right)))


@dataclass(frozen=True)
class Workload:
    problems: int = 32
    samples: int = 8  # rollouts of each problem
    median: float = 400.0  # tokens of a rollout
    spread: float = 1.0  # standard deviation of the logarithm of lengths
    shared: float = 0.7  # of the variance of that: between problems, not within one
    longest: int = 4_000  # where a rollout is cut off


@dataclass(frozen=True)
class Rollout:
    length: int  # tokens, which nobody knows before it ends
    expected: float  # tokens, from the last rollouts of the same problem


def step_of(workload, seed):
    """The rollouts of one training step, and what rollouts of the step before let one expect."""
    chance = random.Random(seed)
    between = workload.spread * math.sqrt(workload.shared)
    within = workload.spread * math.sqrt(1 - workload.shared)
    rollouts = []

    def length(middle):
        drawn = workload.median * math.exp(middle + chance.gauss(0, within))
        return max(1, min(workload.longest, round(drawn)))

    for _ in range(workload.problems):
        middle = chance.gauss(0, between)
        before = [length(middle) for _ in range(workload.samples)]
        now = [length(middle) for _ in range(workload.samples)]
        rollouts += [Rollout(tokens, sum(before) / len(before)) for tokens in now]
    return rollouts


def remaining(rollout, done, longest):
    """Tokens expected still to come; who outlives what was expected is taken to be half-way."""
    return min(longest, max(rollout.expected, 2 * done)) - done + 1


def by_length(machine, left):
    """Budgets that end the step soonest, if so many tokens were left and each pass gave the mean.

    Whoever has the most left gets some budget, which says how many passes there will be. All
    others get the smallest one with which they are done by then. Of the 17 ways to begin, the one
    with the least time in sum is taken.
    """
    gives = [machine.gives(budget) for budget in range(MOST + 1)]
    soonest, best = math.inf, []
    for most in range(MOST + 1):
        passes = max(left) / gives[most]
        budgets = [bisect_left(gives, tokens / passes, hi=most) for tokens in left]
        drafted = sum(
            tokens / gives[budget] * (budget + 1)
            for tokens, budget in zip(left, budgets, strict=True)
        )
        time = machine.floor * passes + machine.each * drafted
        if time < soonest:
            soonest, best = time, budgets
    return best


def best_equal(machine, count):
    """The budget that gives so many rollouts the most tokens in a millisecond."""

    def speed(budget):
        return machine.gives(budget) / machine.takes(count * (budget + 1))

    return max(range(MOST + 1), key=speed)


@dataclass
class Step:
    """What became of a training step."""

    time: float = 0.0
    passes: int = 0
    tokens: int = 0  # that went through the passes
    running: list = field(default_factory=list)  # the end of each pass, and the rollouts in it


def generated(machine, workload, rollouts, way, seed=0):
    """Generate rollouts to the last one; `way` is a name from above, or an equal budget."""
    chance = random.Random(seed)
    step, done = Step(), [0] * len(rollouts)
    going = list(range(len(rollouts)))
    while going:
        if way == "batch":
            budgets = dict.fromkeys(going, best_equal(machine, len(going)))
        elif way not in ("length", "known"):
            budgets = dict.fromkeys(going, {"none": 0, "unbounded": MOST}.get(way, way))
        elif step.passes % EVERY == 0:
            if way == "known":
                left = [rollouts[i].length - done[i] for i in going]
            else:
                left = [remaining(rollouts[i], done[i], workload.longest) for i in going]
            budgets = dict(zip(going, by_length(machine, left), strict=True))
        tokens = sum(budgets[i] + 1 for i in going)
        step.time += machine.takes(tokens)
        step.passes += 1
        step.tokens += tokens
        step.running.append((step.time, len(going)))
        for i in going:
            done[i] += machine.drawn(budgets[i], chance)
        going = [i for i in going if done[i] < rollouts[i].length]
    return step
