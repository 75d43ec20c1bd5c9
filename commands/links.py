"""Asks every address in the content whether it is still there."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import requests

from .errors import CommandError
from .project import CONTENT, shown, use_plugins
from .review import LINK_CHECK

TIMEOUT = 20  # seconds
# A browser's name: many hosts refuse what calls itself a script.
HEADERS = {"User-Agent": "Mozilla/5.0 (link check of a personal site)"}
GONE = (404, 410)  # other errors may be a host that refuses machines, or has a bad day


def check_links(content: Path = CONTENT, result: Path = LINK_CHECK) -> None:
    """Ask every address, and write which are dead."""
    use_plugins()
    from structured_data.places import Places
    from structured_data.review.links import addresses

    found = sorted(addresses(Places(content / "data")))
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = dict(zip(found, pool.map(answer, found), strict=True))
    unreached = [address for address, words in answers.items() if words == "no answer"]
    if found and len(unreached) == len(found):
        raise CommandError("no address answered: is this machine online? (nothing was written)")
    dead = {address: words for address, words in answers.items() if words}
    record = {"checked": str(datetime.now(UTC).date()), "asked": len(found), "dead": dead}
    result.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8", newline="\n")
    for address, words in dead.items():
        print(f"{words}: {address}")
    print(f"asked {len(found)} addresses, {len(dead)} are dead; see {shown(result)}")


def answer(address: str) -> str:
    """Return what is wrong with an address: nothing where it is there or its host refuses us."""
    try:
        response = requests.head(address, headers=HEADERS, timeout=TIMEOUT, allow_redirects=True)
        if response.status_code >= 400:
            with requests.get(address, headers=HEADERS, timeout=TIMEOUT, stream=True) as response:
                pass
    except requests.RequestException:
        return "no answer"
    return f"{response.status_code} {response.reason}" if response.status_code in GONE else ""
