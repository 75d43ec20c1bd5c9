"""A server whose requests stop for tools, and four ways to treat the state of one that has stopped.

A `Machine` runs forward passes. In a pass every running request gets one token, and whoever enters
gets its context computed first, which the others wait for. A request takes the room for its last
token when it enters, and holds it until it is done or its state is dropped or moved away. Times
are in milliseconds; memory is counted in tokens, so waste is in tokens times milliseconds.

preserve  The state stays on the GPU while the tool runs. Its room is wasted as long.
discard   The state is dropped, and computed again when the tool has answered. The room of all
          that wait for this, the request's own included, is wasted as long.
swap      The state is moved to the memory of the host, and back again. Each way, the room of
          all that wait for the bus is wasted.
least     Whichever of the three is expected to waste least this time.

Who comes back from a tool enters by the time at which it first came, before newer requests.
"""

import heapq
import random
from bisect import insort
from collections import Counter
from dataclasses import dataclass

WAYS = ("preserve", "discard", "swap")
# How long each kind of tool takes on average.
TOOLS = {"calculator": 10.0, "web page": 2_000.0, "person": 30_000.0}


@dataclass(frozen=True)
class Machine:
    memory: int = 40_000  # tokens whose state fits on the GPU
    step: float = 30.0  # a forward pass that gives each running request a token
    compute: float = 0.1  # for each token of a context that is computed
    launch: float = 10.0  # to begin moving a state, one way
    move: float = 0.03  # for each token that is moved, one way

    def recomputed(self, context):
        return self.compute * context

    def moved(self, context):
        return self.launch + self.move * context


def wastes(machine, room, context, others, length):
    """What each way wastes on a tool call of this length, while others hold so much."""
    return {
        "preserve": room * length,
        "discard": (room + others) * machine.recomputed(context),
        "swap": (room + others) * 2 * machine.moved(context),
    }


@dataclass(frozen=True)
class Call:
    tool: str
    before: int  # tokens that are generated before it
    length: float  # how long the tool takes
    answer: int  # tokens that it answers with


@dataclass
class Request:
    number: int
    arrival: float
    prompt: int
    calls: list
    tail: int  # tokens that are generated after the last call
    at: int = 0  # how many calls it has made
    done: int = 0  # tokens since the last of them
    context: int = 0  # tokens whose state there is, or has to be made again
    where: str = "new"
    finish: float = 0.0

    def __post_init__(self):
        self.generated = self.tail + sum(call.before for call in self.calls)
        self.room = self.prompt + self.generated + sum(call.answer for call in self.calls)

    @property
    def wanted(self):
        """Tokens from one call to the next, or to the end."""
        return self.tail if self.at == len(self.calls) else self.calls[self.at].before

    @property
    def delay(self):
        """Milliseconds for each token generated, without those in which a tool was at work."""
        tools = sum(call.length for call in self.calls)
        return (self.finish - self.arrival - tools) / self.generated


class Server:
    """A run of a machine that treats calls in one way; `least` asks how long one is expected."""

    def __init__(self, machine, requests, way, expected=None, until=float("inf")):
        self.machine, self.way, self.expected, self.until = machine, way, expected, until
        self.waiting = [(request.arrival, number) for number, request in enumerate(requests)]
        heapq.heapify(self.waiting)  # by when a request comes, or its tool has answered
        self.requests = requests
        self.queue = []  # who could enter if there were room, by their arrival
        self.running = []
        self.busy = self.paused = 0  # room of those that run, and of those that wait for a tool
        self.clock, self.tokens = 0.0, 0
        self.wasted = Counter()  # tokens times milliseconds, by way
        self.spent = Counter()  # milliseconds of the GPU, by what it did
        self.chosen = Counter()  # calls, by way

    @property
    def wasted_share(self):
        """The part of all memory, over all of the time, that was wasted."""
        return self.wasted.total() / (self.machine.memory * self.clock)

    def run(self):
        while (self.waiting or self.queue or self.running) and self.clock < self.until:
            if not self.running and not self.queue:
                self.clock = max(self.clock, self.waiting[0][0])
            self.take_in()
            if self.running:
                self.give_tokens()
            else:  # what is held waits for its tools
                self.clock = max(self.clock, self.waiting[0][0])
        return self

    def take_in(self):
        """Let in whoever has an answer and its state, and then as many as there is room for."""
        while self.waiting and self.waiting[0][0] <= self.clock:
            request = self.requests[heapq.heappop(self.waiting)[1]]
            if request.where == "preserve":
                self.paused -= request.room
                self.resume(request)
            else:
                insort(self.queue, request, key=lambda queued: (queued.arrival, queued.number))
        free = self.machine.memory - self.busy - self.paused
        while self.queue and self.queue[0].room <= free:
            free -= self.queue[0].room
            self.resume(self.queue.pop(0))

    def resume(self, request):
        self.running.append(request)
        self.busy += request.room
        if request.where == "swap":
            self.stall("moving", self.machine.moved(request.context), "swap")
        if request.where == "discard":
            self.stall("computing again", self.machine.recomputed(request.context), "discard")
        # The prompt, or what the tool has answered, is new: to compute it is no waste.
        news = request.calls[request.at - 1].answer if request.at else request.prompt
        self.stall("computing", self.machine.recomputed(news))
        request.context += news

    def stall(self, work, length, way=None):
        """Do some work that all wait for, and note whose waste it is."""
        self.spent[work] += length
        self.clock += length
        if way:
            self.wasted[way] += self.busy * length

    def give_tokens(self):
        """Run a forward pass."""
        self.stall("generating", self.machine.step)
        self.tokens += len(self.running)
        for request in list(self.running):
            request.done, request.context = request.done + 1, request.context + 1
            if request.done == request.wanted:
                request.done = 0
                self.leave(request)

    def leave(self, request):
        """End a request, or let it wait for its tool."""
        if request.at == len(request.calls):
            request.finish = self.clock
        else:
            call = request.calls[request.at]
            request.at += 1
            request.where = self.choice(request, call)
            self.chosen[request.where] += 1
            if request.where == "swap":
                self.stall("moving", self.machine.moved(request.context), "swap")
            if request.where == "preserve":
                self.paused += request.room
                seen = min(call.length, self.until - self.clock)
                self.wasted["preserve"] += request.room * max(seen, 0)
            heapq.heappush(self.waiting, (self.clock + call.length, request.number))
        self.running.remove(request)
        self.busy -= request.room

    def choice(self, request, call):
        if self.way != "least":
            return self.way
        costs = wastes(
            self.machine,
            request.room,
            request.context,
            self.busy - request.room,
            self.expected(call),
        )
        return min(WAYS, key=costs.get)


def arrivals(count, seed, per_second=None, tools=TOOLS, prompt=600):
    """Requests with three calls on average, each of a random tool: all at once, or at random."""
    chance, clock = random.Random(seed), 0.0

    def about(mean):
        return 1 + int(chance.expovariate(1 / mean))

    def call():
        tool = chance.choice(list(tools))
        return Call(tool, about(40), chance.expovariate(1 / tools[tool]), about(40))

    requests = []
    for number in range(count):
        clock += chance.expovariate(per_second / 1000) if per_second else 0.0
        calls = [call() for _ in range(about(2.5))]
        requests.append(Request(number, clock, about(prompt), calls, about(40)))
    return requests


# What may be known of a call before it returns: all, the mean of its tool, the mean of all tools.
KNOWN = {
    "each call": lambda call: call.length,
    "each tool": lambda call: TOOLS[call.tool],
    "nothing": lambda call: sum(TOOLS.values()) / len(TOOLS),
}
