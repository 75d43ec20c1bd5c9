"""A workspace of real processes that is branched in four ways, and what each costs here.

A `Workspace` is a tree: a process, and those that it has forked. Each holds memory, its state, and
waits for orders on a pipe. To branch the workspace, each process makes a copy of itself, which then
writes to a part of its state, as an agent that tries something does. A branch is ready when the
last of its processes can go on.

fork  The copy shares all memory with its original. The kernel copies a page when one of the two
      writes to it.
save  The same; then a second copy, which only keeps the old state, writes that to disk, while
      the first one goes on.
copy  The copy gets all of the state into memory of its own before it goes on.
file  The original writes its state to disk; the copy reads it back, and goes on.

Nothing writes to the original while it is branched. Only memory is copied: no files that are open,
no windows, no network. Memory is counted by /proc/self/smaps_rollup, which is Linux's.
"""

import json
import mmap
import os
import select
import time
import traceback
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WAYS = ("fork", "save", "copy", "file")
MEGABYTE = 1 << 20
PATIENCE = 30  # seconds in which an answer comes, or something is broken


@dataclass(frozen=True)
class Branch:
    """What a branch of the whole workspace took: milliseconds from the order on, and megabytes."""

    ready: float  # until the last of its processes could go on
    done: float  # until it had made its writes
    on_disk: float | None  # until the state of the original was safe; None where it never is
    own_first: float  # memory that is the branch's alone when it is ready
    own_last: float  # and after its writes
    is_same: bool  # whether it began with the state of the original
    is_apart: bool  # whether the original still has its state after the writes


def memory(size):
    """Return so many bytes of fresh memory, which the kernel is to keep in small pages."""
    fresh = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    fresh.madvise(mmap.MADV_NOHUGEPAGE)
    return fresh


def own_memory():
    """Return how many bytes this process shares with no other; Python itself is about a million."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def written(state, file):
    """Write a state to disk, and wait until it is there."""
    with Path(file).open("wb") as target:
        target.write(state)
        target.flush()
        os.fsync(target.fileno())


def read_back(size, file):
    """Return a state that was written to disk, in fresh memory."""
    state = memory(size)
    with Path(file).open("rb") as source:
        source.readinto(state)
    return state


def change(state, share):
    """Change a byte in each page of a share of a state; to do it again changes it back."""
    for page in range(0, int(share * len(state)), mmap.PAGESIZE):
        state[page] ^= 255


@contextmanager
def ending():
    """End this process, a copy, with the block: it goes no further, but says what went wrong."""
    try:
        yield
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


def forked(work):
    """Run something in a copy of this process; return what tells its result, as JSON."""
    answers, tells = os.pipe()
    if not os.fork():
        with ending():
            os.write(tells, json.dumps(work()).encode())
    os.close(tells)
    return answers


def result(answers):
    """Wait for the result of a copy, and until it has ended."""
    with os.fdopen(answers, "rb") as told:
        found = json.loads(told.read())
    os.wait()
    return found


def branched(state, check, way, share, begun, file):
    """Branch this one process, which holds a state; the copy writes to a share of its pages."""

    def passed():
        return 1000 * (time.monotonic() - begun)

    def branch():
        own = state
        if way == "copy":
            own = memory(len(state))
            own[:] = memoryview(state)
        elif way == "file":
            own = read_back(len(state), file)
        ready, own_first = passed(), own_memory()
        begun_to_write = passed()  # reading how much memory it has is no part of it
        change(own, share)
        done, own_last = ready + passed() - begun_to_write, own_memory()
        change(own, share)  # back again, to see what it began with
        is_same = zlib.crc32(own) == check
        return {
            "ready": ready,
            "done": done,
            "own_first": own_first,
            "own_last": own_last,
            "is_same": is_same,
        }

    def keeper():
        written(state, file)
        return passed()

    on_disk = None
    if way == "file":
        written(state, file)
        on_disk = passed()
    answers = forked(branch)
    saved = forked(keeper) if way == "save" else None
    found = result(answers)
    if saved is not None:
        on_disk = result(saved)
    return found | {"on_disk": on_disk, "is_apart": zlib.crc32(state) == check}


class Process:
    """A process of the workspace as the others see it: the two pipes to it."""

    def __init__(self, number):
        self.file = f"state-{number}.bin"
        self.orders, self.gives = os.pipe()
        self.answers, self.tells = os.pipe()

    def order(self, **order):
        os.write(self.gives, json.dumps(order).encode() + b"\n")

    def answer(self):
        if not select.select([self.answers], [], [], PATIENCE)[0]:
            raise TimeoutError("a process of the workspace does not answer")
        return json.loads(os.read(self.answers, 4096))

    def serve(self, size):
        """Hold a state, and obey orders until there are no more."""
        state = memory(size)
        for number, page in enumerate(range(0, size, mmap.PAGESIZE)):
            state[page : page + 8] = number.to_bytes(8, "little")
        check = zlib.crc32(state)
        os.write(self.tells, b"{}")
        with os.fdopen(self.orders, "rb") as orders:
            for order in orders:
                found = branched(state, check, file=self.file, **json.loads(order))
                os.write(self.tells, json.dumps(found).encode())


class Workspace:
    """A tree of processes, a root and those that it forks, with a state of so many megabytes."""

    def __init__(self, megabytes, processes=4):
        self.size = int(megabytes * MEGABYTE / processes)
        self.processes = [Process(number) for number in range(processes)]

    def __enter__(self):
        self.root = os.fork()
        if not self.root:
            with ending():
                for process in self.processes:
                    os.close(process.gives)  # or nobody would notice that there are no more orders
                own, *others = self.processes
                for process in others:
                    if not os.fork():
                        own, others = process, []
                        break
                own.serve(self.size)
                for _ in others:
                    os.wait()
        for process in self.processes:
            process.answer()
        return self

    def __exit__(self, *_):
        for process in self.processes:
            os.close(process.gives)
        os.waitpid(self.root, 0)
        for process in self.processes:
            for end in (process.orders, process.answers, process.tells):
                os.close(end)
            Path(process.file).unlink(missing_ok=True)

    def branch(self, way, share=0.0):
        """Return what it took to branch all processes; each copy writes to a share of its state."""
        begun = time.monotonic()
        for process in self.processes:
            process.order(way=way, share=share, begun=begun)
        found = [process.answer() for process in self.processes]
        on_disk = [one["on_disk"] for one in found]
        return Branch(
            ready=max(one["ready"] for one in found),
            done=max(one["done"] for one in found),
            on_disk=None if None in on_disk else max(on_disk),
            own_first=sum(one["own_first"] for one in found) / MEGABYTE,
            own_last=sum(one["own_last"] for one in found) / MEGABYTE,
            is_same=all(one["is_same"] for one in found),
            is_apart=all(one["is_apart"] for one in found),
        )
