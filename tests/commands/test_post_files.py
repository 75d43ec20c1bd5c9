"""The file that an author means."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.post_files import post_file

CONTENT = Path(__file__).parents[1] / "cases/site/content"


@pytest.mark.parametrize(
    "given",
    [
        str(CONTENT / "blog/first-light/index.md"),
        str(CONTENT / "blog/first-light"),
        "content/blog/first-light/index.md",
        "content/blog/first-light/",
        "blog/first-light",
        "first-light",
        "/blog/first-light/",
        "/drafts/blog/first-light/",
    ],
)
def test_post_is_found_by_its_file_its_folder_its_address_or_its_name(given: str) -> None:
    assert post_file(given, CONTENT) == CONTENT / "blog/first-light/index.md"


@pytest.mark.parametrize("given", ["half-written", "content/blog/half-written.md"])
def test_draft_of_one_file_is_found(given: str) -> None:
    assert post_file(given, CONTENT) == CONTENT / "blog/half-written.md"


def test_wrong_name_is_told_with_the_nearest_file() -> None:
    with pytest.raises(CommandError) as caught:
        post_file("first-lihgt", CONTENT)
    near = CONTENT / "blog/first-light/index.md"
    message = "first-lihgt: is no post and no news item (did you mean "
    assert str(caught.value).startswith(message)
    assert str(caught.value).endswith(f"{str(near)[-40:]}'?)")


def test_name_that_is_like_no_other_is_told_with_what_to_write() -> None:
    with pytest.raises(CommandError) as caught:
        post_file("xyzzy", CONTENT)
    remedy = "write its file, its folder or its name"
    assert str(caught.value) == f"xyzzy: is no post and no news item ({remedy})"


def test_name_of_several_is_told_with_all(tmp_path: Path) -> None:
    for section in ("blog", "news"):
        (tmp_path / section).mkdir()
        (tmp_path / section / "lamp.md").touch()
    with pytest.raises(CommandError) as caught:
        post_file("lamp", tmp_path)
    files = f"{tmp_path}/blog/lamp.md or {tmp_path}/news/lamp.md"
    assert str(caught.value) == f"lamp: is the name of several (write {files})"
    assert post_file("news/lamp", tmp_path) == tmp_path / "news/lamp.md"
