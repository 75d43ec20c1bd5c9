"""What tests share: the built site, a copy of the project to break, a browser."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from signal import SIGINT, default_int_handler
from signal import signal as handle

import hypothesis
import pytest
from blinker import ANY, Signal
from bs4 import BeautifulSoup
from pelican.plugins import signals
from playwright.sync_api import Browser, sync_playwright

from commands.browser import QUIET, find_chromium, served
from commands.build import build_site
from commands.project import PUBLISH_SETTINGS, ROOT
from pelicanconf import SITEURL

# How long an example takes is a matter of the machine.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")
SIGNALS = [one for one in vars(signals).values() if isinstance(one, Signal)]
OWN = {signal: list(signal.receivers_for(ANY)) for signal in SIGNALS}  # before any build


# Or programs that tests start would not hear Ctrl-C: in the background of a shell it is ignored.
handle(SIGINT, default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="renew the golden files")


@pytest.fixture(autouse=True)
def nothing_stays_connected() -> Iterator[None]:
    """Disconnect what the plugins of any site that was built have connected to Pelican."""
    yield
    for signal, receivers in OWN.items():
        for receiver in list(signal.receivers_for(ANY)):
            if receiver not in receivers:
                signal.disconnect(receiver)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built as it is published."""
    folder = tmp_path_factory.mktemp("site") / "built"
    build_site(PUBLISH_SETTINGS, folder)
    return folder


@pytest.fixture(scope="session")
def pages(built: Path) -> dict[str, BeautifulSoup]:
    """Path on the site -> the page there, parsed."""
    return {
        "/" + str(file.relative_to(built)).removesuffix("index.html"): BeautifulSoup(
            file.read_text(encoding="utf-8"), "html.parser"
        )
        for file in sorted(built.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the built site is served on this machine."""
    with served(built, SITEURL) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, anew for each file: Playwright does not run twice at once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(QUIET))
        yield browser
        browser.close()


KEPT = ("content_pictures", "plots", "preview_pictures")  # drawn once, and named by their content


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project as a clone would hold it, with the environment that is there."""
    return _cloned(tmp_path / "project")


@pytest.fixture(scope="session")
def cloned() -> Callable[[Path], Path]:
    """Makes such a copy in a folder, for several tests."""
    return _cloned


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a copy that has been published."""
    copy = _cloned(tmp_path_factory.mktemp("once") / "project")
    subprocess.run(["./inv", "publish"], cwd=copy, capture_output=True, check=True)
    return copy


@pytest.fixture
def published_project(published_once: Path, tmp_path: Path) -> Path:
    """A copy of that one to change."""
    return shutil.copytree(published_once, tmp_path / "project", symlinks=True)


def _cloned(copy: Path) -> Path:
    """Copy what git knows of this project, and the drawings that are kept, which take seconds."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    for name in KEPT:
        if (kept := ROOT / ".cache" / name).is_dir():
            shutil.copytree(kept, copy / ".cache" / name)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


@pytest.fixture
def at_terminal() -> Callable[[Sequence[str], Sequence[str], Path], tuple[int, str]]:
    """Runs a program at a terminal of its own and answers its questions."""
    return _typed


def _typed(command: Sequence[str], answers: Sequence[str], folder: Path) -> tuple[int, str]:
    """Return the exit status and the screen; each question, which ends in `]: `, has an answer."""
    main, other = os.openpty()
    termios.tcsetwinsize(main, (50, 500))  # so wide that no line is broken
    # The shell leads a session: the first terminal it opens is the one whose Ctrl-C it hears.
    script = 'tty=$1; shift; exec "$@" < "$tty" > "$tty" 2>&1'
    program = subprocess.Popen(
        ["sh", "-c", script, "sh", os.ttyname(other), *command],
        cwd=folder,
        start_new_session=True,
        env={**os.environ, "TERM": "dumb"},
    )
    waiting = [f"{answer}\n" if answer.isprintable() else answer for answer in answers]
    answer = "\n"
    screen, shown, typed, end = b"", b"", 0.0, time.monotonic() + 60
    try:
        while select.select([main], [], [], 0.05)[0] or program.poll() is None:
            assert time.monotonic() < end, screen.decode()
            if select.select([main], [], [], 0)[0]:
                screen += os.read(main, 4096)
            if waiting and screen.endswith(b"]: ") and screen != shown:
                answer, shown, typed = waiting.pop(0), screen, time.monotonic()
                os.write(main, answer.encode())
            # Readline misses a Ctrl-C that comes at once.
            if shown == screen and answer[-1] != "\n" and time.monotonic() - typed > 0.5:
                os.write(main, answer.encode())
                typed = time.monotonic()
        return program.returncode, screen.decode().replace("\r\n", "\n")
    finally:
        program.kill()
        program.wait()
        os.close(main)
        os.close(other)
