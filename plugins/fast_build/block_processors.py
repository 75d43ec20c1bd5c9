"""Asks of a block of Markdown only those processors whose expression can match it."""

from __future__ import annotations

from typing import Any

from markdown import blockprocessors
from markdown.extensions import abbr, def_list, footnotes

from .needed_signs import Signs, all_needed_signs

# What does nothing to a block in which its expression is not found, and where that stands.
EXPRESSIONS = {
    blockprocessors.BlockQuoteProcessor: "RE",
    blockprocessors.HashHeaderProcessor: "RE",
    blockprocessors.HRProcessor: "SEARCH_RE",
    blockprocessors.OListProcessor: "RE",
    blockprocessors.ReferenceProcessor: "RE",
    blockprocessors.SetextHeaderProcessor: "RE",
    blockprocessors.UListProcessor: "RE",
    abbr.AbbrBlockprocessor: "RE",
    def_list.DefListProcessor: "RE",
    footnotes.FootnoteBlockProcessor: "RE",
}


def parse_blocks(parser: Any, parent: Any, blocks: list[str]) -> None:
    """Do what BlockParser.parseBlocks does: have each block read by the first that can."""
    processors = [(one, _needs(one)) for one in parser.blockprocessors]
    while blocks:
        block = blocks[0]
        there = set(block)
        for processor, needs in processors:
            for signs in needs:
                if signs.isdisjoint(there):
                    break
            else:
                if processor.test(parent, block):
                    if processor.run(parent, blocks) is not False:
                        break
                    block = blocks[0]
                    there = set(block)


def _needs(processor: Any) -> tuple[Signs, ...]:
    name = EXPRESSIONS.get(type(processor))
    return all_needed_signs(getattr(processor, name)) if name else ()
