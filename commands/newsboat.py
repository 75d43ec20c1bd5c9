"""Newsboat, a feed reader, in which a test reads the feeds."""

from __future__ import annotations

import shutil

from .debian import install
from .errors import CommandError


def install_newsboat() -> None:
    """Install it where it is missing and we may; elsewhere say what is left out, and why."""
    if shutil.which("newsboat"):
        return
    try:
        install("newsboat")
    except CommandError as error:
        print(f"No test reads the feeds in a feed reader: {error}", flush=True)
