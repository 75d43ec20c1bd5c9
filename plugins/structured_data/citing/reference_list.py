"""The list of what a text cites, at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from ..citations.plain import citation_parts
from ..paths import publication_path
from .labels import Labelled


def reference_id(key: str) -> str:
    """Return the id of a work in the list."""
    return f"ref-{key}"


def citation_id(key: str, number: int) -> str:
    """Return the id of a citation of a work in the text; the first is number 1."""
    return f"cite-{key}-{number}"


def reference_list(works: Sequence[Labelled], times: Mapping[str, int], style: str) -> Element:
    """Return the section that lists the works; `times` says how often the text cites each."""
    attributes = {"class": "references", "role": "doc-bibliography"}
    section = Element("section", {**attributes, "aria-labelledby": "references"})
    SubElement(section, "h2", {"id": "references"}).text = "References"
    entries = SubElement(section, "ol", {} if style == "numbered" else {"class": "unnumbered"})
    for labelled in works:
        entries.append(_entry(labelled, times[labelled.work.key]))
    return section


def _entry(labelled: Labelled, times: int) -> Element:
    work = labelled.work
    entry = Element("li", {"id": reference_id(work.key)})
    lettered = False
    for part in citation_parts(work.reference):
        text, url = part.text, part.url
        if work.publication and text.startswith(work.reference.title):
            url = publication_path(work.publication)
        year = str(work.reference.date.year) if work.reference.date else "n.d."
        if labelled.letter and not lettered and text.startswith(year):
            text, lettered = text.replace(year, f"{year}{labelled.letter}", 1), True
        if url:
            link = SubElement(entry, "a", {"href": url})
            link.text, link.tail = text, " "
        else:
            _add_text(entry, f"{text} ")
    entry.append(_back_links(work.key, times))
    return entry


def _add_text(element: Element, text: str) -> None:
    """Put text behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _back_links(key: str, times: int) -> Element:
    """Return the links to each place that cites a work."""
    links = Element("span", {"class": "back-links"})
    for number in range(1, times + 1):
        words = {"aria-label": f"Back to the citation, {number}", "role": "doc-backlink"}
        link = SubElement(links, "a", {"href": f"#{citation_id(key, number)}", **words})
        link.text, link.tail = "back" if times == 1 else str(number), " "
    if times > 1:
        links.text = "back to "
    return links
