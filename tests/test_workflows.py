"""The workflows of GitHub: their actions pinned, their rights few, their steps run here."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands.project import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
RIGHTS: dict[str, dict[str, object]] = {
    "ci.yml": {
        "": {"contents": "read"},
        "test": None,
        "debian": None,
        "bench": None,
        "publish": {"contents": "write"},
    },
    "publish.yml": {"": {}, "publish": {"contents": "write"}},
}
VALUES = {"github.repository_owner": "ada", "github.repository_owner_id": "1815"}


def workflow(name: str) -> dict[str, Any]:
    text = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@lamps.example")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_rights_are_those_listed_here() -> None:
    found = {
        file.name: {"": (whole := workflow(file.name)).get("permissions")}
        | {name: job.get("permissions") for name, job in whole["jobs"].items()}
        for file in WORKFLOWS
    }
    assert found == RIGHTS


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_of_others_are_pinned_to_a_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text(encoding="utf-8"))
    foreign = [(action, version) for action, version in used if not action.startswith("./")]
    assert foreign
    for action, version in foreign:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", version)


def test_pull_request_is_tested_and_never_published() -> None:
    jobs = workflow("ci.yml")["jobs"]
    assert jobs["test"]["steps"][-1] == {"name": "Test", "run": ".ci/run"}
    assert jobs["publish"]["needs"] == ["test", "debian"]
    assert jobs["publish"]["if"] == "github.event_name == 'push'"
    assert "pull_request" not in workflow("publish.yml")[True]  # `on`, as YAML reads it


def test_oldest_python_is_tested_as_it_comes_and_as_debian_ships_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    jobs = workflow("ci.yml")["jobs"]
    assert jobs["test"]["strategy"]["matrix"]["python"][0] == oldest == "3.11"
    debian = jobs["debian"]
    assert debian["container"] == "debian:12"  # which ships 3.11.2, and no other Python
    steps = debian["steps"]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout"  # not the Python of actions/setup-python
    ]
    install, *commands = [step["run"] for step in steps if "run" in step]
    assert {"python3", "python3-venv", "git"} <= {*install.split()}
    assert commands == ["./inv check site", "./inv check"]


@pytest.mark.slow
def test_steps_of_publishing_put_main_onto_the_branch(project: Path, tmp_path: Path) -> None:
    job = workflow("publish.yml")["jobs"]["publish"]
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    conf = project / "publishconf.py"
    conf.write_text(
        conf.read_text("utf-8") + 'PUBLISH_TO = [{"target": "git"}]\n', encoding="utf-8"
    )
    git(project, "init", "--quiet", "--initial-branch", "main")
    git(project, "remote", "add", "origin", str(tmp_path / "origin.git"))
    environment = {
        name: re.sub(r"\$\{\{ (\S+) \}\}", lambda found: VALUES[found[1]], value)
        for name, value in job["env"].items()
    }
    for step in job["steps"]:
        if "run" in step:
            subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=project,
                env={**os.environ, **environment, "HOME": str(tmp_path)},
                capture_output=True,
                check=True,
            )
    log = git(tmp_path / "origin.git", "log", "--format=%an <%ae>", "gh-pages").splitlines()
    assert log == ["ada <1815+ada@users.noreply.github.com>"]
    assert "index.html" in git(tmp_path / "origin.git", "ls-tree", "--name-only", "gh-pages")
