"""The frozen results of a post, and what makes them stale."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from executed_code.current import current
from executed_code.freeze import freeze_folder, frozen, seal
from executed_code.lost_freezes import lost_freezes
from executed_code.posts import Post, post_of

from .conftest import CASES, LAMPS, LIMITS, Ran, told

FREEZE = Path("content/_freeze/blog/lamps")
RESULTS = FREEZE / "results.json"


@pytest.fixture
def kept(lamps: Post) -> Post:
    """The post on lamps, with results that were made on another day."""
    shutil.copytree(CASES / "_freeze", "content/_freeze")
    return lamps


def test_freeze_holds_what_cells_gave_and_can_be_read_in_a_difference(
    lamps: Post, request: pytest.FixtureRequest
) -> None:
    results, problems = current(lamps, LIMITS, runs_changed=True)
    assert problems == []
    assert {file.name for file in FREEZE.iterdir()} == {"results.json", "burn.csv"}
    golden = CASES / "_freeze/blog/lamps"
    renews = request.config.getoption("--update-cases", default=False)
    for file in FREEZE.iterdir():
        if renews and _lasting(file) != _lasting(golden / file.name):
            shutil.copyfile(file, golden / file.name)
        assert _lasting(file) == _lasting(golden / file.name)
    again = frozen(lamps)
    assert again
    assert again.results == results


def _lasting(file: Path) -> str:
    """Return a text without what differs from run to run: the time, Python, the seal of both."""
    return re.sub(r'"(seconds|python|seal)": .*?(,?)\n', r'"\1"\2\n', file.read_text("utf-8"))


def test_nothing_is_run_that_has_not_changed(ran: Ran) -> None:
    first = ran("import time\nprint(time.time_ns())")
    assert ran("import time\nprint(time.time_ns())") == first


def test_results_of_prose_alone_that_changed_are_still_those(kept: Post) -> None:
    text = kept.file.read_text("utf-8").replace("A lamp burns oil.", "It burns.\n\nA lamp does.")
    text = text.replace("{.python .run .folded}", '{.python .run .hidden title="x"}')
    kept.file.write_text(text, encoding="utf-8")
    (LAMPS / "notes.md").write_text("x", encoding="utf-8")
    (LAMPS / "lamp.svg").write_text("<svg/>", encoding="utf-8")
    (LAMPS / "__pycache__").mkdir()
    (LAMPS / "__pycache__/model.pyc").write_bytes(b"x")
    (LAMPS / ".model.py.swp").write_bytes(b"x")
    assert told(kept) == []


def change(file: str, old: str, new: str) -> Callable[[], None]:
    """Return what changes a text of a file."""

    def write() -> None:
        text = Path(file).read_text("utf-8")
        assert old in text
        Path(file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return write


POST = "content/blog/lamps/index.md"
RUN = "(./inv run lamps)"


CHANGES: dict[str, tuple[Callable[[], object], str]] = {
    "cell": (
        change(POST, "oil=10", "oil=12"),
        f"{POST}:40: cell 3 has changed since this post was run {RUN}",
    ),
    "cell no more": (
        change(POST, "```{.python .run .hidden}\nlamp", "```python\nlamp"),
        f"{POST}:46: cell 3 has changed, cell 4 is gone since this post was run {RUN}",
    ),
    "module": (
        change(f"{LAMPS}/model.py", "oil / 2", "oil / 3"),
        f"{LAMPS}/model.py:1: model.py has changed since this post was run {RUN}",
    ),
    "name of a file": (
        lambda: Path(f"{LAMPS}/oil.csv").rename(f"{LAMPS}/oils.csv"),
        f"{POST}:7: oil.csv is gone, oils.csv is new since this post was run {RUN}",
    ),
    "no freeze": (
        lambda: shutil.rmtree("content/_freeze"),
        f"{POST}:7: the code of this post has not been run yet {RUN}",
    ),
    "results by hand": (
        change(str(RESULTS), "2 lamps", "3 lamps"),
        f"{RESULTS}:1: was changed by hand, or by a merge {RUN}",
    ),
    "merge": (
        change(str(RESULTS), '  "cells"', '<<<<<<< HEAD\n  "cells"'),
        f"{RESULTS}:2: is no JSON: Expecting property name enclosed in double quotes {RUN}",
    ),
    "schema": (
        change(str(RESULTS), '"schema": 1', '"schema": 2'),
        f"{RESULTS}:1: is of schema 2, and 1 is read here {RUN}",
    ),
    "list": (
        lambda: RESULTS.write_text("[]"),
        f"{RESULTS}:1: is of schema None, and 1 is read here {RUN}",
    ),
    "no text": (lambda: RESULTS.write_bytes(b"\xff"), f"{RESULTS}:1: cannot be read {RUN}"),
    "data by hand": (
        change(f"{FREEZE}/burn.csv", "10", "11"),
        f"{FREEZE}/burn.csv:1: was changed by hand, or by a merge {RUN}",
    ),
    "no data": (
        lambda: (FREEZE / "burn.csv").unlink(),
        f"{RESULTS}:1: names burn.csv, which is gone {RUN}",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_has_changed_is_told_with_its_place_and_the_remedy(kept: Post, name: str) -> None:
    write, problem = CHANGES[name]
    write()
    assert told(kept) == [problem]


def test_what_has_changed_is_run_where_it_may_be(kept: Post) -> None:
    change(f"{LAMPS}/model.py", "oil / 2", "oil / 4")()
    assert told(kept, runs_changed=True) == []
    assert told(kept) == []
    assert '["large", 12.5, 3.125]' in RESULTS.read_text("utf-8")


def test_failure_leaves_the_former_freeze(kept: Post) -> None:
    before = {file: file.read_bytes() for file in FREEZE.iterdir()}
    change(POST, "lamp = Lamp(oil=10)", "lamp = Lamp()")()
    assert len(told(kept, runs_changed=True)) == 1
    assert {file: file.read_bytes() for file in FREEZE.iterdir()} == before


def test_draft_that_is_not_published_need_not_have_been_run(lamps: Post) -> None:
    change(POST, "Date:", "Status: draft\nDate:")()
    assert told(lamps) == []


def test_results_of_another_form_are_told(kept: Post) -> None:
    given = json.loads(RESULTS.read_text("utf-8"))
    given["cells"][0]["outputs"] = [{"sound": "x"}]  # as another version would write it
    RESULTS.write_text(json.dumps({**given, "seal": seal(given)}), encoding="utf-8")
    assert told(kept) == [f"{RESULTS}:1: holds what is no result: ['sound'] is no output {RUN}"]


def test_freeze_of_a_post_that_is_gone_is_told(kept: Post) -> None:
    assert lost_freezes(Path("content"), [kept]) == []
    assert [str(lost.problem) for lost in lost_freezes(Path("content"), [])] == [
        f"{RESULTS}:1: is of no post that runs code (delete its folder)"
    ]


def test_post_of_one_file_has_no_files_of_its_own(kept: Post) -> None:
    post = Path("content/news/lamp.md")
    post.parent.mkdir()
    (post.parent / "other.csv").write_text("a\n", encoding="utf-8")
    post.write_text("Title: T\n\n```{.python .run}\nimport os\nprint(os.listdir())\n```\n")
    results, problems = current(post_of(post), LIMITS, runs_changed=True)
    assert problems == []
    assert results
    assert results.cells[0][0].lines == ("[]",)  # type: ignore[union-attr]
    assert freeze_folder(post_of(post)) == Path("content/_freeze/news/lamp")
