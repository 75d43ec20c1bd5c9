"""One visit to a host: its robots.txt, then its addresses, one request at a time."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from itertools import pairwise
from threading import Event
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import requests
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

ROBOT = "LinkCheck"  # as robots.txt may name it
DEAD = (404, 410)
REFUSALS = (401, 402, 403, 405, 406, 407, 418, 429, 451, 999)  # 999 is LinkedIn's
BUSY = (429, 503)
FOR_GOOD = (301, 308)


@dataclass(frozen=True)
class Manners:
    """How a host is asked; times in seconds, the pause between two requests at least."""

    site: str
    pause: float = 1
    longest_pause: float = 20  # that robots.txt may ask for
    longest_wait: float = 60  # that Retry-After may ask for
    timeout: tuple[float, float] = (10, 20)  # to connect, and to answer
    tries: int = 3

    @property
    def agent(self) -> str:
        """What we call ourselves; many hosts refuse all that does not begin like a browser."""
        return f"Mozilla/5.0 (compatible; {ROBOT}/1.0; +{self.site}/)"


@dataclass(frozen=True)
class Found:
    """What an address said, in the words of structured_data.review.link_check."""

    outcome: str
    said: str = ""
    to: str = ""
    is_reached: bool = True


def visit(addresses: Iterable[str], manners: Manners, stop: Event) -> dict[str, Found]:
    """Return what the addresses of one host say; where it is not reached, none is asked in vain."""
    waiting = list(addresses)
    found: dict[str, Found] = {}
    with requests.Session() as session:
        session.headers["User-Agent"] = manners.agent
        try:
            robots = _robots(session, waiting[0], manners)
        except requests.RequestException as error:
            return dict.fromkeys(waiting, _failure(error, waiting[0]))
        asked_for = float(robots.crawl_delay(ROBOT) or 0)
        pause = max(manners.pause, min(asked_for, manners.longest_pause))
        while waiting and not stop.wait(pause):
            address = waiting.pop(0)
            if not robots.can_fetch(ROBOT, address):
                found[address] = Found("refused", "robots.txt asks programs to stay away")
                continue
            found[address] = said = _ask(session, address, manners, stop, pause)
            if not said.is_reached:
                return found | dict.fromkeys(waiting, said)
    return found


def _robots(session: requests.Session, address: str, manners: Manners) -> RobotFileParser:
    """Return the rules of a host; one that has none, or cannot show them, allows all."""
    rules = RobotFileParser()
    response = session.get(urljoin(address, "/robots.txt"), timeout=manners.timeout)
    rules.parse(response.text.splitlines() if response.status_code == 200 else [])
    return rules


def _ask(
    session: requests.Session, address: str, manners: Manners, stop: Event, pause: float
) -> Found:
    """Ask by HEAD, and by GET what does not like that."""
    try:
        response = _response(session, "HEAD", address, manners, stop)
        if response.status_code < 400:
            return _answer(response)
    except requests.RequestException as error:
        if not (failure := _failure(error, address)).is_reached:
            return failure
    stop.wait(pause)
    try:
        return _answer(_response(session, "GET", address, manners, stop))
    except requests.RequestException as error:
        return _failure(error, address)


def _response(
    session: requests.Session, method: str, address: str, manners: Manners, stop: Event
) -> requests.Response:
    """Return what a host answers in the end, asked again after the time it wishes."""
    for number in range(manners.tries):
        with session.request(
            method, address, timeout=manners.timeout, allow_redirects=True, stream=True
        ) as response:
            wait = _retry_after(response, 2.0**number * manners.pause)
        is_last = number + 1 == manners.tries or wait > manners.longest_wait
        if response.status_code not in BUSY or is_last or stop.wait(wait):
            break
    return response


def _retry_after(response: requests.Response, otherwise: float) -> float:
    """Return the seconds that a busy host wants us to wait."""
    value = response.headers.get("Retry-After", "")
    if value.isdecimal():
        return float(value)
    try:
        seconds = (parsedate_to_datetime(value) - dt.datetime.now(dt.UTC)).total_seconds()
    except (ValueError, TypeError):  # a date without a zone, or none
        return otherwise
    return max(seconds, 0)


def _answer(response: requests.Response) -> Found:
    status = f"{response.status_code} {response.reason}".strip()
    if response.status_code < 400:
        to = _new_address(response)
        return Found("moved", to=to) if to else Found("there")
    if response.status_code in DEAD:
        return Found("dead", status)
    return Found("refused" if response.status_code in REFUSALS else "unclear", status)


def _new_address(response: requests.Response) -> str:
    """Return where permanent redirects lead before any other; empty where there is none."""
    to = ""
    for step, following in pairwise([*response.history, response]):
        if step.status_code not in FOR_GOOD:
            break
        to = following.url
    return to


def _failure(error: requests.RequestException, address: str) -> Found:
    """Return what no answer means; a host is not reached where it is the one that we asked."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    asked = urlsplit(getattr(error.request, "url", None) or address).netloc
    is_own = asked == urlsplit(address).netloc
    if isinstance(reason, NameResolutionError):
        is_known = getattr(reason.__cause__, "errno", None) == socket.EAI_NONAME
        return Found("dead" if is_known else "unclear", f"no host {asked}", is_reached=not is_own)
    if isinstance(error, requests.exceptions.ProxyError) or isinstance(
        reason, NewConnectionError | ConnectTimeoutError
    ):
        return Found("unclear", f"no connection to {asked}", is_reached=not is_own)
    if isinstance(error, requests.exceptions.SSLError):
        return Found("unclear", f"the certificate of {asked} is not valid")
    if isinstance(error, requests.TooManyRedirects):
        return Found("unclear", "redirects without end")
    if isinstance(error, requests.Timeout):
        return Found("unclear", "no answer in time")
    return Found("unclear", "the connection was closed without an answer")
