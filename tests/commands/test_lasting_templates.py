"""Compiled templates of a preview, which outlive changes of filters, globals and settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import DictLoader, Environment

from commands.preview.lasting_templates import LastingTemplates

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


def rendered(templates: LastingTemplates, mark: str, text: str = TEXT, **options: object) -> str:
    environment = Environment(loader=DictLoader({"t": text}), **templates.options, **options)  # type: ignore[arg-type]
    environment.filters["mark"] = lambda value: f"{value}{mark}"
    environment.globals["name"] = mark
    return environment.get_template("t").render()


def kept_by(templates: LastingTemplates) -> LastingTemplates:
    """Return what another process begins with."""
    return LastingTemplates(templates.kept())


def test_filters_and_globals_are_those_of_the_run() -> None:
    first = LastingTemplates({})
    assert rendered(first, "1") == "\na16 & 1\n"
    later = kept_by(first)
    assert rendered(later, "2") == "\na26 & 2\n"
    assert kept_by(later).compiled.keys() == first.compiled.keys()
    assert first.compiled


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
    first = LastingTemplates({})
    rendered(first, "1")
    later = kept_by(first)
    assert rendered(later, "1", **options) == text
    assert len(later.kept()) == 2


def test_another_text_is_compiled_anew() -> None:
    first = LastingTemplates({})
    rendered(first, "1")
    assert rendered(kept_by(first), "1", "{{ name }}") == "1"
