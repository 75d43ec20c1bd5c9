"""`vercel.json`, which says to Vercel what `_headers` and `_redirects` say to others."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from .caching import IMMUTABLE, NAMED_BY_CONTENT

MARKS = re.compile(r"([(){}:*+?\\])")  # that mean something in its patterns


def vercel_settings(headers: Mapping[str, str], redirects: str, base: str) -> str:
    """Return the settings of a site that stands under `base`, given the text of `_redirects`."""
    settings: dict[str, Any] = {
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "trailingSlash": True,
        "headers": [
            _rule(f"{base}/(.*)", headers),
            _rule(f"{base}/({_unnamed(NAMED_BY_CONTENT.pattern)})", {"Cache-Control": IMMUTABLE}),
        ],
    }
    lines = [line.split() for line in redirects.splitlines() if line.endswith(" 301")]
    if lines:
        settings["redirects"] = [
            {"source": MARKS.sub(r"\\\1", unquote(old)), "destination": new, "statusCode": 301}
            for old, new, _ in lines
        ]
    return json.dumps(settings, indent=1, ensure_ascii=False) + "\n"


def _rule(source: str, headers: Mapping[str, str]) -> dict[str, Any]:
    return {
        "source": source,
        "headers": [{"key": name, "value": value} for name, value in headers.items()],
    }


def _unnamed(pattern: str) -> str:
    """Return a pattern in which groups are not captured, as path-to-regexp wants it."""
    return pattern.replace("(", "(?:")
