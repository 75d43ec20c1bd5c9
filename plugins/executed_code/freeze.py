"""The frozen results of posts: content/_freeze/<section>/<slug>/, to be committed with them.

results.json  what each cell gave, and digests of what that depends on
*.csv         the data that cells wrote
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from structured_data.errors import Place

from .inputs import Inputs, digest
from .posts import Post
from .results import Results, output_json, output_of

FOLDER = "_freeze"
RESULTS = "results.json"
SCHEMA = 1
SPREAD = ("data", "files", "text")  # each value on a line of its own


@dataclass(frozen=True)
class Frozen:
    """Results, and the inputs that they were made from."""

    inputs: Inputs
    results: Results


class DamagedFreezeError(Exception):
    """A freeze that cannot be used; it says where and why."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(message)
        self.place = Place(str(file), line)


def freeze_folder(post: Post) -> Path:
    """Return where the results of a post are kept."""
    content = (post.folder or post.file).parent.parent
    return content / FOLDER / post.section / post.slug


def frozen(post: Post) -> Frozen | None:
    """Return the frozen results of a post; None where there are none yet."""
    return frozen_in(freeze_folder(post))


def frozen_in(folder: Path) -> Frozen | None:
    """Return the frozen results that a folder holds; None where there are none."""
    file = folder / RESULTS
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise DamagedFreezeError(file, 1, "cannot be read") from None
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise DamagedFreezeError(file, error.lineno, f"is no JSON: {error.msg}") from None
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        schema = given.get("schema") if isinstance(given, dict) else None
        message = f"is of schema {schema}, and {SCHEMA} is read here"
        raise DamagedFreezeError(file, 1, message)
    if given.get("seal") != seal(given):
        raise DamagedFreezeError(file, 1, "was changed by hand, or by a merge")
    data = dict(_data(folder, given["data"]))
    try:
        cells = tuple(tuple(map(output_of, cell["outputs"])) for cell in given["cells"])
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedFreezeError(file, 1, f"holds what is no result: {error}") from None
    inputs = Inputs(tuple(cell["code"] for cell in given["cells"]), given["files"])
    return Frozen(inputs, Results(cells, data, given["python"], given["seconds"]))


def _data(folder: Path, digests: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of data."""
    for name, written in digests.items():
        file = folder / name
        try:
            content = file.read_bytes()
        except OSError:
            raise DamagedFreezeError(folder / RESULTS, 1, f"names {name}, which is gone") from None
        if digest(content) != written:
            raise DamagedFreezeError(file, 1, "was changed by hand, or by a merge")
        yield name, content.decode()


def freeze(post: Post, inputs: Inputs, results: Results) -> None:
    """Put the results of a post in the place of its former ones."""
    folder = freeze_folder(post)
    given = {
        "schema": SCHEMA,
        "python": results.python,
        "seconds": results.seconds,
        "files": dict(inputs.files),
        "data": {name: digest(text.encode()) for name, text in results.data.items()},
        "cells": [
            {"code": code, "outputs": list(map(output_json, outputs))}
            for code, outputs in zip(inputs.cells, results.cells, strict=True)
        ],
    }
    given["seal"] = seal(given)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{post.slug}-", dir=folder.parent) as scratch:
        fresh = Path(scratch, "freeze")  # the scratch folder itself is closed to other users
        fresh.mkdir()
        (fresh / RESULTS).write_text(json_text(given) + "\n", encoding="utf-8")
        for name, text in results.data.items():
            (fresh / name).write_text(text, encoding="utf-8", newline="")
        if folder.exists():
            folder.rename(Path(scratch, "former"))
        fresh.rename(folder)


def json_text(value: Any, indent: str = "", name: str = "") -> str:
    """Return JSON that is read in a difference: names sorted, a row or a printed line on each."""
    inner = f"{indent}  "
    if isinstance(value, dict) and value and (name in SPREAD or not _is_flat(value.values())):
        items = [f"{json.dumps(k)}: {json_text(v, inner, k)}" for k, v in sorted(value.items())]
        return f"{{\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}}}"
    if isinstance(value, list) and (name in SPREAD or not _is_flat(value)):
        items = [json_text(item, inner) for item in value]
        return f"[\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}]"
    return json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _is_flat(values: Iterable[Any]) -> bool:
    return not any(isinstance(value, dict | list) for value in values)


def seal(given: Mapping[str, Any]) -> str:
    """Return the digest of all else that a freeze says."""
    rest = {name: value for name, value in given.items() if name != "seal"}
    return digest(json.dumps(rest, sort_keys=True).encode())
