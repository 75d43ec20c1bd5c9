"""The fences around the plugin."""

from __future__ import annotations

import ast
from pathlib import Path

import structured_data

PLUGIN = Path(structured_data.__file__).parent
MODULES = sorted(PLUGIN.rglob("*.py"))

# What stands after the Library and writes, each without knowing of the others.
WRITERS = {"graph", "citations", "feeds", "cv_pdf", "cv_json", "open_graph"}
# The values that they write, and what those are made of.
VALUES = {
    "content_files",
    "cv",
    "cv_entries",
    "dates",
    "errors",
    "facets",
    "identifiers",
    "images",
    "inline_text",
    "latex",
    "latex_text",
    "library",
    "locators",
    "names",
    "page_view",
    "periods",
    "paths",
    "records",
    "series",
    "settings",
}


# The twins are pages, as those of the theme are: they show what `citations` writes.
SHOWN = {
    "citations",
    "citing",
    "linking",
    "mentions",
    "prose",
    "publication_facts",
    "text_formulas",
}

# What papers from elsewhere are read and written with; no build knows of it.
READING = {
    "bibtex_source",
    "dates",
    "errors",
    "identifiers",
    "latex",
    "names",
    "records",
    "sources",
    "spellings",
}


def imported(module: Path) -> set[str]:
    """Return the full names of the modules that a module imports."""
    package = ["structured_data", *module.relative_to(PLUGIN).parts[:-1]]
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*above, *filter(None, [node.module])])
            names |= {f"{start}.{alias.name}" for alias in node.names}
    return names


def test_only_plugin_imports_pelican() -> None:
    importers = [
        module.name
        for module in MODULES
        if any(name.split(".")[0] == "pelican" for name in imported(module))
    ]
    assert importers == ["plugin.py"]


def test_writers_import_values_and_never_each_other() -> None:
    for module in MODULES:
        writer = module.relative_to(PLUGIN).parts[0].removesuffix(".py")
        if writer in WRITERS:
            own = {name for name in imported(module) if name.startswith("structured_data.")}
            parts = {name.split(".")[1] for name in own}
            assert parts <= VALUES | {writer}, module


def test_twins_and_signposts_import_what_a_page_shows_and_only_the_edge_imports_them() -> None:
    for module in MODULES:
        own = {name for name in imported(module) if name.startswith("structured_data.")}
        parts = {name.split(".")[1] for name in own}
        if module.relative_to(PLUGIN).parts[0] == "markdown_twins":
            assert parts <= VALUES | SHOWN | {"markdown_twins"}, module
        elif module.name == "signposts.py":  # they name what the writers write
            assert parts <= VALUES | {"citations", "graph"}, module
        elif module.name not in ("plugin.py", "site_files.py"):
            assert not {"markdown_twins", "signposts"} & parts, module


def test_values_import_no_writer() -> None:
    for module in MODULES:
        if module.relative_to(PLUGIN).parts[0].removesuffix(".py") in VALUES:
            own = {name for name in imported(module) if name.startswith("structured_data.")}
            assert not {name.split(".")[1] for name in own} & WRITERS, module


def test_imports_know_of_reading_alone_and_only_citations_in_posts_know_of_them() -> None:
    for module in MODULES:
        own = {name for name in imported(module) if name.startswith("structured_data.")}
        parts = {name.split(".")[1] for name in own}
        if module.relative_to(PLUGIN).parts[0] == "imports":
            assert parts <= READING | {"imports"}, module
        elif module.relative_to(PLUGIN).parts[0] != "citing":
            assert "imports" not in parts, module


def test_no_module_passes_250_lines() -> None:
    lengths = {
        str(module.relative_to(PLUGIN)): len(module.read_text(encoding="utf-8").splitlines())
        for module in MODULES
    }
    assert {name: length for name, length in lengths.items() if length > 250} == {}
