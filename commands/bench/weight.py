"""The suite `weight`: what a page of each kind of this site loads, in bytes as they are sent."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import brotli

from ..browser import QUIET, ensure_chromium, served
from ..build import build_content
from ..gallery import SITES, kinds
from ..steps import step
from .asked import Asked
from .results import machine, write_results

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response

SITE = "this"
FIRST_ROUND_TRIP = 14_600  # bytes: ten packets, which a server sends before it waits for an answer
HEADERS = 600  # of them, at most
PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".webmanifest"}
# What the browser asks for a file as -> the column that counts it.
COLUMNS = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts"}
OTHER = "other"
HEADS = (*COLUMNS.values(), OTHER)

Weights = dict[str, int]


def measure_weight(asked: Asked) -> None:
    """Weigh pages, print a table and write weight.json."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="bench-") as scratch, sync_playwright() as playwright:
        built = Path(scratch, "site")
        with step("building the site"):
            build_content(SITES[SITE], built)
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=list(QUIET))
        with step("loading its pages"):
            found = weights(browser, built, kinds(SITE, built))
        browser.close()
    print(table(found))
    write_results("weight", asked, {**machine(), "kinds": found})


def weights(browser: Browser, built: Path, paths: Mapping[str, str]) -> dict[str, Weights]:
    """Return kind -> the bytes of each column, those of all, how many requests, and `first`.

    `first` is what a browser needs to draw the page: it and its style.
    """
    with served(built) as address:
        return {
            kind: _weights(built, loaded(browser, address + path)) for kind, path in paths.items()
        }


def loaded(browser: Browser, address: str) -> dict[str, str]:
    """Return the paths of all that a page loads, it among them -> the column of each."""
    found: dict[str, str] = {}

    def note(answer: Response) -> None:
        found[urlsplit(answer.url).path] = COLUMNS.get(answer.request.resource_type, OTHER)

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.close()
    return found


def _weights(built: Path, loaded: Mapping[str, str]) -> Weights:
    """Return what one page loads."""
    columns: Counter[str] = Counter(dict.fromkeys(HEADS, 0))
    for path, column in loaded.items():
        columns[column] += packed(_file(built, path))
    return {
        "requests": len(loaded),
        **columns,
        "all": columns.total(),
        "first": columns["HTML"] + columns["CSS"],
    }


def packed(file: Path) -> int:
    """Return the bytes of a file as a server sends it: a text compressed by brotli."""
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return len(brotli.compress(content)) if file.suffix in PACKED else len(content)


def table(found: Mapping[str, Weights]) -> str:
    """Return kilobytes as a person reads them, the heaviest first page at the top."""
    lines = [f"{'KB':<16}requests" + "".join(f"{head:>8}" for head in (*HEADS, "all", "first"))]
    for kind, weight in sorted(found.items(), key=lambda one: -one[1]["first"]):
        columns = "".join(f"{weight[head] / 1000:8.1f}" for head in (*HEADS, "all", "first"))
        late = weight["first"] > FIRST_ROUND_TRIP - HEADERS
        lines.append(f"{kind:<16}{weight['requests']:8}{columns}{' *' * late}")
    room = (FIRST_ROUND_TRIP - HEADERS) / 1000
    return "\n".join(
        [*lines, f"first is HTML and CSS; * is more than a first round trip ({room:.1f})"]
    )


def _file(built: Path, path: str) -> Path:
    file = built / unquote(path).lstrip("/")
    return file / "index.html" if path.endswith("/") else file
