"""The curriculum vitae."""

from __future__ import annotations

from ..cv import CurriculumVitae, Section
from ..cv_entries import Credit, Entry
from ..page_view import PageView
from ..settings import Settings
from .text import bullets, document, escaped, facts, heading, link, section, sentences


def cv_twin(view: PageView, cv: CurriculumVitae, settings: Settings) -> str:
    header = cv.header
    page = settings.absolute(view.path)
    mail = f"mailto:{header.email}" if header.email else ""
    return document(
        heading(header.name, 1),
        escaped(header.line),
        facts(
            (
                ("Page", link(page, page)),
                ("PDF", link(f"{page}cv.pdf", f"{page}cv.pdf")),
                ("JSON Resume", link(f"{page}resume.json", f"{page}resume.json")),
                ("E-mail", link(header.email, mail) if header.email else ""),
                *((one.label, link(one.url, one.url)) for one in header.links),
            )
        ),
        *(_section(part, settings) for part in cv.sections),
    )


def _section(part: Section, settings: Settings) -> str:
    blocks = []
    for group in part.groups:
        blocks += [heading(group.title, 3)] if group.title else []
        blocks.append(bullets(_line(entry, settings) for entry in group.entries))
    return section(part.title, *blocks, escaped(part.legend))


def _line(entry: Entry, settings: Settings) -> str:
    """Return an entry as the page has it: title, place, date, people, text and links.

    The place of a paper, which is long, stands behind its authors.
    """
    title = link(entry.title, settings.absolute(entry.path)) if entry.path else escaped(entry.title)
    place = escaped(entry.place)
    what = title if entry.is_publication or not place else f"{title}, {place}"
    people = ", ".join(map(_credit, entry.credits))
    said = sentences(
        f"{what} ({entry.date})" if entry.date else what,
        f"{entry.credit_words} {people}".strip() if people else "",
        place if entry.is_publication else "",
        escaped(entry.text),
    )
    return f"{said} {', '.join(link(one.label, one.url) for one in entry.links)}".rstrip()


def _credit(credit: Credit) -> str:
    return escaped(f"{credit.name}{credit.mark}")
