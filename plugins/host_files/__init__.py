"""Tells web hosts how to serve the site: what to send with each file, and what leads elsewhere.

caching      how long a file may be kept without asking: for ever, where its name changes with it
media_types  what each file is
headers      what goes with every file; and `_headers`, as Cloudflare Pages and Netlify read it
vercel       `vercel.json`, the same for Vercel, with the redirects

Hosts that cannot be told so, such as GitHub Pages, find the security policy in each page.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from structured_data.redirect_files import HOST_FILE as REDIRECTS

from .headers import headers_file, site_headers
from .vercel import vercel_settings

HOST_FILES = ("_headers", REDIRECTS, "vercel.json")  # for hosts: no pages of the site


def register() -> None:
    """Connect to Pelican."""
    signals.finalized.connect(_write)


def security_policy(settings: Mapping[str, Any]) -> str:
    """Return the policy for a header, which holds for all pages: that of the loosest."""
    return str(settings.get("HEADER_SECURITY_POLICY", settings["CONTENT_SECURITY_POLICY"]))


def _write(pelican: Any) -> None:
    folder = Path(pelican.output_path)
    headers = site_headers(security_policy(pelican.settings))
    base = urlsplit(pelican.settings["STRUCTURED_DATA"]["site_url"]).path
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*"))
    redirects = folder / REDIRECTS
    rules = redirects.read_text(encoding="utf-8") if redirects.is_file() else ""
    _write_text(folder / "_headers", headers_file(headers, files, base))
    _write_text(folder / "vercel.json", vercel_settings(headers, rules, base))


def _write_text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
