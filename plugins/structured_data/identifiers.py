"""The written forms of identifiers: each function returns the normal form or raises ValueError."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

# Those without an underscore stand in the JSON Schemas, too: they mean the same in ECMAScript.
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII)
ISSN = re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII)
ROR = re.compile(r"0[a-z0-9]{6}\d{2}", re.ASCII)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?", re.ASCII)
USER_NAME = re.compile(r"[\w.~%\u00c0-\uffdc-]+", re.ASCII)  # letters of other scripts, too
_DOI = re.compile(r"10\.\d{4,9}/\S+", re.ASCII)
_FEED_ID = re.compile(r"(?:tag:[\w.@-]+,\d{4}(?:-\d\d){0,2}:|urn:|https?://)[^\s<>\"]+", re.ASCII)
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", re.ASCII)
_FORBIDDEN = r"""\s"'<>`{}|\\^\x00-\x1f\x7f"""
_FORBIDDEN_IN_URL = re.compile(f"[{_FORBIDDEN}]")
WEB_ADDRESS = re.compile(f"https?://(?![/?#])[^{_FORBIDDEN}]+")
# Letters that are no other letter with an accent.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def key(text: str) -> str:
    """Return a record's key: lower-case letters, digits and single hyphens."""
    return _matching(KEY, text)


def feed_id(text: str) -> str:
    """Return the id of an entry of a feed: a tag: of RFC 4151, a urn: or a web address."""
    return _matching(_FEED_ID, text)


def doi(text: str) -> str:
    """Return a bare DOI, such as 10.1145/3711896.3736884."""
    return _matching(_DOI, text)


def arxiv(text: str) -> str:
    """Return a bare arXiv identifier without version, such as 2407.00023."""
    return _matching(_ARXIV, text)


def doi_url(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


def ror_url(identifier: str) -> str:
    return f"https://ror.org/{identifier}"


def arxiv_url(identifier: str) -> str:
    return f"https://arxiv.org/abs/{identifier}"


def issn(text: str) -> str:
    """Return an ISSN whose check digit is right, such as 2049-3630 (ISO 3297)."""
    digits = _matching(ISSN, text).replace("-", "")
    return _checked(digits, range(8, 0, -1), 11, text)


def isbn(text: str) -> str:
    """Return an ISBN of 10 or 13 digits whose check digit is right (ISO 2108); hyphens are kept."""
    digits = text.replace("-", "").replace(" ", "")
    if re.fullmatch(r"97[89]\d{10}", digits, re.ASCII):
        return _checked(digits, [1, 3] * 6 + [1], 10, text)
    if re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        return _checked(digits, range(10, 0, -1), 11, text)
    raise ValueError(text)


def ror(text: str) -> str:
    """Return the last part of a ROR address, such as 0168r3w48."""
    return _matching(ROR, text)


def orcid(text: str) -> str:
    """Return a bare ORCID whose check digit is right (ISO 7064 MOD 11-2)."""
    total = 0
    for digit in _matching(ORCID, text).replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    if text[-1] != ("X" if expected == 10 else str(expected)):
        raise ValueError(text)
    return text


def web_address(text: str) -> str:
    """Return an http or https address that has a host and no character that needs escaping."""
    parts = urlsplit(_matching(WEB_ADDRESS, text))
    if not parts.hostname:
        raise ValueError(text)
    if parts.port == 0:  # where there is no number in its place, this raises ValueError, too
        raise ValueError(text)
    return text


def link_target(text: str) -> str:
    """Return a web address or a path of this site, such as /publications/preble/."""
    if text.startswith("/") and not text.startswith("//") and not _FORBIDDEN_IN_URL.search(text):
        return text
    return web_address(text)


def former_path(text: str) -> str:
    """Return a path that a page or file of this site had, not percent-encoded: /blog/old-name/.

    It ends with a slash or the name of a file, and holds none of the marks of hosts' own rules.
    """
    path = unquote(text, errors="strict")
    root, *steps = path.removesuffix("/").split("/")
    if root or not steps or {"", ".", ".."} & {*steps}:
        raise ValueError(text)
    if _FORBIDDEN_IN_URL.search(text) or re.search(r"[\x00-\x1f\x7f\\?#*]|/:", path):
        raise ValueError(text)
    if not path.endswith("/") and ("." not in steps[-1] or steps[-1] == "index.html"):
        raise ValueError(text)
    return path


def host(address: str) -> str:
    """Return the host of a web address without www., to show where a link leads."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def repository(address: str) -> str:
    """Return what two spellings of the address of one repository share."""
    return re.sub(r"^https?://(www\.)?|(\.git)?/*$", "", address.lower())


def email(text: str) -> str:
    """Return an e-mail address of the plain kind, such as name@example.org."""
    return _matching(EMAIL, text)


def user_name(text: str) -> str:
    """Return the name that a person has on another site, without the address of that site."""
    return _matching(USER_NAME, text)


@lru_cache(maxsize=4096)  # tags, many times
def slug(text: str) -> str:
    """Return the key made from a name: accents dropped, all but a-z and 0-9 a hyphen."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    letters = (letter for letter in decomposed if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(letters)))


def language(text: str) -> str:
    """Return a BCP 47 tag of a language, its script and its region: en, pt-BR, zh-Hans."""
    return _matching(LANGUAGE, text)


def topic(text: str) -> str:
    """Return the name of a topic, which has an address of its own."""
    if not slug(text):
        raise ValueError(text)
    return text


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _checked(digits: str, weights: Iterable[int], modulus: int, text: str) -> str:
    """Return the text where the weighted sum of its digits is divisible."""
    values = (10 if digit == "X" else int(digit) for digit in digits)
    if sum(v * w for v, w in zip(values, weights, strict=True)) % modulus:
        raise ValueError(text)
    return text
