"""A server that batches continuously, in which scheduling blocks the GPU or hides behind it.

In an iteration a `Server` schedules once and runs its `passes`, each of which gives a token to
every request in the batch. A request has one of `slots` places, and keeps it to the end of the
iteration in which it gets its last token. All times are in milliseconds.

blocking  The GPU waits while the CPU schedules, and what the CPU knows is up to date.
overlap   The CPU schedules the next iteration while the GPU runs this one, so that the longer of
          the two counts. It does not know yet who finishes now: each request holds its place for
          one iteration more than it needs, and each newcomer waits for one more.
passes    More of them for one scheduling. The part `each` of scheduling, post-processing, is still
          paid for every pass; places change hands only at the end.

A token counts when its pass ends, before it is post-processed. Nobody knows how many tokens a
request will get. No memory runs out, and prompts take no time of their own.
"""

import random
from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    forward: float  # one pass, on average
    schedule: float  # one scheduling with its post-processing, on average
    slots: int = 64
    passes: int = 1
    overlap: bool = False
    each: float = 0.41  # of scheduling: 9.08 of the 22.38 ms that we took apart
    spread: float = 0.0  # of both times: their standard deviation over their mean

    def iteration(self, chance):
        """When each pass ends, and when the next iteration begins."""
        schedule = self.schedule * self.varied(chance)
        once, each = schedule * (1 - self.each), schedule * self.each
        clock, ends = 0.0 if self.overlap else once, []
        for _ in range(self.passes):
            clock += self.forward * self.varied(chance)
            ends.append(clock)
            clock += 0.0 if self.overlap else each
        return ends, max(clock, once + self.passes * each)

    def varied(self, chance):
        """A factor of mean 1, by which a time differs from its average."""
        if not self.spread:
            return 1.0
        return chance.gammavariate(self.spread**-2, self.spread**2)


@dataclass
class Request:
    arrival: float
    tokens: int  # that it still has to get
    first: float = 0.0  # when it had the first of them ...
    last: float = 0.0  # ... and the last


def served(server, requests, seed=0):
    """Run requests through a server, and return the tokens per second while any had to wait."""
    chance = random.Random(seed)
    coming = deque(sorted(requests, key=lambda request: request.arrival))
    clock, running, given, rate = 0.0, [], 0, 0.0

    def batch():
        """Who takes part in the next iteration, as far as is known now."""
        known = [request for request in running if request.tokens]
        while coming and coming[0].arrival <= clock and len(known) < server.slots:
            known.append(coming.popleft())
        return known

    while coming or running:
        if not running:  # nobody is there: whoever comes next starts the server
            clock = max(clock, coming[0].arrival)
            running = batch()
            clock += server.schedule if server.overlap else 0.0  # nothing to hide behind yet
        following = batch() if server.overlap else None
        ends, length = server.iteration(chance)
        for request in running:
            count = min(request.tokens, server.passes)
            if count:
                request.first = request.first or clock + ends[0]
                request.last = clock + ends[count - 1]
                request.tokens -= count
                given += count
        clock += length
        if coming:
            rate = 1000 * given / clock
        running = following if server.overlap else batch()
    return rate


def arrivals(count, mean_tokens, seed, per_second=None):
    """Requests with geometric lengths: all at once, or at random with so many a second."""
    chance, clock = random.Random(seed), 0.0
    requests = []
    for _ in range(count):
        clock += chance.expovariate(per_second / 1000) if per_second else 0.0
        tokens = 1 + int(chance.expovariate(1 / (mean_tokens - 0.5)))
        requests.append(Request(clock, tokens))
    return requests
