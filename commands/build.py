"""Builds the site with Pelican, in this process: a second interpreter would double the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from .compiled_templates import CompiledTemplates, kept_templates
from .errors import CommandError
from .pelican_problems import pelican_problems
from .project import OUTPUT, PUBLISH_SETTINGS, SETTINGS, shown, use_plugins

if TYPE_CHECKING:
    from structured_data.library import Library


def build() -> None:
    """Build the site for the desk into output/."""
    start = time.perf_counter()
    build_site(SETTINGS, OUTPUT)
    pages = sum(1 for _ in OUTPUT.rglob("*.html"))
    print(f"{shown(OUTPUT)}/ holds {pages} pages, built in {time.perf_counter() - start:.1f} s")


def check_records(content: Path) -> Library:
    """Return the records under `content`; CommandError with every problem in them."""
    use_plugins()
    from structured_data.errors import InvalidData
    from structured_data.loading import load_library

    try:
        return load_library(content / "data")
    except InvalidData as error:
        raise CommandError(shown(str(error))) from error


def site_settings(settings: Path, **changes: object) -> dict[str, Any]:
    """Pelican's settings as it reads them from a file, with some changed."""
    from pelican.settings import read_settings

    with pelican_problems():
        return dict(read_settings(str(settings), override=changes))


def build_content(content: Path, output: Path) -> Path:
    """Build other content as this site is published, and return `output`.

    There are no pictures of pages: they take most of the time, and are kept beside the content.
    """
    from pelican import Pelican

    settings = site_settings(PUBLISH_SETTINGS, PATH=str(content), OUTPUT_PATH=str(output))
    settings["PLUGINS"] = [name for name in settings["PLUGINS"] if name != "preview_pictures"]
    with kept_templates() as templates, pelican_problems():
        settings["JINJA_ENVIRONMENT"] = settings["JINJA_ENVIRONMENT"] | templates.options
        Pelican(settings).run()
    return output


def build_site(settings: Path, output: Path) -> None:
    """Put a new site in the place of `output`; where the build fails, leave that as it was."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as scratch:
        fresh = Path(scratch, "site")  # the scratch folder itself is closed to other users
        fresh.mkdir()
        with kept_templates() as templates:
            write_site(settings, fresh, templates)
        if output.exists():
            output.rename(Path(scratch, "former"))
        fresh.rename(output)


def write_site(
    settings: Path,
    folder: Path,
    templates: CompiledTemplates,
    later: list[Callable[[Path], None]] | None = None,
) -> None:
    """Build the site into an empty folder.

    `later` gets what writes files that no page shows, given the folder; without it they are there.
    """
    from pelican import Pelican

    options = site_settings(settings, OUTPUT_PATH=str(folder))
    options["JINJA_ENVIRONMENT"] = options["JINJA_ENVIRONMENT"] | templates.options
    options["WRITE_LATER"] = later
    with pelican_problems():
        Pelican(options).run()
