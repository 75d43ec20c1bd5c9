"""[Preble](paper:preble); tests/cases/errors/post-with-link* holds what is told of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown
from structured_data.errors import Problem
from structured_data.graph.articles import blog_posting_node
from structured_data.library import Library
from structured_data.linking.beside import FilesBeside
from structured_data.linking.extension import KeyedLinks
from structured_data.linking.files import links_to_waiting
from structured_data.linking.keyed_links import lost_links
from structured_data.markdown_file import reading
from structured_data.mentions import mentions
from structured_data.records.articles import Linked
from structured_data.settings import Settings

LOAD = Callable[[], Library]
EXTENSIONS = ["extra", "toc", "pymdownx.superfences", "pymdownx.blocks.caption"]
LINKED = (
    Linked("paper:moth", "/publications/moth/", "A <b> & Moth"),
    Linked("person:ada#papers", "https://ada.example/#papers", "Ada"),
)


def html(text: str) -> str:
    return markdown(text, extensions=[*EXTENSIONS, KeyedLinks(LINKED)])


def post(site: Path, text: str, *lines: str, slug: str = "lamps") -> Path:
    file = site / f"content/blog/{slug}.md"
    front = "\n".join(["Title: Lamps", "Date: 2025-05", "Summary: S.", *lines])
    file.write_text(f"{front}\n\n{text}\n", encoding="utf-8")
    return file


MOTH = '<a href="/publications/moth/">'
NAME = "A &lt;b&gt; &amp; Moth</a>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[a *b*](paper:moth)", f"{MOTH}a <em>b</em></a>"),
        ("[](paper:moth)", f"{MOTH}{NAME}"),
        ("[](<paper:moth>)", f"{MOTH}{NAME}"),
        ("[](person:ada#papers)", '<a href="https://ada.example/#papers">Ada</a>'),
        ('[a](paper:moth "b")', '<a href="/publications/moth/" title="b">a</a>'),
        ("[a]\n\n[a]: paper:moth", f"{MOTH}a</a>"),
        ("- a\n- **[](paper:moth)**", f"<strong>{MOTH}{NAME}</strong>"),
        ("| a |\n| - |\n| [](paper:moth) |", f"<td>{MOTH}{NAME}</td>"),
        ("A.[^1]\n\n[^1]: In [](paper:moth).", f"In {MOTH}{NAME}."),
        ("![a](b.png)\n/// figure-caption\nOf [](paper:moth).\n///", f"Of {MOTH}{NAME}."),
        ("## In [](paper:moth)", f'<h2 id="in-a-b-moth">In {MOTH}{NAME}</h2>'),
    ],
)
def test_link_by_key_leads_to_its_page_wherever_it_stands(text: str, shown: str) -> None:
    assert shown in html(text)


@pytest.mark.parametrize(
    "text",
    [
        "`[](paper:moth)`",
        "```\n[](paper:moth)\n```",
        "[](#fig)",
        "[a](/paper:moth)",
        "[a](https://paper:moth@b.example/)",
        "paper:moth",
    ],
)
def test_what_is_no_link_by_key_is_left_alone(text: str) -> None:
    assert html(text) == markdown(text, extensions=EXTENSIONS)


def test_person_leads_home_or_to_their_page_or_to_their_homepage(site: Path, load: LOAD) -> None:
    people = site / "content/data/people.yaml"
    nobody = "\n- key: nobody\n  name: No Body\n  homepage: https://nobody.example/\n"
    people.write_text(people.read_text("utf-8") + nobody, encoding="utf-8")
    post(site, "[](person:ada-example) [](person:max-sample#papers) [](person:nobody)")
    (article,) = (one for one in load().articles if one.slug == "lamps")
    assert article.linked == (
        Linked("person:ada-example", "/", "Ada Example"),
        Linked("person:max-sample#papers", "/collaborators/max-sample/#papers", "Max Sample Jr."),
        Linked("person:nobody", "https://nobody.example/", "No Body"),
    )


def test_paper_that_a_post_links_to_counts_as_one_that_it_cites(
    site: Path, load: LOAD, settings: Settings
) -> None:
    post(site, "See [it](paper:moth#cite), [it](paper:lantern) and [@lantern].")
    library = load()
    (article,) = (one for one in library.articles if one.slug == "lamps")
    moth = library.publications["moth"]
    assert [paper.key for paper in article.mentioned] == ["lantern", "moth"]
    assert "/blog/lamps/" in [mention.path for mention in mentions(moth, library)]
    node = blog_posting_node(article, "/blog/lamps/", library, settings)
    assert [paper["url"] for paper in node["mentions"]] == [
        "https://ada.example/publications/moth/"
    ]


def test_angle_brackets_around_an_address_are_part_of_its_link(site: Path, load: LOAD) -> None:
    post(site, "See [](<paper:moth>) and [it].\n\n[it]: <paper:lantern>")
    (article,) = (one for one in load().articles if one.slug == "lamps")
    assert [link.target for link in article.linked] == ["paper:moth", "paper:lantern"]


def test_description_of_a_text_names_what_it_links_to(site: Path, load: LOAD) -> None:
    post(site, "With [](person:max-sample) on [it](paper:moth).")
    (article,) = (one for one in load().articles if one.slug == "lamps")
    assert article.lead == "With Max Sample Jr. on it."


def test_link_that_the_page_does_not_show_is_lost(tmp_path: Path) -> None:
    text = "A: b\n\n[](paper:moth)\n\n<div>\n[b](paper:moth)\n</div>\n\n    [c](paper:moth)\n"
    shown = KeyedLinks(LINKED)
    markdown(text, extensions=["meta", *EXTENSIONS, shown])
    assert shown.shown == ("paper:moth",)
    remedy = "move it out of HTML, and of lines that are indented as code is"
    assert list(map(str, lost_links(Path("a.md"), text, shown.shown))) == [
        f"a.md:{line}: 'paper:moth' is no link on the page ({remedy})" for line in (6, 9)
    ]


@pytest.mark.parametrize("lines", [["Status: draft"], []])
def test_link_to_what_is_not_out_is_told_where_drafts_are_not_shown(
    site: Path, load: LOAD, lines: list[str]
) -> None:
    date = "2999" if not lines else "2025"
    post(site, "Text.", f"Modified: {date}", *lines, slug="waits")
    file = site / "content/blog/waits.md"
    file.write_text(file.read_text("utf-8").replace("Date: 2025-05", f"Date: {date}"), "utf-8")
    post(site, "`{filename}waits.md`\n\nSee [it]({filename}waits.md#top).")
    library = load()
    found: list[Problem] = [
        *links_to_waiting(library.articles, library.drafts, Path("content")),
    ]
    assert list(map(str, found)) == [
        "content/blog/lamps.md:7: '{filename}waits.md#top' leads to what is not out yet "
        "(publish that too, or take the link out)"
    ]


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("run.csv", "{static}run.csv"),
        ("run.csv#row=2", "{static}run.csv#row=2"),
        ("my%20run.csv", "{static}my%20run.csv"),
        ("../lamps/run.csv", "{static}../lamps/run.csv"),
        ("gone.csv", "gone.csv"),
        ("/run.csv", "/run.csv"),
        ("{static}run.csv", "{static}run.csv"),
        ("https://ada.example/run.csv", "https://ada.example/run.csv"),
        ("#run", "#run"),
    ],
)
def test_link_to_a_file_beside_a_text_needs_no_marker(
    address: str, href: str, tmp_path: Path
) -> None:
    folder = tmp_path / "lamps"
    folder.mkdir()
    for name in ("run.csv", "my run.csv"):
        (folder / name).touch()
    with reading(folder / "index.md"):
        shown = markdown(f"[a]({address})", extensions=[FilesBeside()])
    assert shown == f'<p><a href="{href}">a</a></p>'
