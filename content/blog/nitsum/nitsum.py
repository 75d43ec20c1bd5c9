"""Two tiers of requests on eight GPUs, which work in groups of 1, 2, 4 or 8.

A group holds the whole model, split over its GPUs, and works in steps of

    WEIGHTS / degree                      to read the weights, each GPU its part
    + HOP * log2(degree)                  for messages, however short
    + units * (WORK + SHARE * (degree - 1)) / degree    for the tokens, computed and exchanged

milliseconds. A token of an answer is one unit, a prompt `PROMPT` of them. So a larger group has
shorter steps, and its GPUs do less together than they would apart.

A tier has two targets: how long until the first token, and how long, on average, for each one
after it. A group fills a step up to the target of its tier: first with tokens that are due, then
with prompts. A group of the tight tier takes relaxed requests, too, when no tight one waits. Who
would get a first token too late is turned away. A request counts if it met both targets.

Once a second the scheduler picks, for the rates that it has seen, the groups and their tiers. To
change a tier is free. GPUs that are grouped anew pause for `cost` seconds, with their requests.
"""

import random
from collections import Counter, deque, namedtuple
from dataclasses import dataclass, field
from functools import cache
from math import ceil, log2

GPUS, DEGREES = 8, (8, 4, 2, 1)
WEIGHTS, WORK, SHARE, HOP = 40.0, 1.0, 0.3, 1.0  # ms
PROMPT, TOKENS = 20, 50  # units of a prompt, tokens of an answer
FIRST = {"tight": 500.0, "relaxed": 4000.0}  # ms until the first token
EACH = {"tight": 24.0, "relaxed": 120.0}  # ms for each one after it
MEAN = {"tight": 16.0, "relaxed": 40.0}  # requests a second
SERVES = {"tight": ("tight", "relaxed"), "relaxed": ("relaxed",)}  # a group of a tier, in order
HEADROOM = 1.1  # the scheduler plans for so many times the rates that it has seen
SEEN, GAIN = 3, 1.1  # seconds over which it sees them; what a switch must promise, times now


def step_time(degree, units):
    """How long a step takes, in milliseconds."""
    apart = WEIGHTS / degree + HOP * log2(degree)
    return apart + units * (WORK + SHARE * (degree - 1)) / degree


def room(degree, target):
    """How many units fit in a step that meets a target."""
    left = target - step_time(degree, 0)
    return left * degree / (WORK + SHARE * (degree - 1))


def capacity(degree, target):
    """How many requests a second a group can serve, each token in time."""
    units = max(0, int(room(degree, target)))
    return 1000 * units / target / (TOKENS - 1 + PROMPT)


@cache
def plans(gpus=GPUS, largest=GPUS):
    """Every plan: groups as (degree, tier), and what they can serve of each tier."""
    if not gpus:
        return [((), {"tight": 0.0, "relaxed": 0.0})]
    found = []
    for degree in (one for one in DEGREES if one <= min(gpus, largest)):
        for tier in EACH:
            for groups, serves in plans(gpus - degree, degree):
                if not groups or (degree, tier) >= groups[0]:
                    more = serves[tier] + capacity(degree, EACH[tier])
                    found.append((((degree, tier), *groups), {**serves, tier: more}))
    return found


def degrees(groups):
    return tuple(degree for degree, _ in groups)


LAYOUTS = sorted({degrees(groups) for groups, _ in plans()}, reverse=True)


@cache
def plans_of(layouts):
    return [plan for plan in plans() if degrees(plan[0]) in layouts]


def best_plan(rates, layouts):
    """The plan with the most goodput for such rates, and then with the most room; its goodput."""
    wanted = {tier: HEADROOM * rate + 0.01 for tier, rate in rates.items()}

    def value(plan):
        tight = min(plan[1]["tight"], wanted["tight"])
        left = plan[1]["tight"] - tight + plan[1]["relaxed"]
        served = tight + min(left, wanted["relaxed"])
        return served, min(plan[1]["tight"] / wanted["tight"], left / wanted["relaxed"])

    plan = max(plans_of(frozenset(layouts)), key=value)
    return plan[0], value(plan)[0]


@dataclass
class Request:
    tier: str
    arrival: float  # ms
    first: float = 0.0  # when its first token was there
    prompt: int = PROMPT  # units that are left of it
    left: int = TOKENS - 1  # tokens after the first


@dataclass(eq=False)
class Group:
    degree: int
    tier: str
    at: float = 0.0  # when its next step begins, in ms
    running: dict = field(default_factory=lambda: {tier: deque() for tier in EACH})
    begun: Request | None = None  # whose prompt is not done

    def turns(self, target, fits):
        """How many requests of each tier need a token in the next step, as far as there is room."""
        tight = min(len(self.running["tight"]), fits)
        relaxed = ceil(len(self.running["relaxed"]) * target / EACH["relaxed"])
        return {"tight": tight, "relaxed": min(relaxed, fits - tight)}


def load(seconds, swing, phase, seed):
    """Requests at random times; in turn each tier has 1 + swing times its rate, or 1 - swing."""
    chance, clock, until, more, coming = random.Random(seed), 0.0, 0.0, swing, []
    while clock < 1000 * seconds:
        if clock >= until:
            until += 1000 * phase * chance.uniform(0.5, 1.5)
            more = -more
            rates = {"tight": MEAN["tight"] * (1 + more), "relaxed": MEAN["relaxed"] * (1 - more)}
        clock += 1000 * chance.expovariate(sum(rates.values()))
        tier = "tight" if chance.random() * sum(rates.values()) < rates["tight"] else "relaxed"
        coming.append(Request(tier, clock))
    return coming


def arrived(waiting, now):
    """The next request that has come, taken from its queue."""
    for queue in waiting:
        if queue and queue[0].arrival <= now:
            return queue.popleft()
    return None


def in_time(one, end):
    """Whether a request that is done met both targets."""
    late = one.first - one.arrival > FIRST[one.tier]
    return not late and end - one.first < EACH[one.tier] * (TOKENS - 1) + 1e-6


# Requests a second that met both targets, switches, groups by second, when who was done in time
Outcome = namedtuple("Outcome", "goodput switches seen good")


class Cluster:
    """Groups of GPUs, the queues before them, and what came of each request."""

    def __init__(self, coming, groups):
        self.queues = {tier: deque(r for r in coming if r.tier == tier) for tier in EACH}
        self.groups = [Group(*one) for one in groups]
        self.good = []  # when each request that counts was done, and its tier

    def run(self, until):
        """Let every group step until a moment."""
        while (group := min(self.groups, key=lambda one: one.at)).at < until:
            group.at = self.step(group, group.at, until)

    def step(self, group, now, until):
        """Give tokens in turn, and what room is left to prompts; return when that is done."""
        target = EACH["tight" if group.running["tight"] else group.tier]
        fits = max(1, int(room(group.degree, target)))
        soon = now + target * (1 + (TOKENS + PROMPT) / fits)  # with a prompt that begins now
        waiting = [self.waiting(tier, soon) for tier in SERVES[group.tier]]
        turns = group.turns(target, fits)
        units, ready = sum(turns.values()), []
        most = fits * (TOKENS - 1) / (TOKENS - 1 + PROMPT)  # tokens, so that prompts have room
        while units < fits:
            if not (begun := group.begun or (units < most and arrived(waiting, now))):
                break
            part = min(fits - units, begun.prompt)
            begun.prompt -= part
            units += part
            group.begun = begun if begun.prompt else None
            ready += [] if begun.prompt else [begun]
        if not units:
            return min([until, *(queue[0].arrival for queue in waiting if queue)])
        end = now + step_time(group.degree, units)
        for tier, count in turns.items():
            for _ in range(count):
                one = group.running[tier].popleft()
                one.left -= 1
                if one.left:
                    group.running[tier].append(one)
                elif in_time(one, end):
                    self.good.append((end, tier))
        for one in ready:
            one.first = end
            group.running[one.tier].append(one)
        return end

    def waiting(self, tier, then):
        """The queue of a tier, without those who would get their first token too late."""
        queue = self.queues[tier]
        while queue and queue[0].arrival + FIRST[tier] < then:
            queue.popleft()
        return queue

    def regroup(self, groups, now, pause):
        """Change tiers at once, and degrees after a pause; GPUs that keep their degree go on."""
        wanted = Counter(degrees(groups))
        kept, moved = [], []
        for group in self.groups:
            stays = wanted[group.degree] > 0
            wanted[group.degree] -= stays
            (kept if stays else moved).append(group)
        begins = max([now, *(group.at for group in moved)]) + pause
        fresh = [Group(degree, "", begins) for degree in wanted.elements()]
        self.groups = sorted(kept + fresh, key=lambda one: (one.degree, one.tier))
        for group, (_, tier) in zip(self.groups, sorted(groups), strict=True):
            group.tier = tier
        for group in moved:
            if group.begun:
                self.queues[group.begun.tier].appendleft(group.begun)
            for tier, running in group.running.items():
                same = [one for one in fresh if one.tier == tier] or fresh
                for request in running:
                    least = min(same, key=lambda one: len(one.running[tier]) / one.degree)
                    least.running[tier].append(request)


def served(coming, layouts, cost=0.0):
    """Serve requests with such layouts to choose from, a switch costing so many seconds."""
    seconds = int(coming[-1].arrival / 1000)
    arrivals = [Counter() for _ in range(seconds + 1)]
    for one in coming:
        one.first, one.prompt, one.left = 0.0, PROMPT, TOKENS - 1
        arrivals[int(one.arrival / 1000)][one.tier] += 1
    rates = {tier: sum(one.tier == tier for one in coming) / seconds for tier in EACH}
    groups, _ = best_plan(rates, layouts)
    cluster, switches, seen = Cluster(coming, groups), 0, []
    for second in range(1, seconds + 1):
        cluster.run(1000.0 * second)
        before = arrivals[max(0, second - SEEN) : second]
        rates = {tier: sum(one[tier] for one in before) / len(before) for tier in EACH}
        stay, now = best_plan(rates, {degrees(groups)})
        other, then = best_plan(rates, layouts)
        switches += then > GAIN * now
        groups = other if then > GAIN * now else stay
        cluster.regroup(groups, 1000.0 * second, 1000 * cost)
        seen.append(groups)
    cluster.run(1000.0 * (seconds + 30))  # what still runs is done by then
    return Outcome(len(cluster.good) / seconds, switches, seen, cluster.good)
