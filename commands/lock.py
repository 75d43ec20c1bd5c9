"""The lock files: each package the project runs on, at one version, with its files' hashes."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from .errors import CommandError
from .project import ROOT

RUN_LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"
RENEW = "run ./inv lock"


def make_locks(upgrade: bool = False) -> None:
    """Write both lock files, keeping the versions they have unless `upgrade` is asked for."""
    _compile(RUN_LOCK, upgrade)
    # One environment: what the site is built with is what the tests run with.
    _compile(DEV_LOCK, upgrade, "--group", "dev", "--constraints", RUN_LOCK)
    print(f"made {RUN_LOCK} and {DEV_LOCK}")


def check_locks(root: Path = ROOT) -> None:
    """Raise CommandError where the lock files do not hold what pyproject.toml asks for."""
    if problems := lock_problems(root):
        raise CommandError("\n".join(problems))


def lock_problems(root: Path) -> list[str]:
    """Where the lock files differ from pyproject.toml, or could install something else."""
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    run = declared["project"]["dependencies"]
    problems = []
    for name, wanted in ((RUN_LOCK, run), (DEV_LOCK, run + declared["dependency-groups"]["dev"])):
        if not (root / name).is_file():
            problems.append(f"{name}: is missing ({RENEW})")
            continue
        text = (root / name).read_text(encoding="utf-8")
        problems += [f"{name}:{problem}" for problem in _unsafe_lines(text)]
        locked = _locked(text)
        problems += [f"{name}: {problem}" for w in wanted for problem in _unmet(w, locked)]
    return problems


def _compile(lock: str, upgrade: bool, *options: str) -> None:
    command = [
        *(sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--output-file", lock),
        *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
        # The file is the same wherever it is made: no index, no folder, no uv options in it.
        *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "./inv lock"),
        *(["--upgrade"] if upgrade else []),
        *options,
    ]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise CommandError(f"{lock}: not made, uv says why above")


def _unsafe_lines(text: str) -> list[str]:
    """Lines that let an installer take a file whose hash is not given."""
    problems = []
    for number, line, hashes in _entries(text):
        if "://" in line or line.startswith("-"):
            problems.append(f"{number}: {line!r} is an address or an option ({RENEW})")
        elif not hashes:
            problems.append(f"{number}: {line!r} has no hash ({RENEW})")
        elif not re.match(r"[\w.-]+==[\w.!+-]+(\s*;.*)?$", line):
            problems.append(f"{number}: {line!r} is not one version ({RENEW})")
    return problems


def _unmet(wanted: str, locked: dict[str, list[str]]) -> list[str]:
    """What a requirement of pyproject.toml lacks; a name may have one version for each Python."""
    requirement = Requirement(wanted)
    versions = locked.get(canonicalize_name(requirement.name))
    if not versions:
        return [f"{requirement.name} is missing ({RENEW})"]
    return [
        f"{requirement.name} {version} is not {requirement.specifier} ({RENEW})"
        for version in versions
        if not requirement.specifier.contains(version, prereleases=True)
    ]


def _locked(text: str) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for _, line, _ in _entries(text):
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue  # _unsafe_lines names it
        for pin in requirement.specifier:
            versions.setdefault(canonicalize_name(requirement.name), []).append(pin.version)
    return versions


def _entries(text: str) -> list[tuple[int, str, int]]:
    """Each requirement: its line number, the line without its hashes, and how many it has."""
    entries: list[tuple[int, str, int]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        content = line.rstrip("\\ ")
        if content.lstrip().startswith("--hash=") and entries:
            known, requirement, hashes = entries[-1]
            entries[-1] = (known, requirement, hashes + 1)
        elif content and not content.lstrip().startswith("#"):
            entries.append((number, content.strip(), 0))
    return entries
