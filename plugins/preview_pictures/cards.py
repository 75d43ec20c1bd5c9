"""Which card a page has: its words, as far as the typeface can draw them, and the tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from html import unescape
from urllib.parse import urlsplit

from structured_data.facets import FacetValue
from structured_data.inline_text import inline_html
from structured_data.library import Library, Tag
from structured_data.page_view import PageView
from structured_data.records import Article, Publication, Talk
from structured_data.research_tree import ResearchTree
from structured_data.series import Series
from structured_data.settings import Settings

from .card import Card, Number, drawing_box, is_legible
from .drawing import Drawing, drawings
from .tree import Branch, Leaf, Tree
from .typeface import Line, Typeface, glyphs, one_line

MOST_LEAVES = 60  # more are lines that nobody tells apart, and take their time
# Pages about somebody or something else than the owner's work; they share the general picture.
GENERAL = ("home", "collaborator", "not_found")


class Cards:
    """Makes the cards of one site; a text that the typeface lacks a letter of is left out."""

    def __init__(
        self, library: Library, site: Settings, tree: ResearchTree, typeface: Typeface
    ) -> None:
        self.library, self.site, self.tree, self.typeface = library, site, tree, typeface

    def card_of(self, view: PageView, text: str = "") -> Card | None:
        """Return what the picture of a page shows, or the general one; None where that is empty.

        `text` is that of a post, as HTML, whose first plot or diagram the picture shows.
        """
        card = self._general if view.kind in GENERAL else self._own(view)
        if card.title and (drawing := self._drawing(text)):
            card = replace(card, tree=None, drawing=drawing)
        if not (card.title or card.lead):
            card = self._general
        return card if card.title or card.lead or card.tree else None

    @cached_property
    def _general(self) -> Card:
        """Return the card of the home page: the owner's headline and all of the tree."""
        title = self._inline(self.library.profile.headline) or self._title(self.library.owner.name)
        return self._card(title, tree=self._tree())

    def _own(self, view: PageView) -> Card:
        match view.subject:
            case Publication():
                return self._publication(view.subject)
            case Article():
                return self._article(view.subject, view)
            case Talk():
                talk = view.subject
                facts = (talk.kind_words, talk.event, talk.date.words if talk.date else None)
                return self._card(
                    self._title(talk.title), *facts, tree=self._lit(talk.publications)
                )
            case FacetValue():
                papers = view.subject.publications
                return self._card(self._title(view.title), tree=self._lit(papers))
            case Series():
                shown = [paper for part in view.subject.parts for paper in part.publications]
                return self._card(self._title(view.title), "Series", tree=self._lit(shown))
            case Tag():
                papers = view.subject.publications
                return self._card(self._title(view.title), "Topic", tree=self._lit(papers))
        return self._card(self._title(view.title), tree=self._tree())

    def _publication(self, paper: Publication) -> Card:
        """Return the name of the system large, the rest of the title under it, and the number."""
        lead, title = self._text(paper.short_title), paper.title
        if lead:
            title = re.sub(rf"^{re.escape(lead)}(: |$)", "", title)
        number = None
        if paper.figure and paper.status != "retracted":
            against = f"against {paper.figure.baseline}" if paper.figure.baseline else None
            number = Number(
                self._text(paper.figure.value),
                self._text(paper.figure.metric),
                self._text(against),
            )
        return self._card(
            self._title(title),
            *(paper.venue_words, paper.note, paper.status_words),
            tree=self._lit([paper]),
            lead=lead,
            number=number if number and number.value and number.metric else None,
        )

    def _article(self, article: Article, view: PageView) -> Card:
        section = "News" if article.section == "news" else None
        others = [author.name for author in article.authors if author != self.library.owner]
        authors = ", ".join(author.name for author in article.authors) if others else None
        return self._card(
            self._title(view.title),
            *(section, article.date.words, authors),
            tree=self._lit(article.publications),
        )

    def _drawing(self, text: str) -> Drawing | None:
        """Return the first drawing of a text that can be read there: of two, the larger one."""
        for figure in drawings(text):
            readable = [one for one in figure if is_legible(one) and self._has_words(one)]
            if readable:
                return max(readable, key=lambda one: one.smallest * drawing_box(one)[1])
        return None

    def _has_words(self, drawing: Drawing) -> bool:
        """Return whether the typeface has each letter of a drawing."""
        return all(self.typeface.draws(label.text) for label in drawing.labels)

    def _card(
        self,
        title: Line,
        *facts: str | None,
        tree: Tree | None,
        lead: str = "",
        number: Number | None = None,
    ) -> Card:
        address = urlsplit(self.site.site_url)
        return Card(
            site=self._text(self.site.site_name),
            host=self._text(address.netloc + address.path),
            title=title,
            lead=lead,
            facts=" \u00b7 ".join(filter(None, map(self._text, facts))),
            number=number,
            tree=tree,
        )

    def _lit(self, papers: Iterable[Publication]) -> Tree | None:
        """Return the shape of the tree with the ways to some papers lit; None for no such way."""
        keys = {paper.key for paper in papers} & self._leaves.keys()
        return self._drawn(keys, named=False) if keys else None

    def _tree(self) -> Tree | None:
        tree = self._drawn(set(), named=True)
        drawable = all(map(self.typeface.draws, tree.names))
        return replace(tree, named=drawable) if tree.branches else None

    def _drawn(self, lit: set[str], named: bool) -> Tree:
        """Return the tree with some papers lit; of very many others, not every one is drawn."""
        branches = tuple(
            Branch(
                one_line(branch.area.name),
                branch.y,
                tuple(
                    replace(self._leaves[key], lit=key in lit)
                    for key in keys
                    if key in lit or key in self._shown
                ),
            )
            for branch in self.tree.branches
            for keys in [[leaf.publication.key for leaf in branch.leaves]]
        )
        return Tree(self.tree.height, self.tree.root_y, branches, named)

    @cached_property
    def _leaves(self) -> dict[str, Leaf]:
        """Key of a paper -> its leaf, from top to bottom."""
        leaves = (leaf for branch in self.tree.branches for leaf in branch.leaves)
        return {
            leaf.publication.key: Leaf(one_line(leaf.publication.name), leaf.y, False)
            for leaf in leaves
        }

    @cached_property
    def _shown(self) -> set[str]:
        """The papers drawn whatever is lit: the ends of each branch, and evenly between."""
        step = -(-len(self._leaves) // MOST_LEAVES) or 1
        ends = {
            branch.leaves[end].publication.key for branch in self.tree.branches for end in (0, -1)
        }
        return {*list(self._leaves)[::step], *ends}

    def _text(self, text: str | None) -> str:
        """Return the text on one line, or nothing where a letter of it cannot be drawn."""
        line = one_line(text or "")
        return line if self.typeface.draws(line) else ""

    def _title(self, text: str) -> Line:
        return glyphs(self._text(text))

    def _inline(self, text: str) -> Line:
        """Return a text with its *emphasis* in the italic."""
        html = one_line(str(inline_html(text)))
        parts = re.split(r"(</?em>)", re.sub(r"</?a\b[^>]*>", "", html))
        line: Line = ()
        italic = False
        for part in parts:
            if part in ("<em>", "</em>"):
                italic = part == "<em>"
            else:
                line += glyphs(unescape(part), italic)
        return line if self.typeface.draws("".join(glyph.character for glyph in line)) else ()
