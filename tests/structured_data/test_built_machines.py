"""What machines find in the invented site as Pelican builds it: microformats, links, PDFs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mf2py
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from commands.build import build_site
from commands.gate import site_problems
from commands.project import ROOT

CASES = Path(__file__).parents[1] / "cases"
SITE = "https://ada.example/site"
# The extensions are a list of their own, since the plugins add to it.
SETTINGS = f"""\
import copy
import pelicanconf
from pelicanconf import *
MARKDOWN = copy.deepcopy(pelicanconf.MARKDOWN)
STRUCTURED_DATA = {{"site_url": "{SITE}", "site_name": "Ada"}}
SITENAME, SITEURL = "Ada", "/site"
PATH, THEME, PLUGIN_PATHS = "content", {str(ROOT / "theme")!r}, [{str(ROOT / "plugins")!r}]
DRAFT_SAVE_AS = ""
"""
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The invented site, built below a path, with the PDF of one paper."""
    site = tmp_path_factory.mktemp("ada")
    shutil.copytree(CASES / "site", site, dirs_exist_ok=True)
    for name in ("people.yaml", "publications.bib"):  # no font of the CV holds the name of one
        file = site / "content/data" / name
        file.write_text(file.read_text("utf-8").replace("李娜", "Li Na"), encoding="utf-8")
    (site / "content/publications").mkdir()
    (site / "content/publications/lantern.pdf").write_bytes(PDF)
    _add_what_is_not_out(site / "content/blog")
    (site / "siteconf.py").write_text(SETTINGS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(site)
        build_site(site / "siteconf.py", site / "output")
        yield site / "output"


def _add_what_is_not_out(blog: Path) -> None:
    """Put drafts and what waits into a section, with data and pictures that only they show."""
    for name, lines in (("waits/index", "Date: 2999"), ("hidden", "Date: 2025\nStatus: draft")):
        file = blog / f"{name}.md"
        file.parent.mkdir(exist_ok=True)
        slug = name.partition("/")[0]
        front = f"Title: Unseen {slug}\n{lines}\nSummary: Unseen.\nTags: Unseen\nPublications: moth"
        links = f"![Unseen]({slug}.png) [a]({{static}}{slug}.csv) [b]({{attach}}{slug}.txt)"
        file.write_text(f"{front}\nSeries: Unseen\n\n{links} ![c](/images/ada.jpg)\n", "utf-8")
        for suffix in ("csv", "txt"):
            file.with_name(f"{slug}.{suffix}").write_text("Unseen", encoding="utf-8")
        Image.new("RGB", (640, 480)).save(file.with_name(f"{slug}.png"))


def page(output: Path, path: str) -> str:
    return (output / path.removeprefix("/") / "index.html").read_text(encoding="utf-8")


def items(output: Path, path: str) -> list[dict[str, Any]]:
    """Return the microformats of a page, as a reader of them finds them."""
    parsed = mf2py.parse(doc=page(output, path), url=f"{SITE}{path}", html_parser="html.parser")
    return list(parsed["items"])


def card(name: str, address: str) -> dict[str, Any]:
    properties = {"name": [name], "url": [f"{SITE}{address}"]}
    return {"type": ["h-card"], "properties": properties, "value": name, "lang": "en"}


ADA = card("Ada Example", "/")
JOSE = card("José Luis García Márquez", "/collaborators/jose-garcia-marquez/")


def test_home_is_the_card_of_its_owner(output: Path) -> None:
    (found,) = [item for item in items(output, "/") if item["type"] == ["h-card"]]
    assert found["properties"] == {
        "name": ["Ada Example"],
        "url": [
            f"{SITE}/",
            "https://github.com/ada-example",
            "https://orcid.org/0000-0002-1825-0097",
            "https://scholar.google.com/citations?user=AAAAAAAAAAAJ",
        ],
        "uid": [f"{SITE}/"],
        "photo": [f"{SITE}/images/ada.jpg"],
        "job-title": ["PhD candidate"],
        "org": ["Lantern Laboratory", "Acme & Sons"],
        "note": ["I study lamps at the Lantern Laboratory, with Platon & others."],
        "email": ["mailto:ada@university.example"],
    }


def test_post_is_an_entry_with_its_authors(output: Path) -> None:
    (found,) = items(output, "/blog/first-light/")
    content = found["properties"].pop("content")
    assert content[0]["value"] == (
        "It was bright. See the paper, the data and the footnote.1\n\n1 This one.\n\n"
        "By me, after Lantern."
    )
    links = BeautifulSoup(content[0]["html"], "html.parser").select("a")
    assert [link["href"] for link in links] == [
        f"{SITE}/publications/lantern/",
        f"{SITE}/blog/first-light/data.csv",
        f"{SITE}/blog/first-light/#fn:1",
        f"{SITE}/blog/first-light/#fnref:1",
        f"{SITE}/",
        f"{SITE}/publications/lantern/",
    ]
    assert found["type"] == ["h-entry"]
    assert found["properties"] == {
        "name": ["First light"],
        "url": [f"{SITE}/blog/first-light/"],
        "uid": [f"{SITE}/blog/first-light/"],
        "summary": ["What we saw when we lit the first lamp & why 1 < 2."],
        "published": ["2025-03-09"],
        "updated": ["2025-04-01"],
        "author": [ADA, JOSE],
        "category": ["Énergie", "Lamps", "History"],
    }


def test_news_item_is_an_entry_dated_as_precisely_as_it_is_known(output: Path) -> None:
    (found,) = items(output, "/news/lighthouse/")
    content = found["properties"].pop("content")
    assert content[0]["value"] == "I look for a lighthouse."
    assert found["properties"] == {
        "name": ["Looking for a lighthouse"],
        "url": [f"{SITE}/news/lighthouse/"],
        "uid": [f"{SITE}/news/lighthouse/"],
        "published": ["2025-10"],
        "author": [ADA],
    }


@pytest.mark.parametrize(
    ("path", "name", "entries"),
    [
        ("/blog/", "Writing", ["First light"]),
        ("/series/by-lamplight/", "By lamplight", ["First light"]),
        ("/news/", "News", ["Looking for a lighthouse", "Lantern is accepted to INVENT 2025"]),
        (
            "/tags/lamps/",
            "Lamps",
            [
                "First light",
                "Lantern is accepted to INVENT 2025",
                "Lantern: Serving Éclairs at 90% Less Light & Twice the Speed",
                "Ember: A Note",
            ],
        ),
    ],
)
def test_list_is_a_feed_of_what_it_shows(
    output: Path, path: str, name: str, entries: list[str]
) -> None:
    (found,) = items(output, path)
    assert (found["type"], found["properties"]["name"]) == (["h-feed"], [name])
    assert [child["properties"]["name"] for child in found["children"]] == [[e] for e in entries]
    for child in found["children"]:
        assert child["properties"]["published"]
        (address,) = child["properties"]["url"]
        assert address.startswith(f"{SITE}/")


def test_list_of_papers_cites_each(output: Path) -> None:
    found = items(output, "/publications/")
    assert {item["type"][0] for item in found} == {"h-cite"}
    told = {item["properties"]["url"][0].split("/")[-2]: item["properties"] for item in found}
    authors = {
        key: [author["value"] for author in paper.pop("author")] for key, paper in told.items()
    }
    assert authors == {
        "beacon": ["Ada Example", "Platon", "Max Sample Jr."],
        "owl": ["Ada Example", "Platon"],
        "lantern": [
            "Ada Example",
            "José Luis García Márquez",
            "Max Sample Jr.",
            "Vera van der Fiction",
        ],
        "moth": ["ATLAS Collaboration", "Platon", "Ada Example", "Li Na"],
        "ember": ["Ada Example"],
        "night-lights": ["Ada Example"],
    }
    assert told["lantern"] == {
        "name": ["Lantern: Serving Éclairs at 90% Less Light & Twice the Speed"],
        "url": [f"{SITE}/publications/lantern/"],
        "publication": ["INVENT 2025"],
        "published": ["2025-06-03"],
        "summary": ["Serves éclairs by the light of one lamp."],
        "uid": ["https://doi.org/10.5555/INVENT.2025_7"],
    }
    assert told["night-lights"] == {
        "name": ["Night Lights"],
        "url": [f"{SITE}/publications/night-lights/"],
        "published": ["2022"],
    }


def test_page_of_a_paper_cites_it(output: Path) -> None:
    (found,) = items(output, "/publications/lantern/")
    authors = found["properties"].pop("author")
    assert [author["value"] for author in authors] == [
        "Ada Example",
        "José Luis García Márquez",
        "Max Sample Jr.",
        "Vera van der Fiction",
    ]
    assert found["type"] == ["h-cite"]
    assert found["properties"] == {
        "name": ["Lantern: Serving Éclairs at 90% Less Light & Twice the Speed"],
        "url": [f"{SITE}/publications/lantern/"],
        "uid": ["https://doi.org/10.5555/INVENT.2025_7"],
        "published": ["2025-06-03"],
        "publication": ["INVENT 2025"],
        "summary": ["Serves éclairs by the light of one lamp."],
        "category": ["Lamps", "Énergie", "Low light"],
    }


def test_page_of_a_collaborator_is_their_card(output: Path) -> None:
    found = items(output, "/collaborators/jose-garcia-marquez/")[0]
    assert found["type"] == ["h-card"]
    assert found["properties"] == {
        "name": ["José Luis García Márquez"],
        "url": ["https://garcia.example/", "https://orcid.org/0000-0001-5109-3700"],
        "uid": ["https://orcid.org/0000-0001-5109-3700"],
        "job-title": ["Professor"],
        "org": ["University of Example"],
    }


@pytest.mark.parametrize("path", ["/talks/", "/cv/", "/collaborators/"])
def test_other_pages_say_nothing_by_microformats(output: Path, path: str) -> None:
    assert items(output, path) == []


def test_head_of_a_paper_links_to_what_describes_it(output: Path) -> None:
    links = BeautifulSoup(page(output, "/publications/lantern/"), "html.parser").select("head link")
    found = [(link["href"], link.get("type")) for link in links if link["rel"] == ["describedby"]]
    file = "/site/publications/lantern/lantern"
    assert found == [
        (f"{file}.bib", "application/x-bibtex"),
        (f"{file}.ris", "application/x-research-info-systems"),
        (f"{file}.json", "application/vnd.citationstyles.csl+json"),
    ]
    (item,) = [link for link in links if link["rel"] == ["item"]]
    assert (item["href"], item["type"]) == (f"{file}.pdf", "application/pdf")


def test_pdf_of_a_paper_stands_beside_its_page_which_links_to_it(output: Path) -> None:
    assert (output / "publications/lantern/lantern.pdf").read_bytes() == PDF
    html = page(output, "/publications/lantern/")
    address = "/publications/lantern/lantern.pdf"
    assert f'<meta name="citation_pdf_url" content="{SITE}{address}">' in html
    assert f'<a href="/site{address}" type="application/pdf">PDF</a>' in html
    assert f"PDF: <{SITE}{address}>" in (output / "publications/lantern/index.md").read_text()


def test_abstract_is_read_without_a_click(output: Path) -> None:
    told = 0
    for file in sorted((output / "publications").glob("*/index.html")):
        parsed = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        for tag in parsed.select("meta[name=citation_abstract]"):
            words = " ".join(str(tag["content"]).split()[:3])
            (shown,) = [p for p in parsed.select("main p") if words in " ".join(p.text.split())]
            assert shown.find_parent(["details", "dialog", "template"]) is None, file
            assert shown.find_parent(hidden=True) is None, file
            told += 1
    assert told == 3


def test_nothing_is_published_of_what_is_not_out(output: Path) -> None:
    files = [file for file in output.rglob("*") if file.is_file()]
    words = (
        b"nseen",
        b"waits.",
        b"hidden.",
        b"Half written",
        b"far future",
        b"Secrets",
        b"Futures",
    )
    assert [file for file in files if any(word in file.read_bytes() for word in words)] == []
    names = [file.name for file in files]
    assert not [name for name in names if name.startswith(("waits", "hidden", "half", "far"))]
    assert not (output / "drafts").exists()
    assert (output / "images/ada.jpg").exists()
    assert (output / "blog/first-light/data.csv").exists()


def test_page_at_a_former_address_leads_on_and_passes_the_gate(output: Path) -> None:
    moved = BeautifulSoup(page(output, "/2018/light/"), "html.parser")
    refresh, canonical = (
        moved.find("meta", {"http-equiv": "refresh"}),
        moved.select("[rel=canonical]"),
    )
    assert refresh["content"] == "0; url=/site/blog/first-light/"
    assert [one["href"] for one in canonical] == [f"{SITE}/blog/first-light/"]
    assert [(one["href"], one.get_text()) for one in moved.select("a")] == [
        ("/site/blog/first-light/", "First light")
    ]
    addresses = ("2018/light/index.html", "2019/lamps.html", "café/index.html", "papers/moth.bib")
    assert [one for one in addresses if not (output / one).is_file()] == []
    problems = site_problems(output, SITE)
    assert [one for one in problems if one.page in addresses] == []


def test_former_addresses_are_in_no_list(output: Path) -> None:
    lists = ("sitemap.xml", "llms.txt", "feeds/all.json", "search/index.html")
    for name in lists:
        assert "2018/light" not in (output / name).read_text(encoding="utf-8")
    assert not (output / "2018/light/index.md").exists()
    assert (output / "papers/moth.bib").read_bytes() == (
        output / "publications/moth/moth.bib"
    ).read_bytes()
    assert "/site/2018/light/ /site/blog/first-light/ 301\n" in (output / "_redirects").read_text()
