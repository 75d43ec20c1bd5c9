"""Asks the addresses of other sites whether they are still there, and keeps what they said.

visit    one host: its robots.txt, then its addresses, one request at a time
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..build import site_settings
from ..errors import CommandError
from ..project import CONTENT, PUBLISH_SETTINGS, shown, use_plugins
from ..review import LINK_CHECK
from .visit import Found, Manners, visit

if TYPE_CHECKING:
    from structured_data.errors import Place
    from structured_data.review.link_check import Answer

RECENT = dt.timedelta(days=30)  # what answered so lately is not asked again
AT_ONCE = 8  # hosts
NAMED = 3  # of several hosts or places
WORDS = {
    "moved": "{0} has moved for good (write {1.to})",
    "unclear": "{0} is unclear: {1.said} (open it yourself, or ask again later)",
    "dead": "{0} is dead: {1.said} (write where it is now, or take it out)",
}


def check_external_links(
    fresh: bool = False,
    content: Path = CONTENT,
    file: Path = LINK_CHECK,
    manners: Manners | None = None,
) -> None:
    """Ask the addresses that are due, keep what they say, and list what to mend.

    `fresh` asks all. CommandError where an address is dead, or no host can be reached.
    """
    use_plugins()
    from structured_data.errors import InvalidData
    from structured_data.places import Places
    from structured_data.review.link_check import Answer, link_check_text, read_link_check
    from structured_data.review.links import addresses

    site = site_settings(PUBLISH_SETTINGS)["STRUCTURED_DATA"]["site_url"]
    manners = manners or Manners(site)
    known = sorted(addresses(Places(content / "data")).items())
    places = {one: at for one, at in known if not f"{one}/".startswith(f"{site}/")}
    try:
        answers = {one: said for one, said in read_link_check(file).items() if one in places}
    except InvalidData as error:
        raise CommandError(shown(str(error))) from None
    today = dt.datetime.now(dt.UTC).date()
    due = [one for one in places if fresh or is_due(answers.get(one), today)]
    found = _asked(due, manners)
    _refuse_offline(found, answers, manners)
    answers |= {o: Answer(str(today), f.outcome, f.said, f.to) for o, f in found.items()}
    file.write_text(link_check_text(answers), encoding="utf-8", newline="\n")
    _tell(answers, places, f"asked {len(found)} of {len(places)} addresses", file)


def is_due(answer: Answer | None, today: dt.date) -> bool:
    """Return whether to ask an address again: at once where the answer was no good, else later."""
    if answer is None or answer.outcome in ("unclear", "dead"):
        return True
    return today - dt.date.fromisoformat(answer.asked) >= RECENT


def _asked(addresses: Iterable[str], manners: Manners) -> dict[str, Found]:
    """Return what addresses say, those of one host one after the other."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).netloc, []).append(address)
    if not hosts:
        return {}
    count = sum(map(len, hosts.values()))
    print(f"asking {count} addresses of {len(hosts)} hosts; Ctrl-C ends", flush=True)
    found: dict[str, Found] = {}
    stop = Event()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        visits = [pool.submit(visit, one, manners, stop) for one in hosts.values()]
        try:
            for done in as_completed(visits):
                found |= done.result()
        except KeyboardInterrupt:
            print("stopped: the rest is asked next time", flush=True)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
    return found


def _refuse_offline(
    found: Mapping[str, Found], before: Mapping[str, Answer], manners: Manners
) -> None:
    """Raise CommandError where most hosts cannot be reached, nor one that could be before."""
    hosts = {urlsplit(address).netloc: said.is_reached for address, said in found.items()}
    unreached = sorted(host for host, is_reached in hosts.items() if not is_reached)
    if len(unreached) <= len(hosts) / 2:
        return
    known = [one for one, said in before.items() if one not in found and said.outcome == "there"]
    if known and visit(known[:1], manners, Event())[known[0]].is_reached:
        return
    names = f"{', '.join(unreached[:NAMED])}{' ...' if len(unreached) > NAMED else ''}"
    message = f"{len(unreached)} of {len(hosts)} hosts cannot be reached: {names}"
    raise CommandError(f"{message} (is this machine online? nothing was written)")


def _tell(
    answers: Mapping[str, Answer], places: Mapping[str, Sequence[Place]], asked: str, file: Path
) -> None:
    """Print what to mend; CommandError with what is dead."""
    for line in _lines(answers, places, "moved", "unclear"):
        print(line)
    refused = Counter(urlsplit(one).netloc for one, a in answers.items() if a.outcome == "refused")
    if refused:
        hosts = ", ".join(f"{host} ({count})" for host, count in sorted(refused.items()))
        print(f"refuse programs, so open them yourself: {hosts}")
    counts = Counter(answer.outcome for answer in answers.values())
    summary = (
        f"{asked}: {counts['there']} there, {counts['moved']} moved, {counts['refused']} refuse"
        f" programs, {counts['unclear']} unclear, {counts['dead']} dead"
    )
    next_ = f"next: ./inv review, and commit {shown(file)} with it"
    if counts["dead"]:
        dead = "\n".join(_lines(answers, places, "dead"))
        raise CommandError(f"{dead}\n{summary}\n{next_}")
    print(f"{summary}\n{next_}")


def _lines(
    answers: Mapping[str, Answer], places: Mapping[str, Sequence[Place]], *outcomes: str
) -> Iterator[str]:
    """Yield what to do about the addresses of some outcomes, in the order of their places."""
    told = [(places[one], one, said) for one, said in answers.items() if said.outcome in outcomes]
    for (first, *others), address, answer in sorted(told, key=lambda one: one[:2]):
        named = [shown(f"{place.file}:{place.line}") for place in others[:NAMED]]
        rest = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
        also = f"; also at {', '.join(named)}{rest}" if named else ""
        said = WORDS[answer.outcome].format(address, answer)
        yield f"{shown(first.file)}:{first.line}: {said}{also}"
