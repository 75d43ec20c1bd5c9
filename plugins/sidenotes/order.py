"""The numbers of notes, as readers meet them; Markdown goes by where the texts of notes stand."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class NoteSorter(Treeprocessor):
    """Numbers the references to notes in the order of the text, and sorts the list likewise."""

    def run(self, root: Element) -> None:
        marks = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
        if not marks:
            return  # nothing to number; notes that nothing refers to stay in their order
        targets = dict.fromkeys(link.get("href", "") for link in marks)
        numbers = {target: number for number, target in enumerate(targets, start=1)}
        for link in marks:
            link.text = str(numbers[link.get("href", "")])
        for parent in root.iter():
            for mark, following in pairwise(parent):
                if not mark.tail and _is_mark(mark) and _is_mark(following):
                    mark[-1].tail = ","  # or notes 1 and 2 would read as 12
        unread = len(numbers) + 1
        for notes in root.findall("div[@class='footnote']/ol"):
            notes[:] = sorted(notes, key=lambda note: numbers.get(f"#{note.get('id')}", unread))


def _is_mark(element: Element) -> bool:
    return element.find("a[@class='footnote-ref']") is not None


class NoteOrder(Extension):
    """Runs after all inline text (20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(NoteSorter(md), "note_order", 12)
