"""The numbers of notes, as readers meet them; Markdown goes by where the texts of notes stand."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class NoteSorter(Treeprocessor):
    """Numbers the references to notes in the order of the text, and sorts the list likewise."""

    def run(self, root: Element) -> None:
        marks = [link for link in root.iter("a") if link.get("class") == "footnote-ref"]
        targets = dict.fromkeys(link.get("href", "") for link in marks)
        numbers = {target: number for number, target in enumerate(targets, start=1)}
        for link in marks:
            link.text = str(numbers[link.get("href", "")])
        unread = len(numbers) + 1
        for notes in root.findall("div[@class='footnote']/ol"):
            notes[:] = sorted(notes, key=lambda note: numbers.get(f"#{note.get('id')}", unread))


class NoteOrder(Extension):
    """Runs after all inline text (20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(NoteSorter(md), "note_order", 12)
