"""A workflow to be tuned in three layers, and four ways to spend a budget on it.

A configuration picks a structure, an operator for each of its steps, and a prompt for each. The
quality of the workflow, from 0 to 1, is what its structure is worth, times the mean of what its
steps give, half of it by operator and half by prompt. `depends` says how much of what an operator
gives depends on the structure, and of what a prompt gives, on structure and operator. At 0 the
best operator of a step is the best in every structure.

To run a configuration on one example costs a unit for each step, and shows its quality with noise.
A search spends a budget, and names one configuration, which counts by its true quality.

random        Tries random configurations, each on three examples.
halving       Begins with many random configurations, and again and again keeps the better half,
              on twice as many examples.
learning      Keeps, for every option of every choice, the mean of what was shown with it, and
              tries what these means favor. It is flat: each choice is one more coordinate.
hierarchical  Learns, too, but in layers: what it knows of an operator belongs to a structure, and
              what it knows of a prompt to an operator there. Structures share the budget; again
              and again the worse half of them drops out, and the others get its share.
"""

import random
from collections import defaultdict
from itertools import product
from math import log2, sqrt
from statistics import mean

STEPS = (2, 2, 3, 3, 4, 4, 5, 5)  # of each structure
OPERATORS, PROMPTS = 3, 4  # to choose from, for each step
NOISE = 0.1  # standard deviation of what one example shows
TRIES = 3  # how many prompts for one choice of operators, in layers


class Workflow:
    """A workflow that nobody has tuned, and what has been spent on it."""

    def __init__(self, seed, depends=0.5):
        worth, self.chance, self.spent = random.Random(seed), random.Random(-seed - 1), 0
        common = {
            (step, *options): worth.random()
            for step in range(max(STEPS))
            for options in [*product(range(OPERATORS)), *product(("prompt",), range(PROMPTS))]
        }
        self.of_structure = [worth.uniform(0.6, 1) for _ in STEPS]
        self.gives = {}  # by structure, step, operator and prompt
        for structure, steps in enumerate(STEPS):
            for step, one in product(range(steps), range(OPERATORS)):
                operator = (1 - depends) * common[step, one] + depends * worth.random()
                for two in range(PROMPTS):
                    prompt = (1 - depends) * common[step, "prompt", two] + depends * worth.random()
                    self.gives[structure, step, one, two] = (operator + prompt) / 2

    def quality(self, configuration):
        """The true quality, which no search sees."""
        structure, operators, prompts = configuration
        pairs = enumerate(zip(operators, prompts, strict=True))
        steps = [self.gives[structure, step, one, two] for step, (one, two) in pairs]
        return self.of_structure[structure] * mean(steps)

    def best_quality(self):
        """The quality of the best configuration, found step by step as no search can."""
        pairs = list(product(range(OPERATORS), range(PROMPTS)))
        found = []
        for structure, steps in enumerate(STEPS):
            of_steps = (
                max(self.gives[structure, step, *pair] for pair in pairs) for step in range(steps)
            )
            found.append(self.of_structure[structure] * mean(of_steps))
        return max(found)

    def run(self, configuration):
        """Show the quality on one example."""
        self.spent += STEPS[configuration[0]]
        return self.chance.gauss(self.quality(configuration), NOISE)


class Means:
    """What was shown with each option, and choices by it."""

    def __init__(self, chance):
        self.chance = chance
        self.sums, self.counts = defaultdict(float), defaultdict(int)

    def add(self, key, shown):
        self.sums[key] += shown
        self.counts[key] += 1

    def mean(self, key):
        """A mean that starts at 0.4 and believes more with every example."""
        return (self.sums[key] + 0.4) / (self.counts[key] + 1)

    def choice(self, key, count, last=False):
        """An option that may be the best, the rather the less it was tried; or the likely best."""
        unsure = 0 if last else 2 * NOISE

        def value(option):
            spread = unsure / sqrt(self.counts[*key, option] + 1)
            return self.chance.gauss(self.mean((*key, option)), spread)

        return max(range(count), key=value)


def random_configuration(chance):
    structure = chance.randrange(len(STEPS))
    of_steps = [
        tuple(chance.randrange(count) for _ in range(STEPS[structure]))
        for count in (OPERATORS, PROMPTS)
    ]
    return structure, *of_steps


def at_random(flow, budget):
    """Return the best of random configurations, as far as three examples tell."""
    shown = {}
    while flow.spent < budget:
        one = random_configuration(flow.chance)
        shown[one] = mean(flow.run(one) for _ in range(3))
    return max(shown, key=shown.get)


def halving(flow, budget):
    """Return what is left of many random configurations."""
    rounds = max(2, round(log2(budget / 50)))
    count = max(2, int(budget / rounds / mean(STEPS)))
    left, shown = [random_configuration(flow.chance) for _ in range(count)], Means(flow.chance)
    for number in range(1, rounds + 1):
        turn = 0
        while flow.spent < budget * number / rounds:
            one = left[turn % len(left)]
            shown.add(one, flow.run(one))
            turn += 1
        left = sorted(left, key=shown.mean, reverse=True)[: max(1, len(left) // 2)]
    return left[0]


def learning(flow, budget):
    """Return what the means of all options favor, each for itself."""
    means = Means(flow.chance)

    def favored(last=False):
        structure = means.choice(("structure",), len(STEPS), last)
        return structure, *(
            tuple(means.choice((kind, step), count, last) for step in range(STEPS[structure]))
            for kind, count in (("operator", OPERATORS), ("prompt", PROMPTS))
        )

    while flow.spent < budget:
        structure, operators, prompts = one = favored()
        shown = flow.run(one)
        means.add(("structure", structure), shown)
        for kind, options in (("operator", operators), ("prompt", prompts)):
            for step, option in enumerate(options):
                means.add((kind, step, option), shown)
    return favored(last=True)


def hierarchical(flow, budget):
    """Return what the means favor in the structure that is left of all."""
    means, left = Means(flow.chance), list(range(len(STEPS)))
    rounds = round(log2(len(left))) + 1
    for number in range(1, rounds + 1):
        start, late = flow.spent, {}
        for place, structure in enumerate(left, 1):
            share = start + (budget * number / rounds - start) * place / len(left)
            late[structure] = in_structure(flow, means, structure, share)
        left = sorted(left, key=late.get, reverse=True)[: max(1, len(left) // 2)]
    operators = favored_operators(means, left[0], last=True)
    return left[0], operators, favored_prompts(means, left[0], operators, last=True)


def in_structure(flow, means, structure, until):
    """Spend a share on one structure; return the mean of the later half of what it showed."""
    shown = []
    while flow.spent < until:
        operators = favored_operators(means, structure)
        for _ in range(TRIES):
            prompts = favored_prompts(means, structure, operators)
            shown.append(flow.run((structure, operators, prompts)))
            for step, pair in enumerate(zip(operators, prompts, strict=True)):
                means.add((structure, step, pair[0]), shown[-1])
                means.add((structure, step, *pair), shown[-1])
    return mean(shown[len(shown) // 2 :]) if shown else 0.0


def favored_operators(means, structure, last=False):
    steps = range(STEPS[structure])
    return tuple(means.choice((structure, step), OPERATORS, last) for step in steps)


def favored_prompts(means, structure, operators, last=False):
    return tuple(
        means.choice((structure, step, one), PROMPTS, last) for step, one in enumerate(operators)
    )


SEARCHES = {
    "hierarchical": hierarchical,
    "learning": learning,
    "halving": halving,
    "random": at_random,
}


def tuned(search, budget, seed, depends=0.5):
    """Return the true quality of what a search finds, as a part of the best, and what it spent."""
    flow = Workflow(seed, depends)
    return flow.quality(SEARCHES[search](flow, budget)) / flow.best_quality(), flow.spent
