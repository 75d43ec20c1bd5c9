from __future__ import annotations

from pathlib import Path

import pytest
from structured_data.errors import Place, Problem
from structured_data.sources import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    read_text,
    read_yaml,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def yaml_of(text: str) -> tuple[Node | None, list[str]]:
    Path("talks.yaml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return read_yaml(Path("talks.yaml"), problems), list(map(str, problems))


def plain(node: Node | None) -> object:
    """Return a node as lists, dicts and text."""
    if isinstance(node, Mapping):
        return {name: plain(value) for name, value in node.fields.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


@pytest.mark.usefixtures("folder")
def test_every_yaml_scalar_stays_the_text_that_was_written() -> None:
    document, problems = yaml_of("- [2024, 2024-07-21, no, 1.10, 0x10, 1e3, 12:30, 'a''b', +1]\n")
    assert plain(document) == [
        ["2024", "2024-07-21", "no", "1.10", "0x10", "1e3", "12:30", "a'b", "+1"]
    ]
    assert problems == []


@pytest.mark.usefixtures("folder")
def test_every_yaml_node_knows_its_file_line_and_keys() -> None:
    document, _ = yaml_of("# Talks\n- key: lamps\n  sources:\n    - one\n    - two\n")
    assert document == Sequence(
        (
            Mapping(
                {
                    "key": Scalar("lamps", Place("talks.yaml", 2, "talks[0].key")),
                    "sources": Sequence(
                        (
                            Scalar("one", Place("talks.yaml", 4, "talks[0].sources[0]")),
                            Scalar("two", Place("talks.yaml", 5, "talks[0].sources[1]")),
                        ),
                        Place("talks.yaml", 4, "talks[0].sources"),
                    ),
                },
                Place("talks.yaml", 2, "talks[0]"),
            ),
        ),
        Place("talks.yaml", 2, "talks"),
    )


@pytest.mark.usefixtures("folder")
def test_what_is_empty_is_as_if_it_had_not_been_written() -> None:
    document, problems = yaml_of(
        "a:\nb: ''\nc: ~\nd: null\ne: 'null'\nf: []\ng: {}\nh: ' '\ni: [~]\nj:\n  k:\nl: x\n"
    )
    assert plain(document) == {"e": "null", "l": "x"}
    assert problems == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("text", ["", "\n", "# Nothing yet.\n", "---\n", "~\n"])
def test_empty_document_is_none_without_a_problem(text: str) -> None:
    assert yaml_of(text) == (None, [])


@pytest.mark.usefixtures("folder")
def test_alias_stands_for_its_value() -> None:
    document, problems = yaml_of("a: &lamp [x]\nb: *lamp\n")
    assert plain(document) == {"a": ["x"], "b": ["x"]}
    assert problems == []


@pytest.mark.usefixtures("folder")
def test_lists_in_lists_without_end_are_a_problem() -> None:
    document, problems = yaml_of("- " * 2000 + "x\n")
    assert document is None
    assert problems == [
        "talks.yaml:1: not YAML that can be read: lists within lists without end (write them flat)"
    ]


@pytest.mark.usefixtures("folder")
def test_byte_order_mark_and_line_endings_are_not_part_of_the_text() -> None:
    Path("a.txt").write_bytes("\ufeffé\r\nb\rc".encode())
    assert read_text(Path("a.txt"), []) == "é\nb\nc"


@pytest.mark.usefixtures("folder")
def test_folder_in_place_of_a_file_is_a_problem() -> None:
    Path("talks.yaml").mkdir()
    problems: list[Problem] = []
    assert read_text(Path("talks.yaml"), problems) == ""
    assert list(map(str, problems)) == ["talks.yaml:1: cannot be read: Is a directory"]
