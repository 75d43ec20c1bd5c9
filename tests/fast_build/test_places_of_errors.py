"""An error of Pelican is told as without the plugin, though it comes by way of that."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from fast_build.quick_contents import relative_source_path

from commands.pelican_problems import reason


def test_what_stands_in_for_pelican_is_not_where_an_error_comes_from() -> None:
    with pytest.raises(KeyError) as error:
        relative_source_path(SimpleNamespace(settings={}, source_path="a.md"))
    error.value.__traceback__ = error.value.__traceback__.tb_next  # type: ignore[union-attr]
    assert reason(error.value) == "'PATH'"
