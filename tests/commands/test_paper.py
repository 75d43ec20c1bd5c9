"""./inv paper add: what it shows, asks, writes, and leaves alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from structured_data.loading import load_library

from commands import paper as paper_module
from commands.errors import CommandError
from commands.paper import add_papers
from commands.project import ROOT

CASES = ROOT / "tests/cases"
EXPORTS = [
    "acm.bib",
    "arxiv.bib",
    "dblp.bib",
    "crossref.json",
    "datacite.json",
    "endnote.ris",
    "zotero.ris",
]
BLAZE = """\
@inproceedings{x,
  title = {Blaze: One},
  author = {Example, Ada and Burner, Bo},
  booktitle = {Lamps},
  year = {2025},
}
"""
BLAZE_ENTRY = """\
@inproceedings{blaze,
  title = {{Blaze}: One},
  shorttitle = {Blaze},
  author = {Example, Ada and Burner, Bo},
  booktitle = {Lamps},
  date = {2025}
}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented site; export.bib beside it holds one paper."""
    shutil.copytree(CASES / "site/content", tmp_path / "content")
    (tmp_path / "export.bib").write_text(BLAZE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("content")


def texts(content: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in content.rglob("*") if file.is_file()}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal to answer at: what is written into it is typed."""
    main, other = os.openpty()
    with os.fdopen(other) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield main
    os.close(main)


@pytest.mark.parametrize("name", EXPORTS)
def test_export_is_added_and_loads_and_is_there_then(
    content: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = str(CASES / "imports" / name)
    add_papers(source, yes=True, content=content)
    after = texts(content)
    load_library(content / "data")
    capsys.readouterr()
    add_papers(source, yes=True, content=content)
    assert texts(content) == after
    assert capsys.readouterr().out.splitlines()[-1] == "nothing to add"


@pytest.mark.parametrize("name", ["google-scholar.bib", "zotero.bib"])
def test_export_with_what_is_refused_is_added_but_for_that(content: Path, name: str) -> None:
    source = str(CASES / "imports" / name)
    for _ in range(2):
        with pytest.raises(CommandError, match=r"^not all was added \(see above\)$"):
            add_papers(source, yes=True, content=content)
    load_library(content / "data")


def test_change_is_shown_and_then_written(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_papers("export.bib", yes=True, content=content)
    out = capsys.readouterr().out
    assert out.startswith(
        "blaze: added as @inproceedings\nblaze: 'Bo Burner' is new to people.yaml, as bo-burner\n"
        "--- a/content/data/people.yaml\n+++ b/content/data/people.yaml\n@@ "
    )
    assert "\n+  booktitle = {Lamps},\n" in out
    assert out.endswith(
        "\ncontent/data/people.yaml written\ncontent/data/publications.bib written\n"
    )
    papers = (content / "data/publications.bib").read_text("utf-8")
    assert papers.startswith(f"% Invented papers.\n\n{BLAZE_ENTRY}\n@")


def test_nobody_to_ask_writes_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = texts(content)
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        message = r"nothing written: no terminal to ask at \(add --yes to write this\)"
        with pytest.raises(CommandError, match=message):
            add_papers("export.bib", content=content)
    assert texts(content) == before


@pytest.mark.parametrize(
    ("answer", "is_written"), [("y\n", True), ("YES\n", True), ("n\n", False), ("\n", False)]
)
def test_person_at_a_terminal_is_asked(
    content: Path, terminal: int, answer: str, is_written: bool
) -> None:
    before = texts(content)
    os.write(terminal, answer.encode())
    add_papers("export.bib", content=content)
    assert (texts(content) != before) == is_written


def test_end_of_input_at_the_question_writes_nothing(content: Path, terminal: int) -> None:
    before = texts(content)
    os.write(terminal, b"\x04")
    with pytest.raises(CommandError, match=r"^nothing written$"):
        add_papers("export.bib", content=content)
    assert texts(content) == before


def test_result_that_would_not_load_changes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = BLAZE.replace("  booktitle = {Lamps},\n", "")
    Path("export.bib").write_text(bad, encoding="utf-8")
    before = texts(content)
    with pytest.raises(CommandError, match=r"blaze.*\nnothing written$"):
        add_papers("export.bib", yes=True, content=content)
    assert texts(content) == before


def test_data_with_problems_of_its_own_is_told_first(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "data/talks.yaml").write_text("- key: a\n", encoding="utf-8")
    with pytest.raises(
        CommandError, match=r"talks\[0\](.|\n)*\nnothing written: mend the records first$"
    ):
        add_papers("export.bib", yes=True, content=content)


def test_file_changed_at_the_question_is_not_overwritten(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = content / "data/people.yaml"

    def change(_: str) -> bool:
        people.write_text(people.read_text("utf-8") + "# mine\n", encoding="utf-8")
        return True

    monkeypatch.setattr(paper_module, "can_ask", lambda: True)
    monkeypatch.setattr(paper_module, "agreed", change)
    papers = (content / "data/publications.bib").read_bytes()
    with pytest.raises(CommandError, match=r"people\.yaml was changed meanwhile"):
        add_papers("export.bib", content=content)
    assert people.read_text("utf-8").endswith("# mine\n")
    assert (content / "data/publications.bib").read_bytes() == papers


def test_file_keeps_its_mode_and_its_link(content: Path) -> None:
    file = content / "data/publications.bib"
    file.rename("papers.bib")
    Path("papers.bib").chmod(0o640)
    file.symlink_to(Path("papers.bib").resolve())
    add_papers("export.bib", yes=True, content=content)
    assert file.is_symlink()
    assert "@inproceedings{blaze," in file.read_text("utf-8")
    assert Path("papers.bib").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (content / "data").iterdir() if path.name[0] == ".") == []


@pytest.fixture
def invented(project: Path) -> Path:
    """A copy of this project with the content of the invented site."""
    shutil.rmtree(project / "content")
    shutil.copytree(CASES / "site/content", project / "content")
    (project / "export.bib").write_text(BLAZE, encoding="utf-8")
    return project


def invoke(project: Path, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "commands", "paper", *arguments],
        cwd=project,
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.slow
def test_task_adds_a_file(invented: Path) -> None:
    result = invoke(invented, "add", "export.bib", "--yes")
    assert (result.returncode, result.stderr) == (0, "")
    assert BLAZE_ENTRY in (invented / "content/data/publications.bib").read_text("utf-8")
    again = invoke(invented, "add", "export.bib", "--yes")
    assert (again.returncode, again.stdout) == (
        0,
        "blaze: is there, nothing to add\nnothing to add\n",
    )


@pytest.mark.slow
def test_task_adds_what_stands_on_standard_input(invented: Path) -> None:
    asked = invoke(invented, "add", "-", text=BLAZE)
    assert (asked.returncode, asked.stderr) == (
        1,
        "nothing written: no terminal to ask at (add --yes to write this)\n",
    )
    result = invoke(invented, "add", "-", "--yes", text=BLAZE)
    assert (result.returncode, result.stderr) == (0, "")
    assert BLAZE_ENTRY in (invented / "content/data/publications.bib").read_text("utf-8")


@pytest.mark.slow
def test_task_tells_what_is_wrong_in_lines(invented: Path) -> None:
    result = invoke(invented, "add", "-", "--yes", text="@misc{a, title = {x")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "standard input:1: a.title: a brace or quote is not closed (close it)",
        "nothing written",
    ]


def test_keyword_is_written_as_the_site_spells_the_topic(content: Path) -> None:
    Path("export.bib").write_text(
        BLAZE.replace("year", "keywords = {HISTORY, lamp, Sparks},\n  year"), encoding="utf-8"
    )
    add_papers("export.bib", yes=True, content=content)
    assert load_library(content / "data").publications["blaze"].keywords == (
        *("History", "Lamps", "Sparks"),
    )
