"""The schemas that editors read against what the records read."""

from __future__ import annotations

import shutil
from pathlib import Path

from structured_data.schema import SCHEMAS

from commands.schema import check_schemas, schema_problems


def test_schemas_of_this_project_hold() -> None:
    check_schemas()


def test_schema_that_is_old_missing_or_left_over_is_named(tmp_path: Path) -> None:
    shutil.copytree(SCHEMAS, tmp_path, dirs_exist_ok=True)
    (tmp_path / "people.json").write_text("{}\n", encoding="utf-8")
    (tmp_path / "talks.json").rename(tmp_path / "walks.json")
    assert schema_problems(tmp_path) == [
        f"{tmp_path}/{name}.json: is not what the records read (run ./inv schema)"
        for name in ("people", "talks", "walks")
    ]
