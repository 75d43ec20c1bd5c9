"""Compiled templates, which outlive changes of filters, globals and settings, and commands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from commands import compiled_templates
from commands.compiled_templates import CompiledTemplates, kept_templates

TEXT = """\
{% if true %}
{{ "a"|mark }}{{ 2 * 3 }} & {{ name }}
{% endif %}
"""


@pytest.fixture(autouse=True)
def same_compiler() -> Iterator[None]:
    before = Environment.code_generator_class
    yield
    Environment.code_generator_class = before


def rendered(templates: CompiledTemplates, mark: str, text: str = TEXT, **options: object) -> str:
    environment = Environment(loader=DictLoader({"t": text}), **templates.options, **options)  # type: ignore[arg-type]
    environment.filters["mark"] = lambda value: f"{value}{mark}"
    environment.globals["name"] = mark
    return environment.get_template("t").render()


def kept_by(templates: CompiledTemplates) -> CompiledTemplates:
    """Return what another process begins with."""
    return CompiledTemplates(templates.kept())


def test_filters_and_globals_are_those_of_the_run() -> None:
    first = CompiledTemplates({})
    assert rendered(first, "1") == "\na16 & 1\n"
    later = kept_by(first)
    assert rendered(later, "2") == "\na26 & 2\n"
    assert later.kept() == first.kept() != {}


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"trim_blocks": True}, "a16 & 1\n"),
        ({"variable_start_string": "[["}, '\n{{ "a"|mark }}{{ 2 * 3 }} & {{ name }}\n'),
        ({"autoescape": True}, "\na16 & 1\n"),
        ({"extensions": ["jinja2.ext.do"]}, "\na16 & 1\n"),
    ],
)
def test_another_syntax_is_compiled_anew(options: dict[str, object], text: str) -> None:
    first = CompiledTemplates({})
    rendered(first, "1")
    later = kept_by(first)
    assert rendered(later, "1", **options) == text
    assert later.kept().keys().isdisjoint(first.kept())


def test_another_text_is_compiled_anew() -> None:
    first = CompiledTemplates({})
    rendered(first, "1")
    assert rendered(kept_by(first), "1", "{{ name }}") == "1"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where commands keep templates."""
    file = tmp_path / "cache/templates"
    monkeypatch.setattr(compiled_templates, "FILE", file)
    return file


def compiled_by_a_command(text: str = TEXT) -> int:
    """Return how many templates a command has to compile."""
    with kept_templates() as templates:
        before = dict(templates._kept)
        rendered(templates, "1", text)
    return len(templates.compiled.keys() - before.keys())


def test_command_compiles_what_the_one_before_has_not(file: Path) -> None:
    assert [compiled_by_a_command() for _ in range(3)] == [1, 0, 0]
    assert compiled_by_a_command("{{ name }}") == 1
    assert compiled_by_a_command() == 1  # only those are kept that the last command asked for


@pytest.mark.parametrize("cut", [0, 10, 40, 400])
def test_file_that_is_not_as_it_was_written_is_made_anew(
    file: Path, cut: int, capsys: pytest.CaptureFixture[str]
) -> None:
    compiled_by_a_command()
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])
    assert [compiled_by_a_command() for _ in range(2)] == [1, 0]
    assert capsys.readouterr().err == f"{file} is not as it was written, and is made anew\n"
    assert file.read_bytes() == whole


def test_templates_of_another_edition_are_not_used(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compiled_by_a_command()
    monkeypatch.setattr(compiled_templates, "EDITION", "4.0")
    assert [compiled_by_a_command() for _ in range(2)] == [1, 0]
    assert capsys.readouterr().err == ""


def test_command_goes_on_where_nothing_can_be_kept(file: Path) -> None:
    file.parent.write_text("no folder")
    assert [compiled_by_a_command() for _ in range(2)] == [1, 1]
