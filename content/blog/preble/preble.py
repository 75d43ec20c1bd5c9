"""Prompts that share their beginnings, routed over workers that each remember some of them.

A prompt is a row of blocks of tokens. The first are those of a tool, the next those of a task with
that tool, and the rest are its own. A worker serves one request after the other: it computes the
blocks of a prompt that it does not remember, one unit of time for each, and then takes `ANSWER`
units for the answer. It remembers blocks in a prefix tree of limited size, and forgets the leaf
that was used least recently. A router gives each request to a worker the moment it comes:

random        To any worker.
least loaded  To the one with the least work before it.
prefix only   To the one that remembers the most of the prompt, however long the queue is there.
both          Exploits or explores. It exploits where a worker remembers more of the prompt than
              is new, and the queue there is longer than the shortest by no more than `patience`.
              Else it explores: it takes the worker on which load, eviction and running cost of
              the request are the least together.

The router knows every tree, every queue and the length of every answer, and that costs nothing.
"""

import random
from collections import OrderedDict
from dataclasses import dataclass
from itertools import accumulate

PROMPT = 32  # blocks in a prompt
ANSWER = 8  # units of time for an answer, whatever the prompt
TOOLS, TASKS = 16, 4  # tools, and tasks with each of them
PATIENCE = PROMPT + ANSWER  # units of time: a prompt of which nothing is remembered


@dataclass(frozen=True)
class Request:
    arrival: float
    blocks: tuple[str, ...]


class Memory:
    """A prefix tree of blocks; a node is known by its parent and its block."""

    def __init__(self, size):
        self.size = size
        self.nodes = OrderedDict()  # (parent, block) -> node, the least recently used first
        self.names = 0  # that were given to nodes; 0 is the root

    def known(self, blocks):
        """How many blocks the longest beginning of a prompt has that is in the tree."""
        node = 0
        for count, block in enumerate(blocks):
            node = self.nodes.get((node, block))
            if node is None:
                return count
        return len(blocks)

    def evicted(self, count):
        """How many blocks would have to go for so many new ones."""
        return max(0, len(self.nodes) + count - self.size)

    def add(self, blocks):
        """Remember a prompt, and forget what was used least recently where there is no room."""
        keys, parent = [], 0
        for block in blocks:
            if (parent, block) not in self.nodes:
                self.names += 1
                self.nodes[parent, block] = self.names
            keys.append((parent, block))
            parent = self.nodes[parent, block]
        for key in reversed(keys):  # a parent is always used later than its children ...
            self.nodes.move_to_end(key)
        while len(self.nodes) > self.size:
            self.nodes.popitem(last=False)  # ... so that this is a leaf


@dataclass
class Worker:
    memory: Memory
    free: float = 0.0  # when all that it was given will be done
    busy: float = 0.0  # how long it has worked in all

    def load(self, now):
        return max(0.0, self.free - now)

    def known(self, request):
        return self.memory.known(request.blocks)

    def serve(self, request):
        """Take a request; return how many of its blocks were remembered, and its latency."""
        known = self.known(request)
        time = len(request.blocks) - known + ANSWER
        self.free = max(self.free, request.arrival) + time
        self.busy += time
        self.memory.add(request.blocks)
        return known, self.free - request.arrival


def at_random(workers, request, chance):
    return chance.choice(workers)


def least_loaded(workers, request, chance):
    return min(workers, key=lambda worker: (worker.load(request.arrival), chance.random()))


def prefix_only(workers, request, chance):
    return max(workers, key=lambda worker: (worker.known(request), chance.random()))


def both(workers, request, chance, patience=PATIENCE):
    best = prefix_only(workers, request, chance)
    known, now = best.known(request), request.arrival
    longer = best.load(now) - min(worker.load(now) for worker in workers)
    if known > len(request.blocks) - known and longer <= patience:
        return best
    return min(workers, key=lambda worker: (cost(worker, request), chance.random()))


def cost(worker, request):
    """Load, eviction and running cost of a request on a worker, in units of time."""
    new = len(request.blocks) - worker.known(request)
    return worker.load(request.arrival) + worker.memory.evicted(new) + new


ROUTERS = {
    "random": at_random,
    "least loaded": least_loaded,
    "prefix only": prefix_only,
    "both": both,
}


def requests(count, sharing, skew, seed, rate=0.09):
    """Requests at random times, `rate` a unit; `sharing` is the part of a prompt that others have.

    The nth tool is asked for in proportion to n ** -skew, and so is the nth task with it.
    """
    chance, clock = random.Random(seed), 0.0
    shared = round(PROMPT * sharing)
    of_tool = shared // 2
    weights = [list(accumulate(n**-skew for n in range(1, k + 1))) for k in (TOOLS, TASKS)]
    made = []
    for number in range(count):
        clock += chance.expovariate(rate)
        tool, task = (chance.choices(range(len(each)), cum_weights=each)[0] for each in weights)
        blocks = [f"tool {tool}.{n}" for n in range(of_tool)]
        blocks += [f"task {tool}/{task}.{n}" for n in range(shared - of_tool)]
        blocks += [f"own {number}.{n}" for n in range(PROMPT - shared)]
        made.append(Request(clock, tuple(blocks)))
    return made


@dataclass
class Outcome:
    hit_rate: float  # blocks that were remembered, of all
    mean: float  # latency, in units of time
    p99: float
    imbalance: float  # work of the busiest worker over that of an average one
    fullest: float  # the same over the time in which requests came: above 1, its queue has no end


def routed(router, coming, workers=4, memory=400, seed=0):
    """Send requests to workers by a router, and return what came of it."""
    chance = random.Random(seed)
    there = [Worker(Memory(memory)) for _ in range(workers)]
    known, latencies = 0, []
    for request in coming:
        hit, latency = router(there, request, chance).serve(request)
        known += hit
        latencies.append(latency)
    latencies.sort()
    work = [worker.busy for worker in there]
    return Outcome(
        hit_rate=known / (PROMPT * len(coming)),
        mean=sum(latencies) / len(latencies),
        p99=latencies[int(0.99 * len(latencies))],
        imbalance=max(work) * len(work) / sum(work),
        fullest=max(work) / coming[-1].arrival,
    )
