"""The suite `serve`: how long it takes from a save to the page that shows it.

First in a browser, for each kind of file of this site; then over HTTP, for a post among many,
beside Hugo's server. Its server shows the minimal site, ours this one with all that it has.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from ..browser import QUIET, ensure_chromium
from ..errors import CommandError
from ..steps import step
from . import peers
from .asked import Asked
from .generators import generators
from .growth import Numbers, interleaved
from .posts import post_file
from .project_copy import POSTS, command, copy_project
from .results import machine, write_results
from .running import running
from .saves import NEW_BUILD, SAVES, Save, add_what_is_saved

SIZES, QUICK_SIZES = (1000, 10000), (20,)
RUNS = 9
SERVERS = ("ours", "hugo")
WHOLE = "ours, all of it"
TWIN = "index.md"  # beside each page, and written when all is
PATIENCE = 60_000  # milliseconds
# A picture of each page is drawn once, after all is shown, and takes minutes of so many.
WITHOUT_PICTURES = '\nPLUGINS.remove("preview_pictures")\n'

Seconds = dict[str, list[float]]


def measure_serve(asked: Asked) -> None:
    """Measure saves, print a table and write serve.json."""
    runs = asked.runs_or(RUNS)
    if unknown := [name for name in asked.only if name not in (*SAVES, *SERVERS)]:
        known = ",".join((*SAVES, *SERVERS))
        raise CommandError(f"--only {unknown[0]}: is not measured (write some of {known})")
    kinds: Seconds = {}
    if any(map(asked.takes, SAVES)):
        with step("in a browser"):
            kinds = kinds_of_files(runs, asked)
        print(table("saved", kinds))
    sizes = {}
    for size in asked.sizes_or(SIZES, QUICK_SIZES) if any(map(asked.takes, SERVERS)) else ():
        with step(f"{size:,} posts"):
            sizes[str(size)] = among_many(size, runs, asked)
        print(table(f"{size:,} posts", sizes[str(size)]))
    found = {**machine(), "runs": runs, "kinds": kinds, "sizes": sizes}
    write_results("serve", asked, found)


def table(head: str, found: Seconds) -> str:
    """Return the median and the worst as a person reads them."""
    lines = [f"{head:<16}  median   worst"]
    for name, seconds in found.items():
        lines.append(f"{name:<16}{median(seconds):6.2f} s{max(seconds):6.2f} s")
    if "ours" in found and "hugo" in found:
        turns = zip(found["ours"], found["hugo"], strict=True)
        lines.append(f"ours is {median(one / other for one, other in turns):.2f} x hugo")
    return "\n".join(lines)


def kinds_of_files(runs: int, asked: Asked) -> Seconds:
    """Return kind of file -> the seconds from each save until a browser shows it."""
    from playwright.sync_api import TimeoutError, sync_playwright

    with ExitStack() as open_, tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        project = copy_project(Path(scratch, "project"), 1)
        add_what_is_saved(project)
        server = open_.enter_context(running(command("serve"), project))
        server.wait_for("/news/bench/", b"Text.")
        playwright = open_.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=list(QUIET))
        open_.callback(browser.close)
        page = browser.new_context(bypass_csp=True).new_page()  # what asks it is no script of ours

        def seconds(name: str, save: Save, number: int) -> Numbers:
            page.goto(server.address + save.page)
            former = page.evaluate("document.querySelector('script[src^=\"/-/\"]').src")
            start = time.perf_counter()
            save.save(project, number)
            shown = f"document.readyState === 'complete' && {NEW_BUILD} && {save.seen}"
            try:
                page.wait_for_function(
                    f"([former, number]) => {shown}", arg=[former, number], timeout=PATIENCE
                )
            except TimeoutError:
                raise CommandError(f"a save of {save.file} is not shown by {page.url}") from None
            taken = time.perf_counter() - start
            if save.is_text:
                server.wait_for(f"{save.page}{TWIN}", saved(number))
            return {name: taken}

        chosen = {name: save for name, save in SAVES.items() if asked.takes(name)}
        return _turns({name: partial(seconds, name, save) for name, save in chosen.items()}, runs)


def among_many(size: int, runs: int, asked: Asked) -> Seconds:
    """Return server -> the seconds from each save of a post until its page is sent.

    For ours, also those until all of the site is built again, by the Markdown beside the page.
    """
    with ExitStack() as open_, tempfile.TemporaryDirectory(prefix="bench-") as scratch:
        savers = {}
        if asked.takes("ours"):
            project = copy_project(Path(scratch, "ours"), size)
            with (project / "pelicanconf.py").open("a", encoding="utf-8") as settings:
                settings.write(WITHOUT_PICTURES)
            ours = open_.enter_context(running(command("serve"), project))
            file = post_file(project / POSTS, size // 2)
            page = f"/blog/{file.stem}/"
            shown = {"ours": page, WHOLE: f"{page}{TWIN}"}
            savers["ours"] = _post_saver(ours.wait_for, file, shown)
        for generator in generators(Asked(only=("hugo",))).values() if asked.takes("hugo") else ():
            site = Path(scratch, "hugo")
            generator.write(site, size)
            server = open_.enter_context(running([peers.hugo(), "server"], site))
            file = post_file(site / generator.posts, size // 2)
            savers["hugo"] = _post_saver(server.wait_for, file, {"hugo": f"/{file.stem}/"})
        for save in savers.values():
            save(0)  # until each shows a save: then its first build is over
        return _turns(savers, runs)


def _post_saver(
    wait_for: Callable[[str, bytes], None], file: Path, shown: Mapping[str, str]
) -> Callable[[int], Numbers]:
    """Return what saves a post once more, and says how long until each path of `shown` has it."""
    text = file.read_text("utf-8")

    def seconds(number: int) -> Numbers:
        for path in shown.values():
            wait_for(path, b"\n")
        start = time.perf_counter()
        file.write_text(f"{text}\nSaved {number}.\n", encoding="utf-8")
        taken = {}
        for name, path in shown.items():
            wait_for(path, saved(number))
            taken[name] = time.perf_counter() - start
        return taken

    return seconds


def _turns(savers: Mapping[str, Callable[[int], Numbers]], runs: int) -> Seconds:
    """Return name -> the seconds of each of its saves; they take turns."""
    numbers = iter(range(1, 1 + runs * len(savers)))

    def measure(name: str) -> Numbers:
        return savers[name](next(numbers))

    found = interleaved(measure, savers, runs)
    return {name: [run[name] for run in turns] for turns in found.values() for name in turns[0]}


def saved(number: int) -> bytes:
    """Return what a text says after a save."""
    return f"Saved {number}.".encode()
