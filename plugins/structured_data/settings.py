"""The settings of the plugin: one dict, STRUCTURED_DATA, in pelicanconf.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlsplit

from .errors import InvalidData, Place, Problem
from .identifiers import web_address

CITATION_STYLES = ("numbered", "author-year")


@dataclass(frozen=True)
class Settings:
    """`site_url` is the public address of the site, without a slash at its end.

    `citation_style` is how posts cite: [1], or (Example et al., 2025).
    """

    site_url: str
    site_name: str
    language: str = "en"
    citation_style: str = "numbered"

    @classmethod
    def from_mapping(cls, given: Mapping[str, object], file: str = "pelicanconf.py") -> Settings:
        """Return the settings; InvalidData for what is unknown, missing or wrong."""
        known = {field.name for field in fields(cls)}
        wrong = [
            (name, f"is not a setting (known: {', '.join(sorted(known))})")
            for name in sorted(given.keys() - known)
        ]
        wrong += [
            (name, f"is missing (add {name!r})")
            for name in ("site_url", "site_name")
            if not given.get(name)
        ]
        wrong += [
            (name, f"{value!r} is not text (write it in quotes)")
            for name, value in given.items()
            if not isinstance(value, str)
        ]
        if not wrong and not _is_site_address(str(given["site_url"])):
            hint = "write https://example.org, with no slash at the end"
            wrong.append(("site_url", f"{given['site_url']!r} is not an address ({hint})"))
        style = given.get("citation_style", cls.citation_style)
        if isinstance(style, str) and style not in CITATION_STYLES:
            known_styles = " or ".join(map(repr, CITATION_STYLES))
            wrong.append(("citation_style", f"{style!r} is not a style (write {known_styles})"))
        if wrong:
            raise InvalidData(
                Problem(Place(file, 1, f"STRUCTURED_DATA[{name!r}]"), message)
                for name, message in wrong
            )
        return cls(**{name: str(value) for name, value in given.items()})

    @property
    def base(self) -> str:
        """The path that the site stands under on its host: empty, or such as /site."""
        return urlsplit(self.site_url).path

    def absolute(self, path: str) -> str:
        """Return the public address of a path of this site; a web address is returned as it is."""
        return self.site_url + path if path.startswith("/") else path


def _is_site_address(text: str) -> bool:
    try:
        parts = urlsplit(web_address(text))
    except ValueError:
        return False
    return not (text.endswith("/") or parts.query or parts.fragment)
