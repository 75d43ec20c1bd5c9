"""The written forms of identifiers: each function returns the normal form or raises ValueError."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_ROR = re.compile(r"0[a-z0-9]{6}\d{2}")
_FORBIDDEN_IN_URL = re.compile(r"[\s\"'<>`{}|\\^\x00-\x1f\x7f]")


def key(text: str) -> str:
    """Return a record's key: lower-case letters, digits and single hyphens."""
    return _matching(KEY, text)


def doi(text: str) -> str:
    """Return a bare DOI, such as 10.1145/3711896.3736884."""
    return _matching(_DOI, text)


def arxiv(text: str) -> str:
    """Return a bare arXiv identifier without version, such as 2407.00023."""
    return _matching(_ARXIV, text)


def ror(text: str) -> str:
    """Return the last part of a ROR address, such as 0168r3w48."""
    return _matching(_ROR, text)


def orcid(text: str) -> str:
    """Return a bare ORCID whose check digit is right (ISO 7064 MOD 11-2)."""
    total = 0
    for digit in _matching(_ORCID, text).replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    expected = (12 - total % 11) % 11
    if text[-1] != ("X" if expected == 10 else str(expected)):
        raise ValueError(text)
    return text


def web_address(text: str) -> str:
    """Return an http or https address that has a host and no character that needs escaping."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(text)
    if _FORBIDDEN_IN_URL.search(text):
        raise ValueError(text)
    return text


def link_target(text: str) -> str:
    """Return a web address or a path of this site, such as /publications/preble/."""
    if text.startswith("/") and not text.startswith("//") and not _FORBIDDEN_IN_URL.search(text):
        return text
    return web_address(text)


def host(address: str) -> str:
    """Return the host of a web address without www., to show where a link leads."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def email(text: str) -> str:
    """Return an e-mail address of the plain kind, such as name@example.org."""
    return _matching(re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII), text)


def slug(text: str) -> str:
    """Return the key made from a name: accents dropped, everything else a hyphen."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text.lower()))


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text
