"""A server that batches continuously, in which scheduling blocks the GPU or hides behind it.

One iteration of a `Server` is a scheduling of `schedule` ms and `steps` forward passes of `forward`
ms each. What scheduling decides, holds for the whole iteration: who is in the batch, in one of
`slots` places, and stays there until it has all of its tokens.

serial   the GPU waits while the CPU schedules, and what the CPU knows is up to date
overlap  the CPU schedules the next iteration while the GPU runs this one: the longer of the two
         counts. It cannot know yet who finishes now, so each request holds its place for one
         iteration more than it has tokens for, and each newcomer waits for one more.
steps    more passes for one scheduling: less of it, but places change hands only at the end

Tokens reach the user at the end of an iteration. All times are in milliseconds.
"""

import random
from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Server:
    forward: float
    schedule: float
    slots: int = 64
    steps: int = 1
    overlap: bool = False

    @property
    def iteration(self):
        """How long an iteration takes."""
        passes = self.steps * self.forward
        return max(passes, self.schedule) if self.overlap else passes + self.schedule


@dataclass
class Request:
    arrival: float
    tokens: int  # that it still has to get
    first: float = field(default=0.0)  # when the user had the first of them ...
    last: float = field(default=0.0)  # ... and the last


def served(server, requests):
    """Run all requests through a server; each then knows when it had its first and last token."""
    coming = deque(sorted(requests, key=lambda request: request.arrival))
    clock, running = 0.0, []

    def batch():
        """Who takes part in the next iteration, as far as is known now."""
        known = [request for request in running if request.tokens > 0]
        while coming and coming[0].arrival <= clock and len(known) < server.slots:
            known.append(coming.popleft())
        return known

    while coming or running:
        if (
            not running
        ):  # nobody there: the next to come starts the server, with nothing to hide behind
            clock = max(clock, coming[0].arrival) + server.schedule * server.overlap
            running = batch()
        following = batch() if server.overlap else None
        clock += server.iteration
        for request in running:
            if request.tokens > 0:
                request.first = request.first or clock
                request.tokens -= server.steps
                request.last = clock
        running = following if server.overlap else batch()
    return requests


def arrivals(count, mean_tokens, seed, per_second=None):
    """Requests with geometric lengths: all at once, or at random with so many a second."""
    chance, clock = random.Random(seed), 0.0
    requests = []
    for _ in range(count):
        clock += chance.expovariate(per_second / 1000) if per_second else 0.0
        tokens = 1 + int(chance.expovariate(1 / (mean_tokens - 0.5)))
        requests.append(Request(clock, tokens))
    return requests


def tokens_per_second(server, requests):
    total = sum(request.tokens for request in requests)
    done = served(server, requests)
    return 1000 * total / (max(r.last for r in done) - min(r.arrival for r in done))


def first_token_delays(server, requests):
    """Sorted times from arrival to the first token."""
    return sorted(request.first - request.arrival for request in served(server, requests))
