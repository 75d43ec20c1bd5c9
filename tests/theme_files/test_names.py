"""Files of the theme under names that change with what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG, configure_settings
from theme_files.names import ThemeFileError, ThemeFiles, content_digest
from theme_files.stylesheets import joined
from theme_files.template_functions import template_functions


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
    sheet.write_text("b { color: red }\ni { background: url(moth.png) }\n")
    with pytest.raises(ThemeFileError) as error:
        joined([sheet], files)
    assert error.value.problems == [
        f"{sheet}:2: 'moth.png' is in none of the folders {files.folders[0]} (put it there)"
    ]


def test_file_that_is_not_there_is_told_with_the_template_and_its_line(tmp_path: Path) -> None:
    templates, scripts = tmp_path / "templates", tmp_path / "static/scripts"
    templates.mkdir()
    scripts.mkdir(parents=True)
    (templates / "page.html").write_text("<head>\n{% include 'scripts.html' %}\n</head>\n")
    (templates / "scripts.html").write_text("{# ours #}\n\n{{ theme_file('moth.js') }}\n")
    paths = {"PATH": str(tmp_path), "THEME": str(tmp_path)}
    site = {"SITEURL": "https://lamps.example", "TIMEZONE": "UTC"}
    changes = {**paths, **site, "THEME_STATIC_PATHS": ["static/scripts"]}
    settings = configure_settings({**DEFAULT_CONFIG, **changes})
    generator = Generator({}, settings, str(tmp_path), str(tmp_path), str(tmp_path / "output"))
    generator.env.globals |= template_functions(settings)
    with pytest.raises(ThemeFileError) as error:
        generator.get_template("page").render()
    assert error.value.problems == [
        f"{templates}/scripts.html:3: 'moth.js' is in none of the folders {scripts} (put it there)"
    ]
