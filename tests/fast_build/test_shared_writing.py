"""Pages of articles are written by copies of a process as Pelican itself writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .pelican_command import built, change
from .small_site import write_site

POSTS = 16
WITH = ("who", "fast_build")
# Adds to each page which process wrote it: rendered by a copy, it is not that of the build.
WHO = """
import os
from pelican import signals

BUILD = os.getpid()


def register():
    signals.generator_init.connect(add)


def add(generator):
    generator.env.globals["who"] = lambda: "build" if os.getpid() == BUILD else "copy"
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose pages say who wrote them."""
    write_site(tmp_path, POSTS)
    (tmp_path / "plugins/who.py").write_text(WHO, "utf-8")
    change(tmp_path / "theme/templates/article.html", "<article>", "<article><!-- {{ who() }} -->")
    return tmp_path


def writers(pages: dict[str, str]) -> set[str]:
    """Return who wrote the pages of articles."""
    return {
        found[1] for page in pages.values() if (found := re.search("<!-- (build|copy) -->", page))
    }


ALONE = "FAST_BUILD_PROCESSES = 1"


def test_copies_write_the_pages_that_the_build_writes(site: Path) -> None:
    status, _, alone = built(site, *WITH, more=ALONE)
    assert (status, writers(alone)) == (0, {"build"})
    status, _, together = built(site, *WITH)
    assert (status, writers(together)) == (0, {"build", "copy"})
    assert {name: page.replace("copy", "build") for name, page in together.items()} == alone


def test_a_page_may_stand_in_the_place_of_an_article(site: Path) -> None:
    (site / "theme/templates/page.html").write_text("{{ page.content }}", "utf-8")
    (site / "content/pages").mkdir()
    text = "Title: Over\nsave_as: post-00003.html\n\nIn its place.\n"
    (site / "content/pages/over.md").write_text(text, "utf-8")
    _, _, pages = built(site, *WITH)
    assert (pages["post-00003.html"], writers(pages)) == ("<p>In its place.</p>", {"build", "copy"})


@pytest.mark.parametrize("more", ["", ALONE])
def test_two_articles_in_one_place_are_told_of(site: Path, more: str) -> None:
    for name in ("post-00003.md", "post-00004.md"):
        change(site / "content/blog" / name, "Title:", "url: a/\nsave_as: a.html\nTitle:")
    status, said, _ = built(site, *WITH, more=more)
    assert (status, "a.html" in said) == (1, True)


@pytest.mark.parametrize("more", ["", ALONE])
def test_what_is_wrong_with_a_page_is_told(site: Path, more: str) -> None:
    wrong = "{% if article.slug == 'post-00009' %}{{ 1 / 0 }}{% endif %}<article>"
    change(site / "theme/templates/article.html", "<article>", wrong)
    status, said, _ = built(site, *WITH, more=more)
    assert (status, said.count("ZeroDivisionError: division by zero")) == (1, 2)


def test_a_warning_about_a_page_is_heard_once(site: Path) -> None:
    (site / "plugins/who.py").write_text(
        WHO.replace("import os\n", "import logging, os\n")
        + '    generator.env.globals["warn"] = logging.getLogger("theme").warning\n',
        "utf-8",
    )
    change(
        site / "theme/templates/article.html",
        "<article>",
        "<article>{% if article.slug == 'post-00009' %}{{ warn('an odd post') }}{% endif %}",
    )
    status, said, pages = built(site, *WITH)
    assert (status, said.count("an odd post"), "copy" in writers(pages)) == (0, 1, True)


def test_what_is_to_be_done_later_is_not_lost(site: Path) -> None:
    (site / "plugins/who.py").write_text(
        WHO + '    generator.env.globals["later"] = generator.settings["WRITE_LATER"].append\n'
        "    signals.finalized.connect(tell)\n\n\n"
        'def tell(pelican):\n    print(*sorted(pelican.settings["WRITE_LATER"]))\n',
        "utf-8",
    )
    change(
        site / "theme/templates/article.html",
        "<article>",
        "<article>{% if article.slug >= 'post-00014' %}{{ later(article.slug) }}{% endif %}",
    )
    status, said, pages = built(site, *WITH, more="WRITE_LATER = []")
    assert (status, "copy" in writers(pages)) == (0, True)
    assert "post-00014 post-00015 shows-0 shows-1" in said


def test_a_plugin_that_is_told_of_each_page_is_told(site: Path) -> None:
    (site / "plugins/told.py").write_text(
        "from pelican import signals\n\n\ndef register():\n"
        "    signals.content_written.connect(tell)\n\n\n"
        "def tell(path, context):\n    print('written', path)\n",
        "utf-8",
    )
    status, said, pages = built(site, *WITH, "told")
    assert (status, writers(pages)) == (0, {"build"})
    assert said.count("written") == sum(name.endswith(".html") for name in pages)


def test_no_copy_goes_on_where_the_build_fails(site: Path) -> None:
    (site / "plugins/who.py").write_text(
        WHO.replace("import os\n", "import os, time\n")
        + '    generator.env.globals["nap"] = lambda: time.sleep(0.1)\n',
        "utf-8",
    )
    change(site / "theme/templates/article.html", "<article>", "<article>{{ nap() or '' }}")
    change(site / "theme/templates/index.html", "{%", "{{ 1 / 0 }}{%")
    status, said, pages = built(site, *WITH)
    assert (status, "ZeroDivisionError" in said) == (1, True)
    assert len(pages) < POSTS


ASIDE = """
import os
from operator import call
from pathlib import Path

from pelican import signals

BUILD = os.getpid()


class Aside:
    def __init__(self, context, settings, path, theme, output_path, **_):
        self.settings, self.output = settings, Path(output_path)

    def generate_output(self, writer):
        self.settings.get("WRITE_ASIDE", call)(self.write)

    def write(self):
        who = "build" if os.getpid() == BUILD else "copy"
        (self.output / "aside.html").write_text(f"<!-- {who} -->")


def register():
    signals.get_generators.connect(aside)


def aside(_):
    return Aside
"""


def test_other_plugins_may_have_files_written_aside(site: Path) -> None:
    (site / "plugins/aside.py").write_text(ASIDE, "utf-8")
    _, _, pages = built(site, *WITH, "aside")
    assert pages["aside.html"] == "<!-- copy -->"
    _, _, pages = built(site, *WITH, "aside", more=ALONE)
    assert pages["aside.html"] == "<!-- build -->"


def test_what_cannot_be_written_aside_is_told(site: Path) -> None:
    (site / "plugins/aside.py").write_text(ASIDE.replace("aside.html", "no folder/a"), "utf-8")
    status, said, _ = built(site, *WITH, "aside")
    assert (status, "FileNotFoundError" in said) == (1, True)


NAP = """

class Nap(threading.Thread):
    daemon = True

    def run(self):
        time.sleep(60)


def begin():
    return "" if Nap in map(type, threading.enumerate()) else Nap().start()
"""


def test_no_process_is_copied_once_a_page_has_started_a_thread(site: Path) -> None:
    (site / "plugins/who.py").write_text(
        WHO.replace("import os\n", "import os, threading, time\n")
        + f'    generator.env.globals["begin"] = begin\n{NAP}',
        "utf-8",
    )
    change(site / "theme/templates/article.html", "<article>", "<article>{{ begin() or '' }}")
    status, _, pages = built(site, *WITH)
    assert (status, writers(pages)) == (0, {"build"})
