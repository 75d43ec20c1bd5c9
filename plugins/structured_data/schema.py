"""A JSON Schema for each YAML file of records, from what the readers of the records ask for."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from .errors import Place
from .field_descriptions import DESCRIPTIONS
from .field_recorder import FieldRecorder, Schema
from .fields import Fields
from .records import (
    Award,
    Claim,
    Note,
    Organization,
    Person,
    Profile,
    Redirect,
    Service,
    Software,
    Talk,
    Venue,
)

SCHEMAS = Path(__file__).parent / "schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that all YAML editors read

# The reader of each file; the other records that it asks for may be none.
READERS: dict[str, Callable[[Fields], object]] = {
    "organizations": lambda fields: Organization.from_fields(fields, {}),
    "people": lambda fields: Person.from_fields(fields, {}),
    "profile": lambda fields: Profile.from_fields(fields, {}, {}),
    "venues": Venue.from_fields,
    "talks": lambda fields: Talk.from_fields(fields, {}, {}, {}),
    "awards": lambda fields: Award.from_fields(fields, {}, {}),
    "service": lambda fields: Service.from_fields(fields, {}),
    "software": lambda fields: Software.from_fields(fields, {}),
    "claims": lambda fields: Claim.from_fields(fields, {}, {}),
    "redirects": Redirect.from_fields,
    "review": lambda fields: Note.from_fields(fields, lambda name: Place("", 1)),
}
GROUPS = {"profile"}  # the files that hold one group of fields, not a list of records


def schema_texts() -> dict[str, str]:
    """Return file name -> JSON text of each schema."""
    return {
        f"{name}.json": json.dumps(file_schema(name), indent=2, sort_keys=True, ensure_ascii=False)
        + "\n"
        for name in READERS
    }


def file_schema(name: str) -> Schema:
    """Return the schema of one file, such as talks."""
    definitions, schema = record_schema(READERS[name], DESCRIPTIONS[name])
    if name not in GROUPS:
        schema = {"items": schema, "type": ["array", "null"]}
    return {"$schema": DRAFT, "definitions": definitions, "title": f"{name}.yaml", **schema}


def record_schema(
    read: Callable[[Fields], object], descriptions: Mapping[str, str]
) -> tuple[dict[str, Schema], Schema]:
    """Return the definitions of the fields within fields, and the schema of one record."""
    recorders = [FieldRecorder(present) for present in (False, True)]
    record, _ = map(read, recorders)
    definitions: dict[str, Schema] = {}
    schema = _group(recorders, "", descriptions, definitions)
    return definitions, {**schema, "description": (inspect.getdoc(record) or "").split("\n")[0]}


def asked_fields(name: str) -> set[str]:
    """Return the path of each field that the reader of a file asks for: `evidence.url`."""
    definitions, schema = record_schema(READERS[name], {})
    groups = {"": schema, **{f"{path}.": group for path, group in definitions.items()}}
    return {above + name for above, group in groups.items() for name in group["properties"]}


def _group(
    recorders: list[FieldRecorder],
    above: str,
    descriptions: Mapping[str, str],
    definitions: dict[str, Schema],
) -> Schema:
    """Return the schema of named values.

    Known is what is asked for under either answer to has(), required what is under both.
    """
    required = set.intersection(*(recorder.needed for recorder in recorders))
    properties: dict[str, Schema] = {}
    for recorder in recorders:
        properties |= recorder.properties
        for name in recorder.groups:
            inner = [other.groups[name] for other in recorders if name in other.groups]
            path = above + name
            definitions[path] = _group(inner, f"{path}.", descriptions, definitions)
            reference = {"$ref": f"#/definitions/{path}"}
            properties[name] = {"anyOf": [{"items": reference, "type": "array"}, reference]}
    for name, schema in properties.items():
        if name not in required:
            schema = _or_nothing(schema)
        properties[name] = {**schema, "description": descriptions.get(above + name, "")}
    return {
        "additionalProperties": False,
        "properties": properties,
        "required": sorted(required),
        "type": "object",
    }


def _or_nothing(schema: Schema) -> Schema:
    """Return the schema of a value that may be left out, and so may be empty."""
    if "enum" in schema:
        return {"enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {**schema, "type": [*schema["type"], "null"]}
