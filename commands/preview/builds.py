"""One build after another, each in a process of its own that is a copy of this one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from ..build import site_settings, write_site
from ..compiled_templates import CompiledTemplates, Kept
from ..errors import CommandError
from ..pelican_problems import pelican_problems, reason
from ..project import SETTINGS, shown
from .single_pages import SinglePages


class Builds:
    """What is the same for each build while no code changes."""

    def __init__(self, templates: CompiledTemplates) -> None:
        self.templates = templates
        self.later: list[Callable[[Path], None]] = []
        self._pages = SinglePages()

    @classmethod
    def warm(cls, kept: Kept) -> Self:
        """Import what a build needs and compile the templates that are not among those `kept`.

        CommandError where code is wrong.
        """
        templates = CompiledTemplates(kept)
        with pelican_problems():
            warm_up(templates)
        return cls(templates)

    def build(self, folder: str) -> tuple[str, str]:
        """Build into a folder; return what went wrong, and the path that the site stands under."""
        try:
            Path(folder).mkdir()
            write_site(SETTINGS, Path(folder), self.templates, self.later)
            return "", urlsplit(site_settings(SETTINGS)["STRUCTURED_DATA"]["site_url"]).path
        except CommandError as error:
            return str(error), ""
        except (Exception, SystemExit) as error:  # settings may end the process, too
            return shown(reason(error)), ""

    def make_ready(self) -> None:
        """Have what the page of the text takes that is likely to be saved next."""
        # It may be wrong by now, or removed, which the next build tells of.
        with contextlib.suppress(CommandError, FileNotFoundError):
            self._pages.make_ready()

    def write_pages(self, files: Sequence[Path]) -> bool:
        """Write the pages of texts anew into the folder of the build; return whether they are."""
        return self._pages.write(files)

    def finish(self, folder: str) -> None:
        """Write the files of a build that no page shows, unless the folder is gone by then."""
        os.nice(10)
        for write in self.later:
            try:
                if Path(folder).is_dir():
                    write(Path(folder))
            except FileNotFoundError:
                if Path(folder).is_dir():  # else it was removed meanwhile
                    raise


def warm_up(templates: CompiledTemplates) -> None:
    from jinja2 import TemplateError
    from markdown import Markdown
    from pelican import Pelican
    from pelican.generators import Generator

    settings = site_settings(SETTINGS)
    settings["JINJA_ENVIRONMENT"] = settings["JINJA_ENVIRONMENT"] | templates.options
    site = Pelican(settings)
    Markdown(**settings["MARKDOWN"])
    environment = Generator({}, settings, site.path, site.theme, site.output_path).env
    folder = Path(site.theme, "templates")
    for file in folder.rglob("*.html"):
        with contextlib.suppress(TemplateError):  # the build tells of it
            environment.get_template(file.relative_to(folder).as_posix())
