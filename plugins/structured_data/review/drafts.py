"""What drafts say: each sentence with a source, and the numbers of those without one.

Sources of a sentence are what it links to, by address or by the key of a paper, and what it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..citing.text_citations import citations, groups, without_citations
from ..errors import Place
from ..front_matter import read_front_matter
from ..inline_text import plain_text
from ..library import Library
from ..linking.text_links import addresses, with_names
from ..prose import BLANK, prose
from ..records import Article
from ..sources import Mapping, read_text
from .entry import Entry

SECTION = "draft"
# What is no sentence of a text: fences of blocks with their options, headings, rules of tables.
_APART = re.compile(
    r"\s*(?:///.*| {4}[a-z]+:.*|#+ .*|\|[-:|\s]*|\$\$.*)?|[ \t>*+\d.-]*" + BLANK + "*"
)
_ROW = re.compile(r"\s*\|(?P<cells>.*?)\|?\s*")
_ITEM = re.compile(r"(?:\s*(?:[-*+]|\d+\.|\[\^[^\]]+\]:)\s+)+")
_MARK = re.compile(r"\[\^[^\]]+\]|\*\*|__|^[ \t]*>", re.MULTILINE)
_END = re.compile(r"(?<=[.!?])(?:[\"”’)*_]|\[\^[^\]]+\])*\s+(?=[^a-z\s])")
_REFERENCE = re.compile(r"\[\]\(#([^)]+)\)")
# A number that stands by itself, and is no part of a name such as H100, Llama-3 or 7B.
_NUMBER = re.compile(r"(?<![\w.,#/-])\d+(?:[.,]\d+)*(?![.,]?[\w-]*[A-Za-z\d])")
_YEAR = re.compile(r"(?:19|20)\d\d")  # 2,024 of something has a comma


class Sentence(NamedTuple):
    """A sentence as it is written, and the line on which it begins."""

    line: int
    text: str


def drafts(library: Library) -> Iterator[Entry]:
    """Yield for each draft how it is published, and what in it is to be looked at before."""
    for article in library.drafts:
        if article.draft and article.section == "blog":
            yield from _of_draft(article)


def _of_draft(article: Article) -> Iterator[Entry]:
    file = article.place.file
    fields = read_front_matter(Path(file), []) or Mapping({}, article.place)
    place = fields.fields["status"].place
    how = "to publish it once you agree with what follows: delete this line, `Status: draft`"
    yield Entry(SECTION, place, (article.title, how), article.sources)
    summary = Sentence(fields.fields["summary"].place.line, article.summary or "")
    untraced: dict[int, list[str]] = {}
    for order, sentence in enumerate((summary, *text_sentences(read_text(Path(file), [])))):
        words = _words(sentence, article)
        if sources := _sources(sentence, article):
            place = Place(file, sentence.line, f"{order:03}")
            yield Entry(SECTION, place, (article.title, words), sources)
        elif numbers := [one for one in _NUMBER.findall(words) if not _YEAR.fullmatch(one)]:
            untraced.setdefault(sentence.line, []).extend(numbers)
    for line, numbers in untraced.items():
        said = f"names no source for {', '.join(numbers)}: computed here, or still to be traced"
        yield Entry(SECTION, Place(file, line, "numbers"), (article.title, said))


def text_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a Markdown file, those of captions and notes among them."""
    lines = text.split("\n")
    paragraph: list[str] = []
    for number, (line, read) in enumerate(
        zip([*lines, ""], [*prose(text).split("\n"), ""], strict=True)
    ):
        if not _APART.fullmatch(read) and not (paragraph and _begins(line)):
            paragraph.append(line)
            continue
        yield from _parted("\n".join(paragraph), number - len(paragraph) + 1)
        paragraph = [] if _APART.fullmatch(read) else [line]


def _parted(paragraph: str, first: int) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph that begins on a line; a row of a table is one."""
    start = _text_start(paragraph)
    is_row = _ROW.fullmatch(paragraph)
    ends = [] if is_row else [match.end() for match in _END.finditer(paragraph, start)]
    for end in [*ends, len(paragraph)]:
        text = paragraph[start:end].strip()
        if text and (text.count("[") == text.count("]") or end == len(paragraph)):
            yield Sentence(first + paragraph.count("\n", 0, start), text)
            start = end


def _begins(line: str) -> bool:
    """Return whether a line begins an item, a note or a row, and goes on with no sentence."""
    return bool(_text_start(line) or _ROW.fullmatch(line))


def _text_start(line: str) -> int:
    """Return how long the mark of an item, a note or a quotation is that a line begins with."""
    match = _ITEM.match(line)
    return match.end() if match else 0


def _words(sentence: Sentence, article: Article) -> str:
    """Return a sentence without its markup."""
    text = _REFERENCE.sub(r"#\1", with_names(without_citations(sentence.text), article.linked))
    if row := _ROW.fullmatch(text):
        text = "; ".join(cell.strip() for cell in row["cells"].split("|"))
    return " ".join(plain_text(_MARK.sub("", text)).split())


def _sources(sentence: Sentence, article: Article) -> tuple[str, ...]:
    """Return the addresses of the sources of a sentence, each once."""
    linked = {link.target: link.publication for link in article.linked if link.publication}
    cited = {work.key: work.reference for work in article.cited}
    found: list[str | None] = []
    for link in addresses(sentence.text):
        paper = linked.get(link.address)
        found.append(paper.reference.address if paper else link.address)
    for group in groups(sentence.text):
        found += [cited[one.key].address for one in citations(group[1]) if one.key in cited]
    web = (one for one in found if one and one.startswith(("https://", "http://")))
    return tuple(dict.fromkeys(web))
