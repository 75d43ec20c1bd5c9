"""A text with each note behind the paragraph that refers to it first: once, where it is read.

There a style sheet may float it into the margin, and notes that meet make way for each other.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.element import NavigableString, PageElement
from bs4.formatter import HTMLFormatter
from structured_data.plain_blocks import changed_around

# What a note stands behind as a whole: these hold no block, cut it off, or are repeated as text.
CLOSED = ("figure", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary")
# What ends the line of words that an item of a list begins with.
BLOCKS = ("blockquote", "details", "div", "dl", "figure", "hr", "ol", "p", "pre", "table", "ul")
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
    """Turn an item of the list into a note behind what its mark stands in, and other notes."""
    _make_note(item, mark, number)
    host = _host(mark)
    following = host.next_sibling
    while isinstance(following, Tag) and "sidenote" in following.get_attribute_list("class"):
        host, following = following, following.next_sibling
    host.insert_after(item.extract())


def _make_note(item: Tag, mark: Tag, number: str) -> None:
    """Make an item of the list a note that begins with the way back.

    Reader modes drop an `aside`, and a `div` that has no paragraph.
    """
    for old in item.select(".footnote-backref"):
        _remove_link(old)
    for paragraph in item.select("p:has(> div), p:empty"):  # code, which Markdown puts into it
        paragraph.unwrap()
    back = Tag(name="a", attrs={"href": f"#{mark['id']}", "role": "doc-backlink"})
    back.string = number
    (item.find("p", recursive=False) or item).insert(0, back, " ")
    item.name, item["class"], item["role"] = "div", "sidenote", "doc-footnote"


def _host(mark: Tag) -> PageElement:
    """Return what the note of a mark stands behind; a paragraph shares a box with its notes."""
    if note := mark.find_parent(class_="sidenote"):
        return note  # a note of a note follows it
    if closed := mark.find_parents(_is_closed):
        return closed[-1].find_parent("dl") or closed[-1]
    if paragraph := mark.find_parent("p"):
        if not paragraph.find_parent(class_="noted"):
            paragraph.wrap(Tag(name="div", attrs={"class": "noted"}))
        return paragraph
    return _last_word(mark)


def _last_word(mark: Tag) -> PageElement:
    """Return the end of the line of words that a mark stands in, in an item of a list."""
    last: PageElement = mark
    while last.parent and last.parent.name not in ("li", "dd", "[document]", *BLOCKS):
        last = last.parent
    while last.next_sibling and getattr(last.next_sibling, "name", "") not in BLOCKS:
        last = last.next_sibling
    return last


def _is_closed(element: Tag) -> bool:
    return element.name in CLOSED or "scroller" in element.get_attribute_list("class")


def _remove_link(back: Tag) -> None:
    """Remove a way back, and the space before it."""
    before = back.previous_sibling
    if isinstance(before, NavigableString):
        before.replace_with(before.rstrip())
    back.decompose()
