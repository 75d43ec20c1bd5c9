"""The built site to readers that others wrote: extruct, and schema-dts under TypeScript."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from structured_data.graph import page_graph
from structured_data.images import Image
from structured_data.last_changes import dated
from structured_data.loading import load_library
from structured_data.open_graph import open_graph_tags
from structured_data.page_view import PageView, site_pages
from structured_data.settings import Settings

from commands.npm import NoNpmError, npm_folder
from commands.project import CACHE, CONTENT, ROOT
from pelicanconf import STRUCTURED_DATA

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # extruct's dependencies warn of their own future
    import extruct

SITE_URL = STRUCTURED_DATA["site_url"]
SETTINGS = Settings.from_mapping(STRUCTURED_DATA)
LIBRARY = load_library(CONTENT / "data")
TODAY = dt.datetime.now(dt.UTC).date()
VIEWS = [view for view in dated(site_pages(LIBRARY), LIBRARY, TODAY) if view.listed]
ONE_OF_EACH_KIND = list({view.kind: view for view in reversed(VIEWS)}.values())
CASES = ROOT / "tests/cases"
INVENTED = Settings(site_url="https://ada.example", site_name="Ada Example")
PACKAGES = {"schema-dts": "2.1.0", "schema-dts-lib": "1.1.0", "typescript": "7.0.2"}
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
    "include": ["*.ts"],
}


def read(built: Path, view: PageView) -> dict[str, Any]:
    """Return what extruct finds on a page."""
    source = (built / view.save_as).read_text(encoding="utf-8")
    syntaxes = ["json-ld", "opengraph"]
    return dict(extruct.extract(source, base_url=SITE_URL + view.path, syntaxes=syntaxes))


@pytest.mark.parametrize("view", ONE_OF_EACH_KIND, ids=lambda view: view.kind)
def test_extruct_reads_the_graph_whole(built: Path, view: PageView) -> None:
    (document,) = read(built, view)["json-ld"]
    picture = document["@graph"][1]["primaryImageOfPage"]
    image = Image(
        picture["url"].removeprefix(SITE_URL),
        picture["encodingFormat"],
        picture["width"]["value"],
        picture["height"]["value"],
        picture["caption"],
    )
    assert document == page_graph(view, LIBRARY, SETTINGS, image)


@pytest.mark.parametrize("view", ONE_OF_EACH_KIND, ids=lambda view: view.kind)
def test_extruct_reads_open_graph_whole(built: Path, view: PageView) -> None:
    (shared,) = read(built, view)["opengraph"]
    found = [tag for tag in shared["properties"] if not tag[0].startswith("og:image")]
    tags = open_graph_tags(view, LIBRARY, SETTINGS, None)
    assert found == [("og:url", SITE_URL + view.path), *tags]


@pytest.mark.slow
def test_typescript_accepts_every_graph_as_schema_dts_has_it_and_no_broken_one(
    graphs: dict[str, Any], tmp_path: Path
) -> None:
    page = {"@type": "WebPage", "@id": "https://ada.example/", "name": "A page"}
    changes: dict[str, dict[str, Any]] = {
        "broken-type": {"@type": "Webpage"},
        "broken-property": {"headlines": "A page"},
        "broken-value": {"datePublished": {"year": 2024}},
    }
    broken = {
        name: {"@context": "https://schema.org", "@graph": [page | change]}
        for name, change in changes.items()
    }
    complaints = complaints_of_typescript(graphs | broken, tmp_path)
    refused = {line.partition(".ts(")[0] for line in complaints.splitlines() if ".ts(" in line}
    assert refused == set(broken), complaints


@pytest.fixture(scope="module")
def graphs(built: Path) -> dict[str, Any]:
    """Site and path -> the graph of every page: of the built site, and of the invented ones."""
    found = {}
    for file in sorted(built.rglob("*.html")):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        script = page.select_one("script[type='application/ld+json']")
        path = str(file.relative_to(built)).removesuffix("index.html")
        found[f"owner/{path}"] = json.loads(script.get_text())
    for name in ("site", "library", "gallery/edges"):
        library = load_library(CASES / name / "content/data", TODAY)
        for view in dated(site_pages(library), library, TODAY):
            found[f"{name}{view.path}"] = page_graph(view, library, INVENTED)
    return found


def complaints_of_typescript(graphs: dict[str, Any], folder: Path) -> str:
    """Return what the compiler says of these graphs: nothing of those that it accepts."""
    try:
        packages = npm_folder(PACKAGES, CACHE)
    except NoNpmError as error:
        pytest.skip(str(error))
    for name, graph in graphs.items():
        text = json.dumps(graph, indent=1, ensure_ascii=False)
        code = f'import type {{ Graph }} from "schema-dts";\nexport const graph: Graph = {text};\n'
        file = folder / f"{name.replace('/', '_')}.ts"
        file.write_text(code, encoding="utf-8")
    (folder / "tsconfig.json").write_text(json.dumps(TSCONFIG), encoding="utf-8")
    (folder / "node_modules").symlink_to(packages / "node_modules")
    result = subprocess.run(
        [str(packages / "node_modules/.bin/tsc"), "--project", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return result.stdout
