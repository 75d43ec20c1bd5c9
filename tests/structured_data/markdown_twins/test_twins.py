"""The Markdown twin of each page: whole files, and that they read as the records say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from structured_data.article_texts import article_texts
from structured_data.cv import curriculum_vitae
from structured_data.library import Library
from structured_data.markdown_twins import twin_files
from structured_data.markdown_twins.publications import publication_twin
from structured_data.markdown_twins.text import code_block, document, escaped, heading, link
from structured_data.page_view import PageView
from structured_data.paths import article_path
from structured_data.settings import Settings

PAGES = {
    "home": "/",
    "publications": "/publications/",
    "facet": "/publications/theme/lamps/",
    "publication": "/publications/lantern/",
    "retracted": "/publications/night-lights/",
    "writing": "/blog/",
    "news": "/news/",
    "post": "/blog/first-light/",
    "news_item": "/news/lantern-accepted/",
    "talks": "/talks/",
    "talk": "/talks/lantern-invent-2025/",
    "collaborators": "/collaborators/",
    "collaborator": "/collaborators/jose-garcia-marquez/",
    "tag": "/tags/lamps/",
    "series": "/series/by-lamplight/",
    "cv": "/cv/",
}


@pytest.fixture(scope="session")
def twins(library: Library, settings: Settings, views: dict[str, PageView]) -> dict[str, str]:
    """Path -> text of every twin, and of llms.txt."""
    html = dict.fromkeys((article_path(article) for article in library.articles), "")
    texts = article_texts(library.articles, {}, html)
    cv = curriculum_vitae(library)
    return dict(twin_files(tuple(views.values()), library, cv, texts, settings))


def test_twin_of_a_paper_tells_of_its_program_as_the_page_does(
    site: Path, load: Callable[[], Library], settings: Settings
) -> None:
    file = site / "content/data/software.yaml"
    text = file.read_text("utf-8").replace("code.example/wick\n", "code.example/lantern\n", 1)
    file.write_text(text, encoding="utf-8")
    library = load()
    twin = publication_twin(library.publications["lantern"], library, settings)
    licensed = "[Apache-2.0](https://spdx.org/licenses/Apache-2.0.html)"
    line = f"- Program: [wick](https://code.example/lantern), Rust, {licensed}. Trims the wick of"
    assert [one for one in twin.split("\n") if one.startswith("- Program")] == [f"{line} a lamp."]


def test_every_mark_on_an_author_has_its_legend(twins: dict[str, str]) -> None:
    for path, text in twins.items():
        assert (r"\*" in text) == (r"\* Equal contribution" in text), path


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


RENDERERS = {
    "python-markdown": lambda text: markdown.markdown(text, extensions=["extra"]),
    "markdown-it": MarkdownIt("gfm-like", {"linkify": False}).render,
}


@pytest.mark.parametrize("kind", PAGES)
def test_twin_is_written_as_its_case(
    twins: dict[str, str], golden: Callable[[str, str], None], kind: str
) -> None:
    golden(f"twins/{kind}.md", twins[f"{PAGES[kind]}index.md"])


def test_llms_text_is_written_as_its_case(
    twins: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    golden("twins/llms.txt", twins["/llms.txt"])


def test_every_listed_page_has_a_twin_and_no_other(
    twins: dict[str, str], views: dict[str, PageView]
) -> None:
    listed = {f"{path}index.md" for path, view in views.items() if view.listed}
    assert set(twins) == listed | {"/llms.txt"}


@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_paper_reads_in_its_twin_as_the_records_say(
    twins: dict[str, str], library: Library, renderer: str
) -> None:
    for key, paper in library.publications.items():
        shown = words(RENDERERS[renderer](twins[f"/publications/{key}/index.md"]))
        assert shown.startswith(paper.title)
        texts = (paper.summary, paper.annotation, paper.published_abstract, *paper.keywords)
        for text in (*texts, *(author.name for author in paper.authors)):
            assert text is None or str(text) in shown


TEXTS = st.text(
    st.one_of(
        st.sampled_from("*_`[]()<>|#~\\!{}=:&;^$+-.1) aB"),
        st.characters(codec="utf-8", exclude_categories=["C", "Z"]),
    ),
    min_size=1,
    max_size=40,
).filter(str.strip)


@pytest.mark.parametrize("renderer", RENDERERS)
@settings(deadline=None, derandomize=True)
@given(text=TEXTS)
@example("`a` *b* _c_ [d](e) <b>f</b> | g \\* h")
@example("1. Lamps")
@example("C#")
@example("&lt; &amp; &")
@example("~~Lamps~~ *[x]: y")
def test_text_reads_as_it_is_written(renderer: str, text: str) -> None:
    shown = " ".join(text.split())
    page = document(
        heading(text, 1),
        escaped(text),
        f"- {escaped(text)}\n- {link(text, 'https://a.example/b_(c)?d=1&amp=2')}",
    )
    html = BeautifulSoup(RENDERERS[renderer](page), "html.parser")
    assert words(str(html.h1)) == shown
    assert [words(str(item)) for item in html.select("p, li")] == [shown] * 3
    assert html.a
    assert html.a["href"] == "https://a.example/b_(c)?d=1&amp=2"


@pytest.mark.parametrize("renderer", RENDERERS)
@settings(deadline=None, derandomize=True)
@given(text=TEXTS)
def test_code_reads_as_it_is_written(renderer: str, text: str) -> None:
    html = RENDERERS[renderer](code_block(f"@misc{{a, title = {text}}}\n```\n", "bibtex"))
    code = BeautifulSoup(html, "html.parser").code
    assert code
    assert code.get_text() == f"@misc{{a, title = {text}}}\n```\n"
