"""Readers who load pages while the site is published and rolled back, again and again."""

from __future__ import annotations

import re
import threading
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import brotli
import pytest

from commands.targets import releases_before
from commands.targets.folder import FolderTarget

from .servers import Server, running

pytestmark = pytest.mark.slow
PAGES = 6
PUBLISHES, ROLLBACKS = 50, 10
READERS = 2


def site(folder: Path, number: int) -> Path:
    """A site whose pages and style all say one number; the style has a name of its own."""
    made = folder / f"site{number}"
    (made / "theme").mkdir(parents=True)
    (made / style(number).lstrip("/")).write_text(f"/* {number} */" * 40, encoding="utf-8")
    for page in range(PAGES):
        (made / f"{page}").mkdir()
        text = f'<link rel="stylesheet" href="{style(number)}"><p>{number}</p>' * 10
        (made / f"{page}/index.html").write_text(text, encoding="utf-8")
    return made


def style(number: int) -> str:
    return f"/theme/site.{number:08x}.css"


class Reader:
    """Loads pages in a loop, each with its style, and counts what it sees."""

    def __init__(self, server: Server) -> None:
        self.seen: Counter[str] = Counter()
        self.numbers: set[str] = set()
        self._server = server
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _read(self) -> None:
        page = 0
        while not self._end.is_set():
            page = (page + 1) % PAGES
            self.seen[self._load(f"/{page}/")] += 1

    def _load(self, path: str) -> str:
        """Return what became of one page."""
        try:
            answer = self._server.get(path, Accept_Encoding="br")
            if answer.status != 200:
                return f"page: {answer.status}"
            (address, number), *others = set(
                re.findall(r'href="(.*?)"><p>(\d+)<', brotli.decompress(answer.body).decode())
            )
            sheet = self._server.get(address)
        except OSError as error:
            return f"page: {error}"
        self.numbers.add(number)
        if sheet.status != 200:
            return f"style: {sheet.status}"
        is_whole = not others and address == style(int(number)) and f"/* {number} */" in str(sheet)
        return "whole" if is_whole else "mixed"


def test_readers_see_whole_pages_with_their_style_through_all_publishes(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    target = FolderTarget(tmp_path / "published", compress=True)
    target.publish(site(tmp_path, 0))
    with running("nginx", tmp_path) as server, ExitStack() as stack:
        readers = [stack.enter_context(Reader(server)) for _ in range(READERS)]
        for number in range(1, PUBLISHES + 1):
            target.publish(site(tmp_path, number))
            if number % (PUBLISHES // ROLLBACKS) == 0:
                target.restore(releases_before(target.releases())[0])
    for reader in readers:
        assert set(reader.seen) == {"whole"}
        assert reader.seen["whole"] > PUBLISHES
        assert len(reader.numbers) > PUBLISHES / 4  # it read while they were made
