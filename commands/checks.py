"""All the checks, and all the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial

from .browser import ensure_chromium
from .build import check_records
from .errors import CommandError
from .lock import check_locks
from .programs import install_programs
from .project import CONTENT, ROOT
from .review import check_review
from .schema import check_schemas

Check = Callable[[], object]
# One process a core; the tests of a file share what they build.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")


def run_checks() -> None:
    """Run all that needs no browser and no more than a second or so for a test."""
    quick = partial(_run_tool, "pytest", "-q", "-m", "not browser and not slow")
    _run_all({**STATIC_CHECKS, "tests": quick})


def run_tests(keyword: str = "") -> None:
    """Run every check and every test; or only the tests whose names match."""
    os.environ["CHROMIUM"] = ensure_chromium()
    install_programs()
    if keyword:
        _run_all({"tests": partial(_run_tool, "pytest", "-k", keyword)})
    else:
        _run_all({**STATIC_CHECKS, "tests": partial(_run_tool, "pytest", *SIDE_BY_SIDE)})


def _run_all(checks: dict[str, Check]) -> None:
    """Run all, even where one fails, and raise CommandError with the names of those that do."""
    failed = []
    for name, check in checks.items():
        print(f"== {name}", flush=True)
        try:
            check()
        except CommandError as error:
            print(error, file=sys.stderr, flush=True)
            failed.append(name)
            if name == "records":
                break  # without them no test that builds the site could pass
    if failed:
        raise CommandError(f"failed: {', '.join(failed)}")


def _run_tool(name: str, *arguments: str) -> None:
    result = subprocess.run([sys.executable, "-m", name, *arguments], cwd=ROOT, check=False)
    if result.returncode:
        raise CommandError(f"{name} ended with exit status {result.returncode}")


STATIC_CHECKS: dict[str, Check] = {
    "records": partial(check_records, CONTENT),
    "review": check_review,
    "locks": check_locks,
    "schemas": check_schemas,
    "ruff": partial(_run_tool, "ruff", "check", "."),
    "format": partial(_run_tool, "ruff", "format", "--check", "."),
    "types": partial(_run_tool, "mypy"),
}
