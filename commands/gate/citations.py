"""The meta tags by which reference managers and Google Scholar know papers and posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from .element import attribute
from .graph.literals import date_fault
from .graph.reading import Graph, members, read_graph, types
from .links import target
from .problem import Problem
from .site import Page, Site
from .vocabulary import is_any

Tag = tuple[str, str]

# In the order in which they are read; a tag of an author follows the author.
ORDER = {
    name: place
    for place, names in enumerate(
        (
            "title",
            "author author_orcid author_institution author_email",
            "editor",
            "publication_date",
            "journal_title journal_abbrev inbook_title",
            "conference_title",
            "series_title",
            "volume",
            "issue",
            "firstpage lastpage",
            "publisher dissertation_institution technical_report_institution",
            "isbn issn",
            "doi",
            "arxiv_id technical_report_number",
            "abstract",
            "keywords",
            "language",
            "abstract_html_url",
            "pdf_url",
            "public_url",
        )
    )
    for name in (f"citation_{one}" for one in names.split())
}
REPEATED = {"citation_author", "citation_author_orcid", "citation_author_institution"}
REPEATED |= {"citation_author_email", "citation_editor", "citation_isbn", "citation_issn"}
BAD_NAMES = {
    "citation_book_title": "citation_inbook_title",
    "citation_date": "citation_publication_date",
}
PAPERS = ("ScholarlyArticle", "Thesis", "Report", "Chapter", "Book")
DATE = re.compile(r"\d{4}(/\d{1,2}/\d{1,2})?")
PDF_SIZE = 5_000_000  # bytes; Scholar leaves larger files out
POST_TAGS = ("DC.type", "DC.title", "DC.creator", "DC.date")


def citation_problems(page: Page) -> Iterator[Problem]:
    """Tags that are missing, in disorder or misplaced, or that do not agree with the page."""
    yield from _misplaced_tags(page)
    graph = read_graph(page)
    if isinstance(graph, Problem):  # graph_problems tells
        return
    tags = citation_tags(page)
    if tags or is_any(types(graph.main), PAPERS):
        if is_any(types(graph.main), ["CreativeWork"]) and not _is_list(graph):
            yield from _paper_problems(page, graph, tags)
            yield from _website_problems(page)
        else:
            remedy = "keep them on the page of the paper"
            yield Problem(page.path, "citation tags on a page of no paper", tags[0][1], remedy)
    if is_any(types(graph.main), ["BlogPosting"]):
        yield from _post_problems(page)
        yield from _website_problems(page)


def pdf(page: Page) -> str:
    """Return the PDF that a page names to Google Scholar, where that would follow it."""
    named = dict(citation_tags(page)).get("citation_pdf_url", "")
    return named if _is_beside(named, page) else ""


def pdf_problems(site: Site) -> Iterator[Problem]:
    """PDFs that pages name to Google Scholar and that are not there, no PDF or too large."""
    for page in site.pages.values():
        if not page.pdf:
            continue
        path, fault = target(page.pdf, page.url, site.url)
        if fault := fault or site.missing(path):
            yield Problem(page.path, f"citation_pdf_url {fault}", page.pdf, "add the file", path)
            continue
        file = site.file(path)
        with file.open("rb") as opened:
            is_pdf = opened.read(5) == b"%PDF-"
        if not is_pdf:
            yield Problem(page.path, "citation_pdf_url is no PDF", page.pdf, "put a PDF there")
        elif file.stat().st_size > PDF_SIZE:
            size = f"{file.stat().st_size / 1e6:.1f} MB"
            remedy = "Scholar takes 5 MB at most; make it smaller"
            yield Problem(page.path, f"citation_pdf_url has {size}", page.pdf, remedy)


def citation_tags(page: Page) -> list[Tag]:
    """Return (name, content) of the citation tags in the head, in their order."""
    return [tag for tag in head_tags(page) if tag[0].startswith("citation_")]


@lru_cache(1)  # asked for by several rules
def head_tags(page: Page) -> list[Tag]:
    """Return (name, content) of every named meta tag in the head."""
    found = [tag for tag in page.named("meta") if tag.has_attr("name") and tag.find_parent("head")]
    return [(attribute(tag, "name"), attribute(tag, "content")) for tag in found]


def _is_list(graph: Graph) -> bool:
    return is_any(types(graph.own), ["CollectionPage"]) or is_any(
        types(graph.main), ["BlogPosting"]
    )


def _misplaced_tags(page: Page) -> Iterator[Problem]:
    for tag in page.named("meta"):
        name = attribute(tag, "name")
        if name.startswith(("citation_", "DC.")) and not tag.find_parent("head"):
            yield Problem(page.path, "a tag of the head in the body", name, "put it into the head")


def _paper_problems(page: Page, graph: Graph, tags: list[Tag]) -> Iterator[Problem]:
    main = graph.main
    names = [name for name, _ in tags]
    contents = dict(reversed(tags))
    wanted = ["citation_title", "citation_author"]
    wanted += ["citation_publication_date"] if main.get("datePublished") else []
    for name in wanted:
        if name not in names:
            yield Problem(page.path, f"no {name}", str(main.get("name", "")), "add it to the head")
    for name in dict.fromkeys(names):
        if name not in ORDER:
            remedy = f"write {BAD_NAMES[name]}" if name in BAD_NAMES else "leave it out"
            yield Problem(page.path, "a citation tag that nobody reads", name, remedy)
        elif names.count(name) > 1 and name not in REPEATED:
            yield Problem(
                page.path, f"{names.count(name)} times {name}", contents[name], "keep one"
            )
    for name, content in tags:
        if not content.strip():
            yield Problem(page.path, f"an empty {name}", "", "leave the tag out")
    if spans := [tag for tag in page.named("span") if "Z3988" in attribute(tag, "class").split()]:
        remedy = "leave them to lists; Zotero takes them before the better tags"
        yield Problem(
            page.path, "COinS on the page of a paper", attribute(spans[0], "title"), remedy
        )
    yield from _disorder(page, names)
    yield from _date_problems(page, contents.get("citation_publication_date"), main)
    yield from _disagreements(page, graph, tags)
    named = contents.get("citation_pdf_url")
    if named and not _is_beside(named, page):
        remedy = f"Scholar follows only what begins with {page.url}; leave the tag out"
        yield Problem(page.path, "citation_pdf_url is not in the page's folder", named, remedy)


def _disorder(page: Page, names: list[str]) -> Iterator[Problem]:
    known = [name for name in names if name in ORDER]
    for before, after in pairwise(known):
        if ORDER[after] < ORDER[before]:
            remedy = f"write {after} first: Zotero takes the type from their order"
            yield Problem(page.path, f"{before} stands before {after}", "", remedy)
    first = next((name for name in known if ORDER[name] == ORDER["citation_author"]), "")
    if first not in ("", "citation_author"):
        yield Problem(page.path, f"{first} stands before its author", "", "put it after")


def _date_problems(page: Page, value: str | None, main: dict[str, object]) -> Iterator[Problem]:
    if value is None:
        return
    remedy = "write YYYY/M/D, or the year alone"
    if not DATE.fullmatch(value) or not _is_day(value):
        yield Problem(page.path, "a citation_publication_date that nobody reads", value, remedy)
        return
    published = str(main.get("datePublished", value))
    if published[:4] != value[:4] and not date_fault(published):
        what = "citation_publication_date is not the date of the graph"
        yield Problem(page.path, what, value, f"say the same as the graph, {published}")


def _is_day(value: str) -> bool:
    try:
        year, month, day = (int(part) for part in [*value.split("/"), "1", "1"][:3])
        date(year, month, day)
    except ValueError:
        return False
    return True


def _disagreements(page: Page, graph: Graph, tags: list[Tag]) -> Iterator[Problem]:
    """The graph, the tags and the text of the page tell of one paper."""
    contents, main = dict(reversed(tags)), graph.main
    title = contents.get("citation_title", "")
    if title and title not in (main.get("headline"), main.get("name")):
        what = "citation_title is not the title of the graph"
        remedy = f"say the same as the graph, {main.get('headline')!r}"
        yield Problem(page.path, what, title, remedy)
    authors = [content for name, content in tags if name == "citation_author"]
    named = [one for one in members(main.get("author", [])) if isinstance(one, dict)]
    if authors and named and len(authors) != len(named):
        what = f"{len(authors)} citation_author for {len(named)} authors in the graph"
        yield Problem(page.path, what, "; ".join(authors), "name every author once, in order")
    abstract = contents.get("citation_abstract", "")
    if not page.says(abstract) and not _has_math(page):
        remedy = "print the whole abstract; Scholar leaves out what asks for a click"
        what = "citation_abstract is not on the page"
        yield Problem(page.path, what, abstract, remedy)
    for name in ("citation_abstract_html_url", "citation_public_url"):
        if contents.get(name, page.url) != page.url:
            yield Problem(
                page.path, f"{name} is another address", contents[name], f"write {page.url}"
            )


def _has_math(page: Page) -> bool:
    return any(tag.find_parent("main") for tag in page.named("math"))


def _is_beside(address: str, page: Page) -> bool:
    """Return whether a file stands in the folder of a page."""
    folder = f"{page.url.rpartition('/')[0]}/"
    return address.startswith(folder) and "/" not in address.removeprefix(folder)


def _website_problems(page: Page) -> Iterator[Problem]:
    for tag in page.named("meta"):
        if attribute(tag, "property") == "og:type" and attribute(tag, "content") == "website":
            remedy = "write article; of a website Zotero takes no other type, whatever DC.type says"
            yield Problem(page.path, "og:type", "website", remedy)


def _post_problems(page: Page) -> Iterator[Problem]:
    tags = head_tags(page)
    names = [name for name, _ in tags]
    for name in POST_TAGS:
        if name not in names:
            remedy = "add it to the head; by it Zotero knows a post"
            yield Problem(page.path, f"no {name}", "", remedy)
    for name, content in tags:
        if name.startswith("DC.") and not content.strip():
            yield Problem(page.path, f"an empty {name}", "", "leave the tag out")
        if name == "DC.type" and content not in ("blogPost", ""):
            yield Problem(page.path, "DC.type of a post", content, "write blogPost")
