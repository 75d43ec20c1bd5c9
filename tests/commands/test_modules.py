"""The docstring of the package is its table of contents."""

from __future__ import annotations

from pkgutil import iter_modules

import commands


def test_docstring_lists_every_module() -> None:
    listed = {line.split()[0] for line in (commands.__doc__ or "").splitlines()[2:]}
    assert listed == {module.name for module in iter_modules(commands.__path__)}
