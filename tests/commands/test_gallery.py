"""The page of pictures that ./inv gallery makes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.gallery import Look, gallery


@pytest.mark.browser
@pytest.mark.slow
def test_gallery_shows_each_kind_of_a_site(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module = sys.modules["commands.gallery"]
    monkeypatch.setattr(module, "CACHE", tmp_path)
    monkeypatch.setattr(module, "LOOKS", (Look(390, "light"),))
    gallery("bare")
    made = {file.name for file in (tmp_path / "gallery/bare").iterdir()}
    assert {"cv-390-light.png", "home-390-light.png", "home.pdf", "not_found.pdf"} <= made
    page = (tmp_path / "gallery/index.html").read_text("utf-8")
    assert all(f'<a href="bare/{name}">' in page for name in made)
    assert 2 * page.count("<img ") == len(made)
    assert capsys.readouterr().out.startswith(f"bare: {len(made)} pictures and prints\n")


def test_unknown_site_is_told_with_the_known() -> None:
    with pytest.raises(CommandError) as error:
        gallery("borders")
    assert str(error.value) == (
        "'borders' is no site of the gallery (known: this, edges, one, bare)"
    )
