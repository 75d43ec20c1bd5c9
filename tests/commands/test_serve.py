"""./inv serve on a copy of this project: what it shows after edits, errors, and its end."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from commands.preview.server import with_script

pytestmark = pytest.mark.slow
POST = "/blog/scheduling-overhead/"
POST_FILE = "content/blog/scheduling-overhead/index.md"
SCRIPT = re.compile(rb'<script src="/-/reload\.js\?\d+-\w+" defer></script>')


class Served:
    """A project, and what ./inv serve makes of it."""

    def __init__(self, project: Path, temporary: Path) -> None:
        self.project, self.temporary = project, temporary
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            ["./inv", "serve", "--port", str(self.port)],
            cwd=project,
            env={**os.environ, "TMPDIR": str(temporary)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the status and the body of an address; 0 where nobody answers."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", headers={"Accept": "text/html"}
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()
        except OSError:
            return 0, b""

    def wait(self, path: str, status: int, text: str = "") -> bytes:
        """Return the body of an address once it has this status and text."""
        end = time.monotonic() + 30
        while (found := self.get(path))[0] != status or text.encode() not in found[1]:
            assert time.monotonic() < end, (path, found)
            time.sleep(0.02)
        return found[1]

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, cloned: Callable[[Path], Path]
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("serve")
    temporary = folder / "temporary"
    temporary.mkdir()
    served = Served(cloned(folder / "project"), temporary)
    try:
        served.wait("/", 200)
        yield served
    finally:
        served.process.send_signal(signal.SIGTERM)
        served.process.wait()


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_preview_after_each_kind_of_edit_is_what_a_clean_build_gives(served: Served) -> None:
    served.edit(POST_FILE, "runs between forward passes", "runs Between forward passes")
    served.wait(POST, 200, "runs Between forward passes")
    served.edit("content/data/profile.yaml", "headline: Systems", "headline: SYSTEMS")
    served.wait("/", 200, "SYSTEMS")
    served.edit("theme/templates/base.html", '<main id="main"', '<main title="Edited" id="main"')
    served.wait("/", 200, '<main title="Edited"')
    before = re.findall(rb"/theme/site\.\w+\.css", served.get("/")[1])
    served.edit("theme/static/css/elements.css", "", "h1 { opacity: 0.9 }\n")
    served.wait("/", 200)
    end = time.monotonic() + 30
    while re.findall(rb"/theme/site\.\w+\.css", served.get("/")[1]) == before:
        assert time.monotonic() < end
    # Of one size, and within a second: Python itself takes such files for one.
    for old, new in pairwise(("Table", "Grid1", "Grid2", "Grid3")):
        served.edit("plugins/scrollers/tables.py", f'"{old}"', f'"{new}"')
        served.wait(POST, 200, f'aria-label="{new}"')
    served.edit("pelicanconf.py", "form-action 'self'", "form-action 'none'")
    served.wait("/", 200, "form-action &#39;none&#39;")
    shutil.copy(
        served.project / "docs/home.png", served.project / "content/blog/scheduling-overhead/p.png"
    )
    served.edit(POST_FILE, "## What we measured", "![Home](p.png)\n\n## What we measured")
    served.wait(POST, 200, 'alt="Home"')
    news = served.project / "content/news"
    (news / "new.md").write_text("Title: New\nDate: 2026\n\nText.\n")
    served.wait("/news/new/", 200)
    (news / "new.md").rename(news / "renamed.md")
    served.wait("/news/renamed/", 200)
    assert served.get("/news/new/")[0] == 404
    (news / "draft.md").write_text("Title: New\nDate: 2026\nStatus: draft\n\nText.\n")
    served.wait("/drafts/news/draft/", 200)
    (news / "draft.md").unlink()
    served.wait("/drafts/news/draft/", 404)

    subprocess.run(["./inv", "build"], cwd=served.project, check=True, capture_output=True)
    clean = files(served.project / "output")
    scratch = next(served.temporary.glob("preview-*"))
    end = time.monotonic() + 30
    while set(files(shown := max(scratch.glob("0*")))) != set(clean):  # pictures come later
        assert time.monotonic() < end, set(files(shown)) ^ set(clean)
        time.sleep(0.1)
    assert files(shown) == clean
    for path, content in clean.items():
        status, body = served.get(f"/{path}".replace("%", "%25"))
        assert (status, SCRIPT.sub(b"", body)) == (200, content), path
    assert SCRIPT.sub(b"", with_script(clean["index.html"], "7-ab")) == clean["index.html"]


def test_saves_at_any_time_of_a_build_are_shown(served: Served) -> None:
    file = "content/news/job-market.md"
    last = "Title: On the job market"
    for number in range(20):
        served.edit(file, last, last := f"Title: Edit {number}.")
        time.sleep(0.05)
    served.wait("/news/job-market/", 200, last.removeprefix("Title: "))
    served.edit(file, last, "Title: On the job market")
    served.wait("/news/job-market/", 200, "On the job market")


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("theme/templates/base.html", "{% endblock", "{% endblok", "theme/templates/base.html:10"),
        ("theme/static/css/elements.css", "", "{", "theme/static/css/elements.css:"),
        ("content/data/profile.yaml", "headline:", "headlin:", "content/data/profile.yaml:14"),
        (POST_FILE, "Date: 2026-11-23", "Date: 2026-13", f"{POST_FILE}:2"),
        ("pelicanconf.py", "from urllib.parse", "exit(3)\nfrom urllib.parse", "pelicanconf.py:5"),
        ("plugins/scrollers/tables.py", "CLASSES = {", "CLASSES = 1 / 0, {", "tables.py:13"),
        ("commands/build.py", "import time", "import )", "commands/build.py:5"),
    ],
)
def test_mistake_is_shown_with_its_place_until_it_is_mended(
    served: Served, file: str, old: str, new: str, place: str
) -> None:
    path = served.project / file
    text = path.read_text(encoding="utf-8")
    served.edit(file, old, new)
    page = served.wait("/", 500).decode()
    assert place in "".join(re.findall(r'<p class="place">(.*?)</p>', page)), page
    path.write_text(text, encoding="utf-8")
    served.wait("/", 200)


def processes_that_build(project: Path) -> list[int]:
    """Return the processes of `stem`, the oldest first: stem, warm and build."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
            if b"commands.preview.stem" in words and (process / "cwd").resolve() == project:
                found.append(int(process.name))
        except OSError:  # it has ended, or is not ours
            continue
    return sorted(found)


def test_processes_that_were_ended_are_there_again(served: Served) -> None:
    """As the system ends one when memory runs out."""
    file = "content/news/job-market.md"
    last = "Title: On the job market"
    for number, ended in enumerate((slice(2, 3), slice(1, 2), slice(0, 3))):
        end = time.monotonic() + 30
        while len(found := processes_that_build(served.project)) != 3:
            assert time.monotonic() < end, found
            time.sleep(0.1)
        for process in found[ended]:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.1)
        served.edit(file, last, last := f"Title: After {number}.")
        served.wait("/news/job-market/index.md", 200, f"After {number}.")
    served.edit(file, last, "Title: On the job market")
    served.wait("/news/job-market/index.md", 200, "On the job market")


def wait_for_scroll(page: Page, top: int) -> None:
    end = time.monotonic() + 10
    while (found := page.evaluate("scrollY")) != top:
        assert time.monotonic() < end, found


@pytest.mark.browser
def test_browser_comes_back_to_where_it_was(served: Served, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 500})
    page.goto(f"http://127.0.0.1:{served.port}{POST}#what-we-measured")
    page.evaluate("scrollTo(0, 700)")
    served.edit(POST_FILE, "## What we measured", "## What we measured then {#what-we-measured}")
    expect(page.get_by_role("heading", name="What we measured then")).to_be_attached()
    assert page.url.endswith("#what-we-measured")
    wait_for_scroll(page, 700)
    page.evaluate("window.isOfThisLoad = true")
    served.wait(f"{POST}index.md", 200, "What we measured then")  # all has been built
    page.wait_for_timeout(200)
    assert page.evaluate("window.isOfThisLoad")  # what shows the same was not loaded again

    served.edit(POST_FILE, "Date: 2026-11-23", "Date: 2026-13")
    expect(page.locator(".place")).to_have_text(f"{POST_FILE}:2")
    served.edit(POST_FILE, "Date: 2026-13", "Date: 2026-11-23")
    expect(page.get_by_role("heading", name="What we measured then")).to_be_attached()
    wait_for_scroll(page, 700)
    page.close()


def test_end_leaves_no_process_and_no_folder(served: Served) -> None:
    served.edit(POST_FILE, "Summary: ", "Summary: At last: ")
    time.sleep(0.6)  # so that it builds all
    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait(30) == 0
    assert list(served.temporary.iterdir()) == []
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    assert str(served.project) not in running.stdout
