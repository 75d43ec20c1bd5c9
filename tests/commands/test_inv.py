"""The wrapper ./inv, with a PATH on which python3, git and uv are stand-ins that keep a diary."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from commands.project import ROOT

TOOLS = ("cat", "cmp", "cp", "dirname", "mkdir", "readlink", "rm")
PYTHON = """\
#!/bin/sh
case "$*" in
*version_info*) [ -z "{too_old}" ] && echo "$0" ;;
*ensurepip*) [ -z "{no_ensurepip}" ] ;;
*"-m venv"*) echo "made with ${{0##*/}}" >> diary; mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*"pip install"*) echo pip >> diary; [ ! -e broken-network ] ;;
*"-m commands"*) shift 2; echo "task: $*"; echo "virtualenv: ${{VIRTUAL_ENV:-none}}" ;;
*) echo "not expected: $*" >&2; exit 99 ;;
esac
"""
UV = """\
#!/bin/sh
echo "uv $1" >> diary
[ "$1" != venv ] || {{ mkdir -p .venv/bin; cp "{python}" .venv/bin/python; }}
"""


class Project:
    """A copy of inv with a lock, beside a folder that is all of PATH."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.programs = folder / "bin"
        self.root.mkdir()
        self.programs.mkdir()
        shutil.copy(ROOT / "inv", self.root)
        self.lock("one==1")
        for tool in TOOLS:
            program = shutil.which(tool)
            assert program
            (self.programs / tool).symlink_to(program)
        self.program("git", "#!/bin/sh\n")
        self.python("python3")

    def program(self, name: str, text: str) -> None:
        (self.programs / name).write_text(text, encoding="utf-8")
        (self.programs / name).chmod(0o755)

    def python(self, name: str, too_old: str = "", no_ensurepip: str = "") -> None:
        self.program(name, PYTHON.format(too_old=too_old, no_ensurepip=no_ensurepip))

    def lock(self, text: str) -> None:
        (self.root / "requirements-dev.txt").write_text(text, encoding="utf-8")

    def run(
        self, *arguments: str, program: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program or self.root / "inv", *arguments],
            env={"PATH": str(self.programs), **variables},
            cwd=self.programs,
            capture_output=True,
            text=True,
            check=False,
        )

    def diary(self) -> list[str]:
        return (self.root / "diary").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_first_run_makes_the_environment_and_runs_the_task(project: Project) -> None:
    result = project.run("new", "post", "Two words")
    assert result.stdout == "task: new post Two words\nvirtualenv: none\n"
    assert result.stderr.startswith("inv: making .venv from requirements-dev.txt with pip and ")
    assert len(result.stderr.splitlines()) == 1
    assert project.diary() == ["made with python3", "pip"]


def test_second_run_makes_nothing_and_says_nothing(project: Project) -> None:
    project.run("build")
    assert project.run("build").stderr == ""
    assert project.diary() == ["made with python3", "pip"]


def test_changed_lock_makes_a_new_environment(project: Project) -> None:
    project.run("build")
    (project.root / ".venv" / "old").touch()
    project.lock("one==2")
    project.run("build")
    assert project.diary() == ["made with python3", "pip"] * 2
    assert not (project.root / ".venv" / "old").exists()


def test_failed_install_is_done_again_from_the_start(project: Project) -> None:
    (project.root / "broken-network").touch()
    failed = project.run("build")
    assert failed.returncode != 0
    assert failed.stdout == ""
    (project.root / "broken-network").unlink()
    assert project.run("build").returncode == 0
    assert project.diary() == ["made with python3", "pip"] * 2


def test_environment_whose_python_is_gone_is_made_again(project: Project) -> None:
    project.run("build")
    (project.root / ".venv" / "bin" / "python").unlink()
    assert project.run("build").stdout.startswith("task: build\n")


def test_uv_makes_the_environment_where_it_is_there(project: Project) -> None:
    project.program("uv", UV.format(python=project.programs / "python3"))
    result = project.run("build")
    assert result.stdout.startswith("task: build\n")
    assert project.diary() == ["uv venv", "uv pip"]


def test_uv_of_the_environment_itself_is_not_used_to_replace_it(project: Project) -> None:
    project.run("build")
    project.program("uv", UV.format(python=project.programs / "python3"))
    (project.programs / "uv").rename(project.root / ".venv" / "bin" / "uv")
    project.lock("one==2")
    path = f"{project.root / '.venv' / 'bin'}:{project.programs}"
    assert project.run("build", PATH=path).stdout.startswith("task: build\n")
    assert project.diary() == ["made with python3", "pip"] * 2


def test_no_argument_lists_the_tasks(project: Project) -> None:
    assert project.run().stdout.startswith("task: --list\n")


@pytest.mark.parametrize("link", ["inv-link", "/absolute"])
def test_link_to_it_works(project: Project, tmp_path: Path, link: str) -> None:
    path = project.programs / "inv-link"
    path.symlink_to(project.root / "inv" if link == "/absolute" else "../project/inv")
    chain = tmp_path / "chain"
    chain.symlink_to(path)
    assert project.run("build", program=chain).stdout.startswith("task: build\n")


def test_another_active_virtualenv_does_not_reach_the_task(project: Project) -> None:
    assert project.run("build", VIRTUAL_ENV="/other").stdout == "task: build\nvirtualenv: none\n"


def test_newer_python_is_found_where_python3_is_too_old(project: Project) -> None:
    project.python("python3", too_old="yes")
    project.python("python3.12")
    project.run("build")
    assert project.diary()[0] == "made with python3.12"


def test_named_python_comes_first(project: Project) -> None:
    project.python("my python")
    project.run("build", PYTHON=str(project.programs / "my python"))
    assert project.diary()[0] == "made with my python"


def test_named_python_that_is_too_old_is_refused(project: Project) -> None:
    project.python("python3.9", too_old="yes")
    assert_refused(
        project.run("build", PYTHON="python3.9"),
        "inv: PYTHON=python3.9 is not a Python 3.11 or newer: name one, or unset PYTHON\n",
    )


@pytest.mark.parametrize("too_old", [True, False])
def test_missing_python_is_told_with_its_remedy(project: Project, too_old: bool) -> None:
    if too_old:
        project.python("python3", too_old="yes")
    else:
        (project.programs / "python3").unlink()
    assert_refused(
        project.run("build"),
        "inv: no Python 3.11 or newer on PATH: install one (Debian: apt install python3-venv),"
        " or name it: PYTHON=/path/to/python3 ./inv\n",
    )


def test_missing_venv_package_is_told_with_its_remedy(project: Project) -> None:
    project.python("python3", no_ensurepip="yes")
    assert_refused(
        project.run("build"),
        f"inv: {project.programs}/python3 cannot make environments: install its venv package"
        " (Debian: apt install python3-venv)\n",
    )
    assert not (project.root / ".venv").exists()


def test_missing_git_is_told_with_its_remedy(project: Project) -> None:
    (project.programs / "git").unlink()
    assert_refused(
        project.run("build"),
        "inv: git is not on PATH: install it (Debian: apt install git)\n",
    )


def assert_refused(result: subprocess.CompletedProcess[str], message: str) -> None:
    assert (result.returncode, result.stdout, result.stderr) == (1, "", message)
