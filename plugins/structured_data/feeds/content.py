"""The text of an entry as HTML that reads the same in every program, and does nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from ..identifiers import host
from ..paths import pdf_path, publication_path
from ..plain_blocks import changed_around
from ..records import Publication, Talk
from ..settings import Settings
from .simple_html import with_changed_attributes

# What acts, or means something only on its own page.
LEFT_OUT = "a.headerlink, script, style, form, link, meta, base"
FRAMES = {"iframe": "src", "embed": "src", "object": "data"}  # become links to what they show
ACTING = re.compile("style$|tabindex$|on")
ADDRESSES = ("href", "xlink:href", "src", "poster", "cite", "longdesc", "background")
# One picture of a srcset and its width or density; an address may hold a comma, but not end in one.
CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])((?:\s+[^\s,]+)?\s*(?:,|$))")
# What surely has nothing of these: text, and tags with attributes that neither act nor lead on.
PLAIN = re.compile(
    r"(?:[^<>]++"
    r"|</?(?!(?:a|base|embed|form|iframe|link|meta|object|script|style)\b)[a-z][a-z0-9]*+"
    r"(?: (?!on|style|tabindex|href|src|poster|cite|longdesc|background)"
    r'[a-z][a-z0-9-]*+="[^"<>]*+")*+'
    r" ?/?>)*+",
    re.IGNORECASE,
)
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def absolute_html(html: str, address: str) -> str:
    """Return rendered text that reads the same elsewhere: whole addresses, nothing that acts."""
    return changed_around(
        NOT_XML.sub("", html),
        lambda block: PLAIN.fullmatch(block) is not None,
        lambda rest: _absolute_html(rest, address),
    ).strip()


def _absolute_html(html: str, address: str) -> str:
    simple = with_changed_attributes(html, lambda given: _simple_attributes(given, address))
    return _parsed_absolute_html(html, address) if simple is None else simple


def _simple_attributes(given: dict[str, str], address: str) -> dict[str, str] | None:
    """Return the attributes of an element elsewhere; None for one that changes as a whole."""
    if given.get("role") == "img" or "headerlink" in given.get("class", ""):
        return None
    return {
        name: _attribute(name, value, address)
        for name, value in given.items()
        if not ACTING.match(name)
    }


def _parsed_absolute_html(html: str, address: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(LEFT_OUT):
        element.decompose()
    for element in soup.find_all(list(FRAMES)):
        _replace_frame(element, soup)
    for element in soup.select("[role=img][aria-label]:has(svg)"):
        _replace_drawing(element, soup, address)
    for element in soup.find_all(True):
        for name in [name for name in element.attrs if ACTING.match(name)]:
            del element[name]
        for name in (*ADDRESSES, "srcset"):
            if name in element.attrs:
                element[name] = _attribute(name, str(element[name]), address)
    return str(soup)


def _attribute(name: str, value: str, address: str) -> str:
    """Return the value of an attribute with whole addresses."""
    if name in ADDRESSES:
        return _absolute(value, address)
    if name == "srcset":
        return CANDIDATE.sub(lambda match: _absolute(match[1], address) + match[2], value)
    return value


def _replace_frame(element: Tag, soup: BeautifulSoup) -> None:
    """Put a link in the place of another document, under its title where it has one."""
    address = str(element.get(FRAMES[element.name]) or "")
    if not address:
        element.decompose()
        return
    link = soup.new_tag("a", href=address)
    link.string = str(element.get("title") or address)
    element.replace_with(link)


def _replace_drawing(element: Tag, soup: BeautifulSoup, address: str) -> None:
    """Put its words in the place of a drawing in the colours of the page, linked to it there."""
    figure = element.find_parent("figure")
    fragment = f"#{figure['id']}" if figure and figure.get("id") else ""
    link = soup.new_tag("a", href=f"{address}{fragment}")
    link.string = str(element["aria-label"])
    paragraph = soup.new_tag("p")
    paragraph.append(link)
    element.replace_with(paragraph)


def publication_html(publication: Publication, settings: Settings) -> str:
    """Return what a paper is about and where it can be read; math as text, which all can show."""
    paper = settings.absolute(publication_path(publication))
    pdf = pdf_path(publication)
    links = [("This paper", paper), *([("PDF", settings.absolute(pdf))] if pdf else [])]
    texts = [
        _retraction(publication),
        _paragraph(", ".join(filter(None, (publication.venue_words, publication.note)))),
        _paragraph(publication.summary),
        _headline_number(publication),
        _paragraph(publication.annotation),
        _paragraph(publication.published_abstract, "Abstract"),
        _links((*links, *((link.label, link.url) for link in publication.links))),
    ]
    return str(Markup("\n").join(filter(None, texts)))


def talk_html(talk: Talk, settings: Settings) -> str:
    """Return where and when a talk is given, on which papers, and what is left of it."""
    organization = talk.organization.name if talk.organization else None
    when = talk.date.words if talk.date else None
    speakers = ", ".join(person.name for person in talk.speakers)
    facts = (talk.kind_words, talk.event, organization, talk.where, when)
    papers = ((p.title, settings.absolute(publication_path(p))) for p in talk.publications)
    links = (("Slides", talk.slides), ("Video", talk.video))
    sources = ((host(source), source) for source in talk.sources)
    texts = [
        _paragraph(", ".join(filter(None, facts))),
        _paragraph(f"Given by {speakers}" if speakers else ""),
        _paragraph(talk.summary),
        _links(papers),
        _links((*((label, url) for label, url in links if url), *sources)),
    ]
    return str(Markup("\n").join(filter(None, texts)))


def _headline_number(publication: Publication) -> Markup:
    figure = publication.figure
    if not figure:
        return Markup()
    sources = Markup(", ").join(
        Markup('<a href="{}">{}</a>').format(source, host(source)) for source in figure.sources
    )
    return Markup("<p>Headline number: {} ({})</p>").format(figure.words, sources)


def _paragraph(text: object, heading: str = "") -> Markup:
    if not text:
        return Markup()
    start = Markup("<strong>{}.</strong> ").format(heading) if heading else Markup()
    return Markup("<p>{}{}</p>").format(start, str(text))


def _links(links: Iterable[tuple[str, str]]) -> Markup:
    items = [Markup('<li><a href="{}">{}</a></li>').format(url, label) for label, url in links]
    return Markup("<ul>{}</ul>").format(Markup().join(items)) if items else Markup()


def _retraction(publication: Publication) -> Markup:
    if publication.status != "retracted":
        return Markup()
    if not publication.retraction:
        return Markup("<p>This work was retracted.</p>")
    return Markup('<p>This work was retracted. <a href="{}">Read the notice</a>.</p>').format(
        publication.retraction
    )


def _absolute(target: str, address: str) -> str:
    try:
        return urljoin(address, target)
    except ValueError:  # no address at all; the page that shows it is where to say so
        return target
