"""Licenses: an SPDX identifier or an address, and where the license is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .identifiers import web_address

LICENSE = "a license (write an SPDX identifier such as MIT or CC-BY-4.0, or https://...)"
# Most have a version in them; an identifier without one is rare, and may be a slip such as GPL.
_SPDX = re.compile(r"[A-Za-z0-9.-]+-\d[A-Za-z0-9.-]*\+?", re.ASCII)
_WITHOUT_VERSION = ("MIT", "ISC", "Zlib", "0BSD", "Unlicense", "WTFPL", "X11", "NCSA", "PostgreSQL")
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)")
_DEED = re.compile(
    r"https?://creativecommons\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)/?(?:deed\..*)?"
)
_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True)
class License:
    """A license by the name it is shown under, and the address that identifies it."""

    name: str
    url: str

    @classmethod
    def parse(cls, text: str) -> License:
        """Return the license of an SPDX identifier or an address; ValueError for anything else."""
        if "://" in text:
            address = web_address(text)
            if match := _DEED.fullmatch(address):
                return cls.parse(f"CC-{match[1].upper()}-{match[2]}")
            return cls("CC0-1.0", _CC0) if address == _CC0 else cls(address, address)
        if match := _CREATIVE_COMMONS.fullmatch(text):
            kind = match[1].lower()
            return cls(text, f"https://creativecommons.org/licenses/{kind}/{match[2]}/")
        if text == "CC0-1.0":
            return cls(text, _CC0)
        if not (text in _WITHOUT_VERSION or _SPDX.fullmatch(text)):
            raise ValueError(text)
        return cls(text, f"https://spdx.org/licenses/{text}.html")
