"""A text with each note behind its first reference: once, where it is read.

There a style sheet may float it into the margin, and notes that meet make way for each other.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.element import NavigableString
from bs4.formatter import HTMLFormatter
from structured_data.plain_blocks import changed_around

# What a note cannot stand in: these hold no block, cut it off, or have their text repeated.
CLOSED = ("figure", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary")
AS_HTML = HTMLFormatter(EntitySubstitution.substitute_xml, void_element_close_prefix="")


def with_sidenotes(html: str) -> str:
    """Return rendered Markdown with its footnotes in the text; one that nothing refers to stays."""
    if 'class="footnote-ref"' not in html:
        return html
    return changed_around(html, lambda block: "footnote" not in block, _with_sidenotes)


def _with_sidenotes(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for item in soup.select(".footnote > ol > li"):
        link = soup.find("a", class_="footnote-ref", href=f"#{item['id']}")
        if link and link.parent:
            _place(item, link.parent, link.get_text())
    for link in soup.select(".footnote-ref"):
        link["role"] = "doc-noteref"
    for notes in soup.select(".footnote:not(:has(li))"):
        notes.decompose()
    return soup.decode(formatter=AS_HTML)


def _place(item: Tag, mark: Tag, number: str) -> None:
    """Turn an item of the list into a note behind its mark, or behind what it cannot stand in."""
    for back in item.select(".footnote-backref"):
        _remove_link(back)
    for paragraph in item.select("p:has(> div), p:empty"):  # code, which Markdown puts into it
        paragraph.unwrap()
    within = mark.find_parent(class_="sidenote") or mark  # a note of a note follows it
    closed = within.find_parents(_is_closed)
    blocks = item.find_all(recursive=False)
    if closed:
        item.name, host = "div", closed[-1].find_parent("dl") or closed[-1]
    elif any(block.name != "p" for block in blocks):
        item.name, host = "div", within.find_parent("p") or within
    else:
        item.name, host = "small", within  # in a paragraph, which holds no other
        _join(item, blocks)
    back = Tag(name="a", attrs={"href": f"#{mark['id']}", "role": "doc-backlink"})
    back.string = number  # behind a space, or without style it would join the mark
    (item.find("p", recursive=False) or item).insert(0, " ", back, " ")
    item["class"], item["role"] = "sidenote", "doc-footnote"
    following = host.next_sibling
    while isinstance(following, Tag) and "sidenote" in following.get_attribute_list("class"):
        host, following = following, following.next_sibling  # several notes of one table
    host.insert_after(item.extract())


def _is_closed(element: Tag) -> bool:
    return element.name in CLOSED or "scroller" in element.get_attribute_list("class")


def _remove_link(back: Tag) -> None:
    """Remove a way back, and the space before it."""
    before = back.previous_sibling
    if isinstance(before, NavigableString):
        before.replace_with(before.rstrip())
    back.decompose()


def _join(item: Tag, paragraphs: list[Tag]) -> None:
    """Leave an item of paragraphs with their text alone, each on a line of its own."""
    item.clear()
    for paragraph in paragraphs:
        item.extend([Tag(name="br", can_be_empty_element=True)] if item.contents else [])
        item.append(paragraph)
        paragraph.unwrap()
