"""Where things stand in this project."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
THEME = ROOT / "theme"
PLUGINS = ROOT / "plugins"
COMMANDS = ROOT / "commands"
CACHE = ROOT / ".cache"
OUTPUT = ROOT / "output"
SETTINGS = ROOT / "pelicanconf.py"
PUBLISH_SETTINGS = ROOT / "publishconf.py"


def shown(text: Path | str) -> str:
    """A path, or a text with paths, as a person at the root of the project would type them."""
    return str(text).replace(f"{ROOT}/", "")


def use_plugins() -> None:
    """Let `import structured_data` find it in plugins/, from where Pelican loads it too."""
    if str(PLUGINS) not in sys.path:
        sys.path.insert(0, str(PLUGINS))
