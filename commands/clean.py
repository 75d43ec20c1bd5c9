"""Removes what can be made again; the environment and what is published stay."""

from __future__ import annotations

import shutil

from .project import ROOT, shown

MADE_AGAIN = ("output", ".output-*", ".cache", ".mypy_cache", ".pytest_cache", ".ruff_cache")


def clean() -> None:
    """Remove the built site and the caches."""
    for folder in sorted(path for pattern in MADE_AGAIN for path in ROOT.glob(pattern)):
        shutil.rmtree(folder)
        print(f"removed {shown(folder)}")
