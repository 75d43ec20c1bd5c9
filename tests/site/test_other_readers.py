"""The built site to readers that others wrote: extruct, and schema-dts under TypeScript."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from structured_data.loading import load_library
from structured_data.page_view import PageView, site_pages

from commands.project import CONTENT
from pelicanconf import STRUCTURED_DATA

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # extruct's dependencies warn of their own future
    import extruct

SITE_URL = STRUCTURED_DATA["site_url"]
VIEWS = [view for view in site_pages(load_library(CONTENT / "data")) if view.listed]
ONE_OF_EACH_KIND = list({view.kind: view for view in reversed(VIEWS)}.values())
TSCONFIG = {
    "compilerOptions": {
        "strict": True,
        "noEmit": True,
        "skipLibCheck": True,
        "module": "nodenext",
        "moduleResolution": "nodenext",
        "target": "es2022",
        "types": [],
    },
    "files": ["graphs.ts"],
}


def read(built: Path, view: PageView) -> dict[str, Any]:
    """Return what extruct finds on a page."""
    source = (built / view.save_as).read_text(encoding="utf-8")
    syntaxes = ["json-ld", "opengraph"]
    return dict(extruct.extract(source, base_url=SITE_URL + view.path, syntaxes=syntaxes))


@pytest.mark.parametrize("view", ONE_OF_EACH_KIND, ids=lambda view: view.kind)
def test_extruct_reads_one_graph_with_the_page_in_it(built: Path, view: PageView) -> None:
    (document,) = read(built, view)["json-ld"]
    assert document["@context"] == "https://schema.org"
    by_id = {node["@id"]: node for node in document["@graph"]}
    own = by_id[SITE_URL + view.path]
    assert own["@type"].endswith("Page")
    assert own["name"] == view.title
    assert own["description"] == view.description


@pytest.mark.parametrize("view", ONE_OF_EACH_KIND, ids=lambda view: view.kind)
def test_extruct_reads_open_graph(built: Path, view: PageView) -> None:
    (shared,) = read(built, view)["opengraph"]
    values = dict(shared["properties"])
    assert values["og:title"] == view.title
    assert values["og:description"] == view.description
    assert values["og:url"] == SITE_URL + view.path
    assert values["og:type"] == view.open_graph_type


@pytest.mark.slow
def test_typescript_accepts_every_graph_as_schema_dts_has_it(built: Path, tmp_path: Path) -> None:
    """SCHEMA_DTS names a folder where `npm install typescript schema-dts` was run."""
    folder = Path(os.environ.get("SCHEMA_DTS") or "nowhere")
    compiler = folder / "node_modules/.bin/tsc"
    if not (shutil.which("node") and compiler.exists()):
        pytest.skip("SCHEMA_DTS names no folder that holds typescript and schema-dts")
    lines = ['import type { Graph } from "schema-dts";']
    for number, file in enumerate(sorted(built.rglob("*.html"))):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        graph = json.loads(page.select_one("script[type='application/ld+json']").get_text())
        lines.append(f"export const page{number}: Graph = {json.dumps(graph)};")
    (tmp_path / "graphs.ts").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "tsconfig.json").write_text(json.dumps(TSCONFIG), encoding="utf-8")
    (tmp_path / "node_modules").symlink_to((folder / "node_modules").resolve())
    result = subprocess.run(
        [str(compiler.resolve()), "-p", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout == ""
    assert result.returncode == 0
