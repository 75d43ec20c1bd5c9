"""A walk of random edits through a site: after each, a build that keeps what it can is a clean one.

Each build runs in a copy of this process, which has imported no plugin: the code of one may have
changed since the last. So this process may have no other thread, which a copy would wait for. Some
builds are killed on their way, and the next one has to do with that.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..pelican_problems import pelican_problems
from ..project import PLUGINS

PLUGIN = "fast_build"
# What builds import and nobody edits: it is there already in each copy of this process.
INSTALLED = (
    *("bs4", "lightningcss", "markdown.extensions.extra", "markdown.extensions.toc", "math_core"),
    *("pelican", "pelican.readers", "PIL.Image", "pybtex.database", "pygments.formatters.html"),
    *("pygments.lexers.python", "pylatexenc.latexwalker", "pymdownx.blocks.caption"),
    *("pymdownx.superfences", "selectolax.lexbor", "sqlite3", "typst", "yaml"),
)
LONGEST_LIFE = 0.6  # seconds, of a build that is killed
Edit = Callable[[random.Random, Path], str]
Settings = Callable[[Path], dict[str, object]]


class UnequalBuildsError(Exception):
    """What differs between a build with the plugin and one without."""


@dataclass(frozen=True)
class Walk:
    """A site in a folder, its settings as Pelican reads them, what may be changed, and how.

    An edit changes something in the folder, and says what.
    """

    folder: Path
    settings: Settings
    edits: Sequence[Edit]
    parts: Sequence[str] = ("content", "theme", "plugins")

    def go(self, steps: int, seed: int, tell: Callable[[str], None] = lambda _: None) -> int:
        """Return how many steps were equal and whole; UnequalBuildsError at the first other one.

        A step whose site is refused, with the same words by both builds, is taken back.
        """
        for name in INSTALLED:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
        chance, whole = random.Random(seed), 0  # noqa: S311 - the same walk for the same seed
        self._compare("nothing changed")
        for step in range(1, steps + 1):
            before = self._files()
            if chance.random() < 0.1:
                self._kill(chance.random() * LONGEST_LIFE)
            edits = [chance.choice(self.edits) for _ in range(chance.choice((1, 1, 1, 2)))]
            what = f"step {step}: {', '.join(edit(chance, self.folder) for edit in edits)}"
            tell(what)
            refused = self._compare(what)
            if refused:
                self._restore(before)
            whole += not refused
        return whole

    def _compare(self, what: str) -> str:
        """Build both ways; return why the site was refused, which both have to say alike."""
        answers = [self._built(fast) for fast in (True, False)]
        if answers[0] != answers[1]:
            raise UnequalBuildsError(f"{what}\n{_difference(*answers)}")
        return answers[0].get("", "")

    def _built(self, fast: bool) -> dict[str, str]:
        """Return the digest of each file of a build, or under "" why there is none."""
        output = self.folder / "output"
        shutil.rmtree(output, ignore_errors=True)
        said = self.folder / "said.txt"
        said.unlink(missing_ok=True)
        os.waitpid(self._start(fast, output, said), 0)
        if problems := said.read_text(encoding="utf-8"):
            return {"": problems}
        files = (file for file in output.rglob("*") if file.is_file())
        return {
            file.relative_to(output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in files
        }

    def _kill(self, life: float) -> None:
        """End a build and all that it has started after some time."""
        process = self._start(True, self.folder / "killed", self.folder / "killed.txt")
        time.sleep(life)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)

    def _start(self, fast: bool, output: Path, said: Path) -> int:
        """Return the process of a build, which leads a group of its own."""
        sys.stdout.flush()
        sys.stderr.flush()
        if process := os.fork():
            with contextlib.suppress(OSError):  # it has done so itself
                os.setpgid(process, process)
            return process
        try:
            os.setpgid(0, 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            said.write_text(self._problems(fast, output), encoding="utf-8")
        finally:
            os._exit(0)

    def _problems(self, fast: bool, output: Path) -> str:
        """Build in this process; return what went wrong."""
        from pelican import Pelican

        os.chdir(self.folder)
        _forget_plugins()
        sys.path.insert(0, str(self.folder / "plugins"))
        sys.dont_write_bytecode = True  # two versions within a second would be taken for one
        try:
            with pelican_problems():
                settings = self.settings(output)
                names = settings["PLUGINS"]
                assert isinstance(names, list)  # noqa: S101 - as Pelican wants it
                settings["PLUGINS"] = [name for name in names if fast or name != PLUGIN]
                Pelican(settings).run()
        except Exception as error:
            return str(error)
        return ""

    def _files(self) -> dict[Path, bytes]:
        roots = (self.folder / part for part in self.parts)
        files = (file for root in roots for file in root.rglob("*") if file.is_file())
        settings = self.folder.glob("*.py")
        return {file: file.read_bytes() for file in (*files, *settings)}

    def _restore(self, before: Mapping[Path, bytes]) -> None:
        now = self._files()
        for file in now.keys() - before.keys():
            file.unlink()
        for file, data in before.items():
            if now.get(file) != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)


def _forget_plugins() -> None:
    """Have plugins imported anew, those of the folder."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(f"{PLUGINS}{os.sep}"):
            del sys.modules[name]
    sys.path[:] = [path for path in sys.path if path != str(PLUGINS)]


def _difference(fast: Mapping[str, str], clean: Mapping[str, str]) -> str:
    """Return the names of what differs, and what was said of a site that one of them refused."""
    names = sorted(n for n in fast.keys() | clean.keys() if fast.get(n) != clean.get(n))
    words = [f"with the plugin: {fast.get('', 'built')}", f"without it: {clean.get('', 'built')}"]
    return "\n".join([*words, f"{len(names)} files differ: {', '.join(names[:5])}"])
