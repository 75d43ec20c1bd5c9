"""Python looks for garbage seldom while a site is built, and as before when it is."""

from __future__ import annotations

import gc
from pathlib import Path

from fast_build.garbage import OBJECTS, USUAL
from pelican import Pelican, signals

from .small_site import small_settings, write_site


def test_a_build_looks_seldom_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    write_site(tmp_path)
    found: list[tuple[int, int, int]] = []

    def note(generator: object) -> None:
        found.append(gc.get_threshold())

    with signals.article_generator_finalized.connected_to(note):
        Pelican(small_settings(tmp_path, tmp_path / "output")).run()
    assert found == [(OBJECTS, *USUAL[1:])]
    assert gc.get_threshold() == USUAL
