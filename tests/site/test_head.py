"""What the head of each page tells browsers, search engines and reference managers."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from bs4 import BeautifulSoup
from preview_pictures.drawing import drawings
from structured_data.citations.bibtex import to_bibtex
from structured_data.citations.formats import CITATION_FORMATS
from structured_data.citations.plain import cite_as
from structured_data.feeds.feed import site_feeds, tag_feed
from structured_data.loading import load_library
from structured_data.paths import tag_path
from structured_data.settings import Settings

from commands.project import CONTENT
from pelicanconf import SITEURL, STRUCTURED_DATA

Pages = dict[str, BeautifulSoup]


def graph_of(page: BeautifulSoup) -> list[dict[str, Any]]:
    """Return the nodes of the JSON-LD of a page."""
    return json.loads(page.select_one("script[type='application/ld+json']").get_text())["@graph"]


def meta(page: BeautifulSoup, name: str) -> list[str]:
    tags = page.select(f"head > meta[name='{name}'], head > meta[property='{name}']")
    return [str(tag["content"]) for tag in tags]


def test_every_feed_is_found_from_every_head_and_that_of_a_topic_from_its_page(
    pages: Pages,
) -> None:
    library, settings = load_library(CONTENT / "data"), Settings.from_mapping(STRUCTURED_DATA)
    of_site = {feed.path: feed.media_type for feed in site_feeds(library, settings)}
    of_topics = {tag_path(tag.slug): tag_feed(tag, settings) for tag in library.tags().values()}
    for path, page in pages.items():
        own = of_topics.get(path)
        links = page.select("head > link[rel=alternate]")
        found = {
            str(link["href"]).removeprefix(SITEURL): link["type"]
            for link in links
            if "feed" in str(link["href"])
        }
        assert found == of_site | ({own.path: own.media_type} if own else {}), path


def test_title_description_and_graph_agree(pages: Pages) -> None:
    for path, page in pages.items():
        graph = graph_of(page)
        own = next(node for node in graph if node["@type"].endswith("Page"))
        assert meta(page, "og:title") == [own["name"]], path
        assert meta(page, "description") == meta(page, "og:description") == [own["description"]]


def test_every_paper_has_its_authors_in_order_as_citation_tags(pages: Pages) -> None:
    for publication in load_library(CONTENT / "data").publications.values():
        page = pages[f"/publications/{publication.key}/"]
        families = [author.name.family for author in publication.authors]
        named = [name.replace("\u00a0", " ") for name in meta(page, "citation_author")]
        assert [name.partition(",")[0] for name in named] == families
        assert meta(page, "citation_title") == [publication.title]
        assert len(meta(page, "citation_publication_date")) == (1 if publication.date else 0)


def test_no_other_page_has_citation_tags(pages: Pages) -> None:
    papers = {f"/publications/{key}/" for key in load_library(CONTENT / "data").publications}
    others = [page for path, page in pages.items() if path not in papers]
    assert not [tag for page in others for tag in page.select("meta[name^=citation_]")]


def test_citation_files_are_found_from_the_head_of_a_paper_and_of_the_list(
    pages: Pages, built: Path
) -> None:
    publications = load_library(CONTENT / "data").publications
    cited = {f"/publications/{key}/": [paper] for key, paper in publications.items()}
    cited["/publications/"] = list(publications.values())
    for path, page in pages.items():
        links = page.select("head > link[rel=alternate]")
        media_types = {one.media_type for one in CITATION_FORMATS}
        found = {link["type"]: link["href"] for link in links if link["type"] in media_types}
        name = path.split("/")[-2]
        assert found == {
            one.media_type: f"{SITEURL}{path}{name}.{one.extension}"
            for one in CITATION_FORMATS
            if path in cited
        }, path
        for one in CITATION_FORMATS if path in cited else ():
            file = built / path.removeprefix("/") / f"{name}.{one.extension}"
            text = one.text([paper.reference for paper in cited[path]])
            assert file.read_bytes() == text.encode(), file


def test_paper_says_how_to_cite_it(pages: Pages) -> None:
    for key, paper in load_library(CONTENT / "data").publications.items():
        page = pages[f"/publications/{key}/"]
        assert page.select_one(".citation").get_text() == cite_as(paper.reference)
        assert page.select_one(".selectable").get_text() == to_bibtex(paper.reference)


def test_every_author_named_in_a_graph_is_printed_on_the_page(pages: Pages) -> None:
    for path, page in pages.items():
        graph = graph_of(page)
        text = " ".join(page.select_one("main").get_text(" ").split())
        for node in graph:
            for author in node.get("author", []):
                assert author["name"] in text, path


def test_the_headline_of_a_graph_is_the_heading_of_the_page(pages: Pages) -> None:
    for path, page in pages.items():
        graph = graph_of(page)
        for node in graph:
            if "headline" in node:
                assert page.select_one("h1").get_text(strip=True) == node["headline"], path


def test_every_page_names_a_picture_that_is_there_with_its_size(pages: Pages, built: Path) -> None:
    for path, page in pages.items():
        (address,) = meta(page, "og:image")
        name = address.removeprefix(STRUCTURED_DATA["site_url"] + "/")
        assert re.fullmatch(r"pictures/[0-9a-f]{16}\.png", name), path
        picture = PIL.Image.open(BytesIO((built / name).read_bytes()))
        assert meta(page, "og:image:type") == ["image/png"]
        assert meta(page, "og:image:width") == [str(picture.width)] == ["1200"]
        assert meta(page, "og:image:height") == [str(picture.height)] == ["630"]
        assert meta(page, "og:image:alt") == meta(page, "twitter:image:alt")
        assert meta(page, "twitter:card") == ["summary_large_image"]


def test_every_picture_is_of_a_page_and_in_its_graph(pages: Pages, built: Path) -> None:
    shown = {meta(page, "og:image")[0] for page in pages.values()}
    assert {address.rpartition("/")[2] for address in shown} == {
        file.name for file in (built / "pictures").iterdir()
    }
    for path, page in pages.items():
        graph = graph_of(page)
        own = next(node for node in graph if node["@type"].endswith("Page"))
        assert [own["primaryImageOfPage"]["contentUrl"]] == meta(page, "og:image"), path


def test_no_tag_is_empty_and_none_stands_twice_but_those_that_may(pages: Pages) -> None:
    several = {"article:tag", "article:author"}
    for path, page in pages.items():
        tags = page.select("head > meta[property], head > meta[name^=twitter]")
        names = [str(tag.get("property", tag.get("name"))) for tag in tags]
        assert all(str(tag["content"]).strip() for tag in tags), path
        once = [name for name in names if name not in several]
        assert sorted(once) == sorted(set(once)), path


@pytest.mark.slow
def test_site_without_its_small_plugins_has_neither_pictures_nor_notes_in_the_margin(
    project: Path,
) -> None:
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    for name in ("preview_pictures", "sidenotes", "heading_links", "scrollers"):
        shutil.rmtree(project / "plugins" / name)
        text = re.sub(rf'"{name}",?\s*', "", text)
    settings.write_text(text, encoding="utf-8")
    post = "Title: Noted\nDate: 2020\nSummary: A note.\n\nText.[^1]\n\n[^1]: Note.\n"
    (project / "content/blog/noted.md").write_text(post, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "commands", "build"], cwd=project, check=True)
    home = BeautifulSoup((project / "output/index.html").read_text("utf-8"), "html.parser")
    assert not home.select("meta[property^='og:image']")
    assert meta(home, "twitter:card") == ["summary"]
    assert not (project / "output/pictures").exists()
    noted = (project / "output/blog/noted/index.html").read_text("utf-8")
    assert BeautifulSoup(noted, "html.parser").select(".prose > .footnote li")


def test_plots_and_diagrams_are_found_as_the_site_is_built(built: Path) -> None:
    for file in built.glob("blog/*/index.html"):
        text = file.read_text(encoding="utf-8")
        written = len(re.findall('<figure class="(?:plot|diagram)', text))
        found = [*drawings(text)]
        assert len(found) == written, file
        assert all(one.words and one.labels for figure in found for one in figure), file
