"""The JSON Schemas of the YAML files of records, which editors read."""

from __future__ import annotations

from pathlib import Path

from .errors import CommandError
from .project import shown, use_plugins

RENEW = "run ./inv schema"


def write_schemas() -> None:
    """Write a schema for each file, and remove those of files that are no more."""
    use_plugins()
    from structured_data.schema import SCHEMAS, schema_texts

    SCHEMAS.mkdir(exist_ok=True)
    texts = schema_texts()
    for file in SCHEMAS.glob("*.json"):
        if file.name not in texts:
            file.unlink()
    for name, text in texts.items():
        (SCHEMAS / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"made {len(texts)} schemas in {shown(SCHEMAS)}/")


def check_schemas() -> None:
    """Raise CommandError where a schema does not say what the records read."""
    use_plugins()
    from structured_data.schema import SCHEMAS

    if problems := schema_problems(SCHEMAS):
        raise CommandError("\n".join(problems))


def schema_problems(folder: Path) -> list[str]:
    """Where the schemas in a folder differ from what the records read."""
    from structured_data.schema import schema_texts

    texts = schema_texts()
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    return [
        f"{shown(folder / name)}: is not what the records read ({RENEW})"
        for name in sorted(texts.keys() | written.keys())
        if texts.get(name) != written.get(name)
    ]
