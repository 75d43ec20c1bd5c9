"""The code beside a post, as its blocks import it."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from commands.project import CONTENT


def post_module(post: str, name: str) -> ModuleType:
    """Return the module of a name beside a post."""
    spec = importlib.util.spec_from_file_location(name, CONTENT / f"blog/{post}/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module
