"""What plugins add to the settings of a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Extension
from structured_data.markdown_settings import add_extension


class Lamps(Extension):
    pass


def settings(markdown: dict[str, Any]) -> dict[str, Any]:
    return {"MARKDOWN": markdown, "STYLESHEETS": ["a.css"], "STYLESHEET_KINDS": {}}


def test_build_does_not_get_what_another_in_the_process_has_added() -> None:
    markdown = {"extensions": ["toc"], "output_format": "html5"}
    first, second = settings(markdown), settings(markdown)
    lamps = Lamps()
    add_extension(first, lamps, Path("lamps.css"))
    assert first == {
        "MARKDOWN": {"extensions": ["toc", lamps], "output_format": "html5"},
        "STYLESHEETS": ["a.css", "lamps.css"],
        "STYLESHEET_KINDS": {"lamps.css": ("post", "news_item")},
    }
    assert second == settings({"extensions": ["toc"], "output_format": "html5"})


def test_settings_that_are_used_again_have_the_newest_of_its_kind() -> None:
    again = settings({"extensions": ["toc"]})
    newest = Lamps()
    for lamps in (Lamps(), newest):
        add_extension(again, lamps, Path("lamps.css"))
    assert again["MARKDOWN"]["extensions"] == ["toc", newest]
    assert again["STYLESHEETS"] == ["a.css", "lamps.css"]
