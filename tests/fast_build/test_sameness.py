"""A build of an odd site says and writes with the plugin what it does without it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from .pelican_command import built, change
from .small_site import write_site

POSTS = 16
# Without feeds and lists, which would look for the files of all texts before a page does.
ATTACH = """
ARTICLE_SAVE_AS = ARTICLE_URL = "at/{slug}/index.html"
STATIC_PATHS = ["data"]
DIRECT_TEMPLATES = []
TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
"""
# A writer of its own that counts, and is none of Pelican's.
WRITER = """
from pelican import signals, writers


class Counting:
    def __init__(self, output_path, settings):
        self.writer, self.count = writers.Writer(output_path, settings), 0

    def write_feed(self, *arguments, **keywords):
        self.writer.write_feed(*arguments, **keywords)

    def write_file(self, *arguments, **keywords):
        self.count += 1
        self.writer.write_file(*arguments, count=self.count, **keywords)


def register():
    signals.get_writer.connect(writer)


def writer(pelican):
    return Counting
"""
# Lists what has been written, as something that reads pages would find it.
LISTING = """
from pathlib import Path

from pelican import signals


class Listing:
    def __init__(self, output_path, **_):
        self.output = Path(output_path)

    def generate_output(self, writer):
        sizes = {file.name: file.stat().st_size for file in self.output.glob("*.html")}
        (self.output / "listing.txt").write_text(str(sorted(sizes.items())))
"""
GENERATOR = """

def register():
    signals.get_generators.connect(listing)


def listing(pelican):
    return Listing
"""
RECEIVER = """

def register():
    signals.article_writer_finalized.connect(write)


def write(generator, writer):
    Listing(generator.output_path).generate_output(writer)
"""
WARNING = """
import logging

from markdown import Extension
from markdown.postprocessors import Postprocessor
from pelican import signals


class Warner(Postprocessor):
    def run(self, text):
        if "WARN" in text:
            logging.getLogger("odd").warning("an odd text")
        return text


class Odd(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Warner(md), "odd", 0)


def register():
    signals.initialized.connect(add)


def add(pelican):
    pelican.settings["MARKDOWN"]["extensions"] = [Odd()]
"""
FOOTNOTES = """
from markdown.extensions.footnotes import FootnoteExtension
MARKDOWN = {"extensions": [FootnoteExtension(UNIQUE_IDS=True)]}
"""


# Takes its time with each page, so that others are written before.
SLOW = """
import time

from pelican import signals


def register():
    signals.generator_init.connect(add)


def add(generator):
    generator.env.globals["nap"] = lambda: time.sleep(0.03)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_site(tmp_path, POSTS)
    (tmp_path / "plugins/slow.py").write_text(SLOW, "utf-8")
    change(tmp_path / "theme/templates/article.html", "<article>", "<article>{{ nap() or '' }}")
    return tmp_path


def blog(site: Path, name: str, text: str, metadata: str = "") -> None:
    text = f"Title: {name}\nDate: 2000-01-01\n{metadata}\n{text}\n"
    (site / f"content/blog/{name}.md").write_text(text, "utf-8")


def attach_a_file(site: Path) -> None:
    blog(site, "looks", "[data]({static}/data/shown.csv)")
    blog(site, "takes", "[data]({attach}/data/shown.csv)")


def put_a_draft_over_an_article(site: Path) -> None:
    blog(site, "over", "In its place.", "Status: draft\nCategory: odd\nsave_as: post-00003.html\n")


def have_a_writer(site: Path) -> None:
    (site / "plugins/odd.py").write_text(WRITER, "utf-8")
    change(site / "theme/templates/article.html", "<article>", "<article>{{ count }}")


def list_pages(site: Path) -> None:
    (site / "plugins/odd.py").write_text(LISTING + GENERATOR, "utf-8")


def list_articles(site: Path) -> None:
    (site / "plugins/odd.py").write_text(LISTING + RECEIVER, "utf-8")


def count_pages(site: Path) -> None:
    macro = "{% set ns = namespace(n=0) %}{% macro id() %}{% set ns.n = ns.n + 1 %}{{ ns.n }}"
    (site / "theme/templates/odd.html").write_text(f"{macro}{{% endmacro %}}", "utf-8")
    counted = '<article>{% import "odd.html" as odd %}{{ odd.id() }}'
    change(site / "theme/templates/article.html", "<article>", counted)


def name_no_template(site: Path) -> None:
    blog(site, "odd", "Without one.", "template: none\n")


def warn(site: Path) -> None:
    (site / "plugins/odd.py").write_text(WARNING, "utf-8")
    blog(site, "small", "WARN")


def number_notes(site: Path) -> None:
    for name in "abc":
        blog(site, name, "a[^1]\n\n[^1]: A note.")


def change_nothing(_: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("make", "more", "options", "status"),
    [
        (attach_a_file, ATTACH, "", 0),
        (put_a_draft_over_an_article, "", "", 0),
        (have_a_writer, "", "", 0),
        (list_pages, "", "", 0),
        (list_articles, "", "", 0),
        (count_pages, "", "", 0),
        (name_no_template, "", "", 1),
        (warn, "FAST_BUILD_PROCESSES = 1\nTHEME_STATIC_PATHS = []", "--fatal warnings", 1),
        (number_notes, FOOTNOTES, "", 0),
        (change_nothing, "", "--verbose", 0),
    ],
)
def test_an_odd_site_is_built_as_without_it(
    site: Path, make: object, more: str, options: str, status: int
) -> None:
    make(site)  # type: ignore[operator]  # one of those above
    odd = ["odd"] if (site / "plugins/odd.py").exists() else []
    without, with_it = (
        built(site, "slow", *odd, *plugins, more=more, options=options)
        for plugins in ([], ["fast_build"])
    )
    assert without[0] == status
    assert (with_it[0], with_it[2]) == (without[0], without[2])
    assert messages(with_it[1]) == messages(without[1])


def test_texts_of_two_forms_are_kept_beside_each_other(site: Path) -> None:
    file = site / "content/blog/post-00003.md"
    file.rename(file.with_suffix(".markdown"))
    for _ in range(2):
        built(site, "slow", "fast_build")
        with closing(sqlite3.connect(site / ".cache/fast_build.sqlite")) as rows:
            paths = [path for (path,) in rows.execute("SELECT path FROM reading")]
        assert {Path(path).suffix for path in paths} == {".md", ".markdown"}
        assert len(paths) == len(set(paths))  # the second build had the surroundings of the first


def messages(said: str) -> list[str]:
    """Return the lines of messages without their times, and without calls on the way to them."""
    lines = re.sub(r"\[?\d\d:\d\d:\d\d\]?|in \d+\.\d\d seconds", "", said).splitlines()
    known = ("INFO", "WARNING", "ERROR", "CRITICAL", "Done")
    return [" ".join(line.split()) for line in lines if line.lstrip().startswith(known)]
