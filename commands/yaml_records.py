"""Records as the text of a YAML file that lists them, in the style of the files in content/data."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

Value = str | Sequence[str]


class _Emitter(yaml.SafeDumper):
    """Sets lists two spaces in, and takes a date for the text that it is to our reader."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, indentless=False)


_Emitter.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for letter, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def record_text(fields: Mapping[str, Value]) -> str:
    """Return one record, `- key: ...` and its fields in their order; empty ones are left out.

    Addresses stand on lines of their own, other lists in brackets on one.
    """
    filled = ((_scalar(name), _node(value)) for name, value in fields.items() if value)
    return _emitted(yaml.SequenceNode(_tag("seq"), [yaml.MappingNode(_tag("map"), [*filled])]))


def with_records(text: str, *records: Mapping[str, Value]) -> str:
    """Return the text of a file with more records at its end, all else as it was.

    Raises ValueError where its list is not written as lines that begin with a hyphen.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root and (not isinstance(root, yaml.SequenceNode) or root.flow_style):
        raise ValueError("is not a list of lines that begin with `- key: ...` (write it so)")
    margin = " " * root.start_mark.column if root else ""
    new = "\n".join(map(record_text, records))
    lines = [f"{margin}{line}" if line.strip() else line for line in new.splitlines(keepends=True)]
    added = "".join(["\n" if text.strip() and not _ends_with_empty_line(text) else "", *lines])
    if text and not text.endswith("\n"):
        added = f"\n{added}"
    return text + (added.replace("\n", "\r\n") if "\r\n" in text else added)


def line_of_record(text: str, key: str) -> int:
    """Return the line (1-based) on which the record with a key begins; ValueError where none is."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for record in root.value if isinstance(root, yaml.SequenceNode) else ():
        pairs = record.value if isinstance(record, yaml.MappingNode) else ()
        if any((name.value, value.value) == ("key", key) for name, value in pairs):
            return int(record.start_mark.line) + 1
    raise ValueError(key)


def _ends_with_empty_line(text: str) -> bool:
    return text.endswith("\n") and not text.splitlines()[-1].strip()


def _node(value: Value) -> yaml.Node:
    if isinstance(value, str):
        return _scalar(value)
    in_brackets = not any("://" in item for item in value)
    items = [_scalar(item, in_brackets) for item in value]
    return yaml.SequenceNode(_tag("seq"), items, flow_style=in_brackets)


def _scalar(text: str, in_brackets: bool = False) -> yaml.Node:
    """Return the text as a node that has quotes only where YAML needs them."""
    plain = yaml.ScalarNode(_tag("str"), text)
    alone = _emitted(yaml.SequenceNode(_tag("seq"), [plain], flow_style=in_brackets)).strip()
    if alone in (f"- {text}", f"[{text}]"):
        return plain
    return yaml.ScalarNode(_tag("str"), text, style="'" if {'"', "\\"} & set(text) else '"')


def _emitted(node: yaml.Node) -> str:
    emitted: str = yaml.serialize(node, Dumper=_Emitter, allow_unicode=True, width=sys.maxsize)
    return emitted


def _tag(name: str) -> str:
    return f"tag:yaml.org,2002:{name}"
