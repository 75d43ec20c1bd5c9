"""The JSON Schemas hold the YAML files to what their readers read, and to no more."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from structured_data.content_files import FILES
from structured_data.field_descriptions import DESCRIPTIONS
from structured_data.field_recorder import FORMS, FieldRecorder
from structured_data.fields import Fields
from structured_data.schema import (
    GROUPS,
    READERS,
    SCHEMAS,
    asked_fields,
    file_schema,
    record_schema,
)

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases"
DATA = [ROOT / "content/data", CASES / "site/content/data"]
OWN_FILES = sorted((ROOT / "content/data").glob("*.yaml"))

# The error cases that an editor tells while the file is written.
WRONG_IN_FORM = {
    "claim-with-evidence-that-says-nothing": "claims",
    "claim-without-evidence": "claims",
    "date-with-a-time": "talks",
    "date-wrong": "talks",
    "email-wrong": "profile",
    "field-unknown": "talks",
    "key-missing": "talks",
    "key-wrong": "talks",
    "kind-unknown": "talks",
    "profile-empty": "profile",
    "profile-without-person": "profile",
    "redirect-wrong": "redirects",
    "ror-wrong": "organizations",
    "talk-without-kind": "talks",
    "url-javascript": "people",
    "url-with-quote": "talks",
    "url-without-host": "talks",
    "user-name-with-address": "profile",
    "yaml-group-for-key": "talks",
    "yaml-item-not-a-record": "talks",
    "yaml-list-for-text": "talks",
    "yaml-not-a-list": "talks",
    "yaml-text-for-group": "profile",
}


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as an editor does, to which a date is text."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def seen(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)


def messages(name: str, file: Path) -> list[str]:
    validator = Draft7Validator(file_schema(name))
    return [error.message for error in validator.iter_errors(seen(file.read_text("utf-8")))]


def test_every_yaml_file_of_the_records_has_a_schema() -> None:
    known = {name.removesuffix(".yaml") for name in FILES if name.endswith(".yaml")}
    assert set(READERS) == known
    assert set(DESCRIPTIONS) == known
    assert known >= GROUPS


@pytest.mark.parametrize("name", READERS)
def test_schema_is_a_schema(name: str) -> None:
    Draft7Validator.check_schema(file_schema(name))


@pytest.mark.parametrize("name", READERS)
def test_descriptions_name_the_fields_that_are_read(name: str) -> None:
    assert set(DESCRIPTIONS[name]) == asked_fields(name)


@pytest.mark.parametrize("folder", DATA, ids=["own", "invented"])
@pytest.mark.parametrize("name", READERS)
def test_records_pass_their_schema(name: str, folder: Path) -> None:
    file = folder / f"{name}.yaml"
    assert not file.exists() or messages(name, file) == []


@pytest.mark.parametrize(("case", "name"), WRONG_IN_FORM.items())
def test_what_is_wrong_in_form_fails_its_schema(case: str, name: str) -> None:
    assert messages(name, CASES / "errors" / case / f"content/data/{name}.yaml")


@pytest.mark.parametrize("name", READERS)
def test_file_without_records_passes(name: str) -> None:
    passes = Draft7Validator(file_schema(name)).is_valid(seen("# Nothing yet.\n"))
    assert passes == (name not in GROUPS)


def test_fields_left_empty_are_as_good_as_missing() -> None:
    person = "- key: ada\n  name: Ada\n  orcid: # to fill\n  variants:\n  affiliations:\n"
    assert Draft7Validator(file_schema("people")).is_valid(seen(person))
    assert not Draft7Validator(file_schema("people")).is_valid(seen("- key: ada\n  name:\n"))


def test_list_may_be_written_as_one_text() -> None:
    for variants in ("[A. Ada, 7]", "A. Ada, Ada A.", "7"):
        person = f"- key: ada\n  name: Ada\n  variants: {variants}\n"
        assert Draft7Validator(file_schema("people")).is_valid(seen(person))


def test_flag_is_what_yaml_makes_of_true_and_false() -> None:
    recorder = FieldRecorder(present=True)
    assert recorder.flag("selected") is False
    assert recorder.properties == {"selected": {"enum": ["true", "false", True, False]}}


def test_field_that_depends_on_another_is_known_and_not_required() -> None:
    def read(fields: Fields) -> None:
        fields.required_text("title")
        if fields.has("eprint"):
            fields.needs("eprinttype")
            fields.choice("eprinttype", ("arxiv",))
        else:
            fields.needs("url")
        for group in fields.mappings("dates"):
            group.required_date("start")

    definitions, schema = record_schema(read, {})
    assert schema["required"] == ["title"]
    assert set(schema["properties"]) == {"title", "eprinttype", "dates"}
    assert definitions["dates"]["required"] == ["start"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__qualname__)
@settings(deadline=None, database=None, derandomize=True)
@given(data=st.data())
def test_form_takes_all_that_its_reader_takes(form: Any, data: st.DataObject) -> None:
    pattern = re.compile(FORMS[form]["pattern"], re.ASCII)
    text = data.draw(st.one_of(st.from_regex(pattern, fullmatch=True), st.text()))
    try:
        form(text)
    except ValueError:
        return
    recorder = FieldRecorder(present=True)
    recorder.value("a", form, "a form")
    validator = Draft7Validator(recorder.properties["a"])
    assert validator.is_valid(text)
    try:
        written = seen(text)
    except (yaml.YAMLError, ValueError):
        return  # YAML holds it in quotes only
    assert written is None or str(written).strip() != text.strip() or validator.is_valid(written)


@pytest.mark.parametrize("file", OWN_FILES, ids=lambda file: file.name)
def test_file_names_its_schema_in_its_first_line(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    path = first.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / path).resolve() == SCHEMAS / f"{file.stem}.json", f"add it to {file}"


@pytest.mark.parametrize("file", OWN_FILES, ids=lambda file: file.name)
def test_comment_at_the_top_names_every_field(file: Path) -> None:
    comment = re.match(r"(?:#.*\n)*", file.read_text(encoding="utf-8"))
    words = set(re.findall(r"\w+", comment[0] if comment else ""))
    fields = {path.rpartition(".")[2] for path in asked_fields(file.stem)}
    assert fields - words == set(), f"name them in the comment at the top of {file}"
