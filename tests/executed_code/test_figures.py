"""How cells are shown, on the page and where Markdown is read: tests/cases/executed_code/."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from executed_code.extension import ExecutedCode
from executed_code.posts import Post
from markdown import Markdown
from scrollers import Scrollers
from structured_data.article_texts import article_text
from structured_data.markdown_file import MarkdownFile, reading

from .conftest import CASES, LIMITS

EXTENSIONS = ["meta", "extra", "pymdownx.superfences", "pymdownx.highlight"]


@pytest.fixture
def shown(lamps: Post) -> tuple[str, MarkdownFile]:
    """The HTML of the post on lamps, and what was noted of it."""
    shutil.copytree(CASES / "_freeze", "content/_freeze")
    return _shown(lamps.file)


def _shown(file: Path, runs_changed: bool = False) -> tuple[str, MarkdownFile]:
    own = [ExecutedCode(LIMITS, runs_changed=runs_changed), Scrollers()]
    with reading(file) as noted:
        markdown = Markdown(extensions=[*EXTENSIONS, "pymdownx.blocks.caption", *own])
        return markdown.convert(file.read_text("utf-8")), noted


def test_post_is_shown_with_what_its_cells_gave(
    shown: tuple[str, MarkdownFile], request: pytest.FixtureRequest
) -> None:
    html, noted = shown
    text = article_text(noted.path, noted.rewritten)
    assert noted.problems == []
    for name, made in (("lamps.html", html), ("lamps.md", text)):
        if request.config.getoption("--update-cases", default=False):
            (CASES / name).write_text(f"{made}\n", encoding="utf-8", newline="\n")
        assert f"{made}\n" == (CASES / name).read_text(encoding="utf-8")


def test_block_that_is_part_of_another_is_not_run(lamps: Post) -> None:
    lamps.file.write_text("````markdown\n```{.python .run}\n1 / 0\n```\n````\n", encoding="utf-8")
    html, noted = _shown(lamps.file)
    assert noted.problems == []
    assert "{.python .run}" in html


def test_caption_of_a_table_needs_none_around_it(lamps: Post) -> None:
    """Debian 12 has a release of pymdownx that asks each figure around a caption for its kind."""
    cell = 'show.table([{"a": 1}], caption="Oil.")'
    lamps.file.write_text(f"```{{.python .run .hidden}}\n{cell}\n```\n", encoding="utf-8")
    html, noted = _shown(lamps.file, runs_changed=True)
    assert noted.problems == []
    assert '<figure class="executed">' in html
    assert html.count("Oil.</p>") == 1


def test_column_of_numbers_is_set_as_one_also_where_a_word_stands_for_some(lamps: Post) -> None:
    rows = '{"lamp": "a", "hours": 1.5}, {"lamp": "b", "hours": "never"}'
    cell = f"```{{.python .run .hidden}}\nshow.table([{rows}])\n```\n"
    lamps.file.write_text(cell, encoding="utf-8")
    html, _ = _shown(lamps.file, runs_changed=True)
    assert '<td>a</td>\n<td class="number">1.5</td>' in html
    assert '<td>b</td>\n<td class="number">never</td>' in html
