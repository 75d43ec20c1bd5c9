"""Every command that README and CONTRIBUTING show is one that works."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from structured_data.settings import Settings

from commands.project import ROOT

DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/writing.md")

# Run whole by CI, by the tests named, or (the locks) only where package registries are in reach.
RUN_ELSEWHERE = {
    "./inv test": ".ci/run",
    "./inv check": "its checks by ./inv test, which runs more of them",
    "./inv check links --external": "tests/commands/test_external_links.py",
    "./inv paper add export.bib": "tests/commands/test_paper.py",
    "./inv paper add 10.1145/3711896.3736884": "tests/commands/test_paper_sources.py",
    "./inv paper add arXiv:2407.00023": "tests/commands/test_paper_sources.py",
    "./inv serve": "tests/commands/test_serve.py",
    "./inv publish history": "tests/site/test_publish.py, where something is published",
    "./inv publish rollback": "tests/commands/test_releases.py",
    "./inv publish verify": "tests/site/test_publish.py",
    "./inv talk add": "tests/test_documents.py::test_record_is_asked_for_and_written",
    "./inv person add": "tests/test_documents.py::test_record_is_asked_for_and_written",
    "./inv lock": "tests/commands/test_lock.py",
    "./inv gallery": "tests/commands/test_gallery.py, on one site: it takes minutes",
    ".venv/bin/python -m pytest tests/site/test_gallery.py --update-cases": "tests/site",
    "./inv bench build": "tests/commands/test_bench.py, on few posts: it takes hours",
    "./inv bench publish": "tests/commands/test_bench.py, with one post: it takes minutes",
    "./inv bench serve": "tests/commands/test_bench.py, with a few saves: it takes some minutes",
    "./inv bench weight": "tests/commands/test_bench.py, with one page",
    "./inv bench profile": "tests/commands/test_bench.py, where its program cannot be had",
    "./inv bench equality": "tests/fast_build, by fewer edits: it takes hours",
    "./inv bench gate": "tests/commands/test_bench.py, with few posts: it takes some minutes",
    "./inv bench records": "tests/commands/test_bench.py, on small libraries: it takes a minute",
    "./inv fonts": "tests/test_documents.py::test_fonts_are_made_to_the_same_bytes",
    ".venv/bin/python -m pytest tests/structured_data --update-cases": "tests/structured_data",
}


def commands() -> list[str]:
    blocks = [
        block
        for name in DOCUMENTS
        for block in re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
    ]
    return sorted({line for block in blocks for line in block.splitlines() if line})


@pytest.mark.slow
@pytest.mark.parametrize("command", [c for c in commands() if c not in RUN_ELSEWHERE])
def test_command_of_the_documents_works(project: Path, command: str) -> None:
    result = subprocess.run(
        ["sh", "-c", command], cwd=project, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_no_command_is_excused_that_no_document_shows() -> None:
    assert set(RUN_ELSEWHERE) <= set(commands())


@pytest.mark.slow
def test_fonts_are_made_to_the_same_bytes(project: Path) -> None:
    folders = (project / "theme/static/fonts", project / "plugins/formulas/fonts")
    before = {path: path.read_bytes() for folder in folders for path in folder.iterdir()}
    made = subprocess.run(
        [sys.executable, "-m", "commands", "fonts"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    if "npm" in made.stderr:  # the typeface of formulas is there only
        pytest.skip(made.stderr.strip())
    assert made.returncode == 0, made.stderr
    assert {path: path.read_bytes() for folder in folders for path in folder.iterdir()} == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("noun", "answers", "added"),
    [
        ("talk", ["On lamps", "invited", *[""] * 10], "- key: on-lamps\n"),
        ("person", ["Somebody New", *[""] * 7], "- key: somebody-new\n"),
    ],
)
def test_record_is_asked_for_and_written(
    project: Path,
    at_terminal: Callable[[Sequence[str], Sequence[str], Path], tuple[int, str]],
    noun: str,
    answers: list[str],
    added: str,
) -> None:
    command = [sys.executable, "-m", "commands", noun, "add"]
    status, screen = at_terminal(command, answers, project)
    assert status == 0, screen
    assert any(added in file.read_text("utf-8") for file in project.glob("content/data/*.yaml"))


def test_readme_names_every_setting_of_the_plugin() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert table == list(Settings.__dataclass_fields__)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_a_document_links_to_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    prose = re.sub(r"^(`{3,})[^`\n]*\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"`[^`\n]*`", "", prose)
    targets = re.findall(r"\]\(([^)#:]+)\)", prose)
    folder = (ROOT / name).parent
    assert [target for target in targets if not (folder / target).exists()] == []
