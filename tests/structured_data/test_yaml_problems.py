from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from structured_data import sources
from structured_data.errors import InvalidData, Problem
from structured_data.library import Library

ERRORS = Path(__file__).parents[1] / "cases/errors"


@pytest.mark.parametrize("case", sorted(path.name for path in ERRORS.glob("yaml-value-*")))
def test_both_parsers_of_yaml_lead_to_the_same_words(
    case: str, site: Path, load: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "YAML_LOADER", yaml.SafeLoader)
    shutil.copytree(ERRORS / case, site, dirs_exist_ok=True)
    with pytest.raises(InvalidData) as caught:
        load()
    assert f"{caught.value}\n" == (ERRORS / case / "problems.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ampers & Sons", "Ampers & Sons"),
        ("C# in depth", "C# in depth"),
        ("C # a comment", "C"),
        (">-\n    Lamps #1: lit", "Lamps #1: lit"),
        ('"Lamps #1: lit"', "Lamps #1: lit"),
        ("&name Lamps\n  event: *name", "Lamps"),
    ],
)
def test_value_that_yaml_keeps_whole_is_no_problem(value: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "talks.yaml"
    file.write_text(f"- key: lamps\n  title: {value}\n", encoding="utf-8")
    problems: list[Problem] = []
    document = sources.read_yaml(file, problems)
    assert problems == []
    assert isinstance(document, sources.Sequence)
    talk = document.items[0]
    assert isinstance(talk, sources.Mapping)
    title = talk.fields["title"]
    assert isinstance(title, sources.Scalar)
    assert title.text == text
