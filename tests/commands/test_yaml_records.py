"""Records as YAML text: what our reader reads of it is what was meant, and all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structured_data.errors import Problem
from structured_data.sources import Mapping, Node, Scalar, Sequence, read_yaml

from commands.yaml_records import Value, line_of_record, record_text, with_records

FILE = Path(__file__).parents[1] / "cases/site/content/data/people.yaml"
# A word as the terminal gives it: no control characters, single spaces, none at the ends.
WORDS = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1)
LINE = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
FIELDS = st.dictionaries(LINE, LINE | st.lists(LINE, min_size=1), min_size=1)


def test_record_reads_as_if_typed_by_hand() -> None:
    fields: dict[str, Value] = {
        "key": "preble-osdi-2026",
        "title": "Beat: the long tail",
        "event": "",
        "date": "2026-05-17",
        "place": "Bellevue, WA",
        "publications": ("das", "preble"),
        "sources": ("https://example.org/a,b", "https://example.org/#c"),
    }
    assert record_text(fields) == (
        "- key: preble-osdi-2026\n"
        '  title: "Beat: the long tail"\n'
        "  date: 2026-05-17\n"
        "  place: Bellevue, WA\n"
        "  publications: [das, preble]\n"
        "  sources:\n"
        "    - https://example.org/a,b\n"
        "    - https://example.org/#c\n"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("@user", '"@user"'),
        ("a # b", '"a # b"'),
        ("C#", "C#"),
        ("yes", '"yes"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("1.10", '"1.10"'),
        ("ends:", '"ends:"'),
        ("[x]", '"[x]"'),
        ("{A Group}", '"{A Group}"'),
        ("- x", '"- x"'),
        ("it's", "it's"),
        ("'quoted'", "\"'quoted'\""),
        ('"Yes": he said', "'\"Yes\": he said'"),
        ("a\\b: c", "'a\\b: c'"),
        ("2025-06-04/2025-06-05", "2025-06-04/2025-06-05"),
        ("José 李娜 😀", "José 李娜 😀"),
        ("long " * 50 + "line", "long " * 50 + "line"),
    ],
)
def test_value_has_quotes_only_where_yaml_needs_them(value: str, written: str) -> None:
    assert record_text({"title": value}) == f"- title: {written}\n"


def test_comma_has_quotes_in_brackets_only() -> None:
    fields: dict[str, Value] = {"name": "Li, Na", "variants": ("Li, N.", "Na Li")}
    assert record_text(fields) == '- name: Li, Na\n  variants: ["Li, N.", Na Li]\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "- key: new\n"),
        ("# Only a comment.\n", "# Only a comment.\n\n- key: new\n"),
        ("- key: a", "- key: a\n\n- key: new\n"),
        ("- key: a\n", "- key: a\n\n- key: new\n"),
        ("- key: a # why\n\n", "- key: a # why\n\n- key: new\n"),
        ("- key: a\n# end", "- key: a\n# end\n\n- key: new\n"),
        ("  - key: a\n", "  - key: a\n\n  - key: new\n"),
        ("- key: a\r\n", "- key: a\r\n\r\n- key: new\r\n"),
        ("\ufeff- key: a\n", "\ufeff- key: a\n\n- key: new\n"),
    ],
)
def test_record_stands_at_the_end_and_all_else_stays(before: str, after: str) -> None:
    assert with_records(before, {"key": "new"}) == after


@pytest.mark.parametrize("text", ["[]", "[{key: a}]\n", "key: a\n"])
def test_list_in_brackets_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a list of lines that begin with"):
        with_records(text, {"key": "new"})


def test_line_of_a_record_is_found() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.splitlines()[line_of_record(text, "platon") - 1] == "- key: platon"


@settings(deadline=None)  # the first example waits for imports
@given(fields=FIELDS)
def test_reader_reads_what_was_meant(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, Value]
) -> None:
    before = FILE.read_text(encoding="utf-8")
    file = tmp_path_factory.mktemp("yaml") / "people.yaml"
    file.write_text(with_records(before, fields), encoding="utf-8", newline="")
    problems: list[Problem] = []
    document = read_yaml(file, problems)
    assert isinstance(document, Sequence)
    assert problems == []
    assert _plain(document.items[-1]) == {
        name: value if isinstance(value, str) else list(value) for name, value in fields.items()
    }


def _plain(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return {name: _plain(value) for name, value in node.fields.items()}
