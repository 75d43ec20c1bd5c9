"""What a build leaves behind, and what it says of a page, a template or a plugin that is wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commands.build import build_site, site_settings
from commands.errors import CommandError


def build(site: Path) -> None:
    build_site(site / "siteconf.py", site / "output")


def failure(site: Path) -> str:
    with pytest.raises(CommandError) as error:
        build(site)
    return str(error.value).replace(f"{site}/", "")


def append(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(text)


def test_build_makes_the_output_and_nothing_beside_it(site: Path) -> None:
    before = {path.name for path in site.iterdir()}
    build(site)
    made = {path.name for path in site.iterdir()} - before
    assert made - {"__pycache__"} == {"output"}  # Python may keep the settings it has compiled
    assert sorted(p.name for p in (site / "output").rglob("*.html")) == ["index.html", "index.html"]


def test_file_of_the_former_build_is_gone(site: Path) -> None:
    append(site / "output" / "old.html", "old")
    build(site)
    assert not (site / "output" / "old.html").exists()


def test_failed_build_leaves_the_former_output(site: Path) -> None:
    build(site)
    append(site / "content/blog/two.md", "Title: Two\n\nNo date.\n")
    failure(site)
    assert sorted(path.name for path in (site / "output").iterdir()) == [
        "index.html",
        "one",
        "sitemap.xml",
    ]


def test_broken_link_names_its_page_and_line(site: Path) -> None:
    append(site / "content/blog/one.md", "\n[two]({filename}two.md)\n")
    assert failure(site) == (
        "content/blog/one.md:6: Unable to find 'two.md', skipping url replacement."
    )


def test_same_problem_fails_a_second_build_too(site: Path) -> None:
    append(site / "content/blog/one.md", "\n[two]({filename}two.md)\n")
    assert failure(site) == failure(site)


def test_all_pages_with_problems_are_named_at_once(site: Path) -> None:
    append(site / "content/blog/two.md", "Title: Two\n\nNo date.\n")
    append(site / "content/blog/three.md", "Title: Three\nDate: 2026-13-01\n\nNo such month.\n")
    assert sorted(failure(site).splitlines()) == [
        "Could not process blog/three.md: '2026-13-01' is not a valid date",
        "Skipping content/blog/two.md: could not find information about 'date'",
    ]


def test_template_error_names_file_and_line(site: Path) -> None:
    append(site / "theme/templates/base.html", "{{ title|upside_down }}\n")
    assert failure(site) == (
        "theme/templates/base.html:18: TemplateAssertionError: No filter named 'upside_down'."
    )


def test_undefined_name_in_a_template_names_file_and_line(site: Path) -> None:
    append(site / "theme/templates/base.html", "{{ nothing.at.all }}\n")
    assert failure(site) == ("theme/templates/base.html:18: UndefinedError: 'nothing' is undefined")


def test_missing_plugin_is_named(site: Path) -> None:
    append(site / "siteconf.py", "PLUGINS = ['no_such_plugin']\n")
    assert failure(site) == (
        "Cannot load plugin `no_such_plugin` Cannot import plugin `no_such_plugin`"
    )


def test_plugin_that_fails_names_file_and_line(site: Path) -> None:
    append(site / "plugins/failing_plugin.py", "def register():\n    raise ValueError('no disk')\n")
    append(site / "siteconf.py", "PLUGINS = ['failing_plugin']\n")
    assert failure(site) == (
        "Cannot register plugin `failing_plugin`: plugins/failing_plugin.py:2: ValueError: no disk"
    )


def test_settings_that_do_not_parse_name_file_and_line(site: Path) -> None:
    append(site / "siteconf.py", "PLUGINS = [\n")
    assert failure(site) == "siteconf.py:20: SyntaxError: '[' was never closed"


def test_missing_settings_are_named(site: Path) -> None:
    with pytest.raises(CommandError, match=r"No such file or directory: .*gone\.py"):
        site_settings(site / "gone.py")


@pytest.mark.slow
def test_command_pelican_builds_the_same(tmp_path: Path, cloned: Callable[[Path], Path]) -> None:
    project = cloned(tmp_path / "project")
    pelican = ["-m", "pelican", "--quiet", "--settings", "pelicanconf.py", "--output", "other"]
    for command in ("./inv", "build"), (sys.executable, *pelican, "content"):
        built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
        assert built.stderr == ""
    ours, other = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")}
        for folder in (project / "output", project / "other")
    )
    assert ours == other
