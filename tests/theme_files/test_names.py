"""Files of the theme under names that change with what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from theme_files.names import ThemeFileError, ThemeFiles, content_digest
from theme_files.stylesheets import joined


@pytest.fixture
def files(tmp_path: Path) -> ThemeFiles:
    folder = tmp_path / "scripts"
    folder.mkdir()
    (folder / "lamp.js").write_bytes(b"lit")
    (folder / "LICENSE.txt").write_bytes(b"free")
    return ThemeFiles((folder,))


def test_name_is_another_one_where_the_file_holds_something_else(files: ThemeFiles) -> None:
    assert files.names() == {"lamp.js": f"lamp.{content_digest(b'lit')}.js"}
    (files.folders[0] / "lamp.js").write_bytes(b"out")
    assert files.names() == {"lamp.js": f"lamp.{content_digest(b'out')}.js"}


def test_file_of_the_last_folder_counts(files: ThemeFiles, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/lamp.js").write_bytes(b"out")
    more = ThemeFiles((*files.folders, tmp_path / "more"))
    assert more.names()["lamp.js"] == f"lamp.{content_digest(b'out')}.js"
    assert more.published_name("lamp.js") == more.names()["lamp.js"]


def test_style_sheet_loads_them_under_their_names(files: ThemeFiles, tmp_path: Path) -> None:
    (files.folders[0] / "lamp.woff2").write_bytes(b"font")
    sheet = tmp_path / "lamp.css"
    sheet.write_text(
        '@font-face { font-family: Lamp; src: url("lamp.woff2") format("woff2") }\n'
        'i { background: url("data:image/png;base64,AA==") }\n'
    )
    css = joined([sheet], files)
    assert f"url(lamp.{content_digest(b'font')}.woff2)" in css
    assert "data:image/png;base64,AA==" in css


def test_file_that_is_not_there_is_told_with_who_names_it(
    files: ThemeFiles, tmp_path: Path
) -> None:
    sheet = tmp_path / "lamp.css"
    sheet.write_text("i { background: url(moth.png) }\n")
    with pytest.raises(ThemeFileError) as error:
        joined([sheet], files)
    assert error.value.problems == [
        f"{sheet}: 'moth.png' is in none of the folders {files.folders[0]} (put it there)"
    ]
