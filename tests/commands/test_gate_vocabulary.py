"""The table of types and properties: whole in itself, and true to schema.org where that is here.

SCHEMAORG names a file with the vocabulary; else it is looked for beside the project. The file is
{"types": {type: {"p": [parents]}}, "props": {property: {"d": [types that have it], "r": [types of
its values]}}, "members": {enumeration: [members]}}, read from schema.org's own.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from commands.gate.requirements import REQUIREMENTS
from commands.gate.vocabulary import MEMBERS, PROPERTIES, TYPES, has_property, kinds, nearest
from commands.project import ROOT

DATA_TYPES = {
    "Boolean", "Date", "DateTime", "Distance", "Duration", "Float", "Integer", "Number", "Text",
    "Time", "URL",
}  # fmt: skip
BESIDE = ROOT.parent / "shared/reference/schemaorg-30.0.json"
SCHEMA_ORG = Path(os.environ.get("SCHEMAORG", BESIDE))


@pytest.fixture(scope="module")
def schema_org() -> Any:
    if not SCHEMA_ORG.is_file():
        pytest.skip(f"the vocabulary of schema.org is not at {SCHEMA_ORG}")
    return json.loads(SCHEMA_ORG.read_text(encoding="utf-8"))


def test_every_type_named_in_the_table_is_in_it() -> None:
    named = {parent for parents in TYPES.values() for parent in parents} | set(MEMBERS)
    for domain, ranges in PROPERTIES.values():
        named |= set(domain) | set(ranges) - DATA_TYPES
    assert named <= set(TYPES)


def test_every_type_is_a_thing() -> None:
    assert [type_ for type_ in TYPES if "Thing" not in kinds(type_)] == []


def test_requirements_name_types_and_properties_of_the_table() -> None:
    for one in REQUIREMENTS:
        for wanted in (*one.required, *one.recommended):
            for name in (path.split(".")[0] for path in wanted.split("|")):
                assert has_property([one.type], name), (one.type, name)


def test_nearest_word_is_found_in_any_case() -> None:
    assert nearest("Website", TYPES) == "WebSite"
    assert nearest("headlin", PROPERTIES) == "headline"
    assert nearest("wrapping", PROPERTIES) == ""


def test_types_have_the_parents_of_schema_org(schema_org: Any) -> None:
    for type_, parents in TYPES.items():
        assert set(parents) == set(schema_org["types"][type_]["p"]) & set(TYPES), type_
        assert parents or type_ == "Thing"


def test_properties_have_the_domains_and_ranges_of_schema_org(schema_org: Any) -> None:
    for name, (domain, ranges) in PROPERTIES.items():
        known = schema_org["props"][name]
        assert set(domain) == set(known["d"]) & set(TYPES), name
        assert set(ranges) == set(known["r"]) & (set(TYPES) | DATA_TYPES), name


def test_enumerations_have_the_members_of_schema_org(schema_org: Any) -> None:
    for name, members in MEMBERS.items():
        assert set(members) == set(schema_org["members"][name])
