"""One thing for the owner to look at."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Place

# The sections of the review, in order: what each is called, and the heads of its columns.
SECTIONS = {
    "draft": ("Drafts for your approval", ("Draft", "What it says, and by which source")),
    "difference": (
        "Where a source contradicts your page",
        ("Your page", "The source", "The site says"),
    ),
    "unsourced": ("Printed on your word alone", ("Statement",)),
    "confirm": ("For you to confirm", ("What", "Why")),
    "left-out": ("Left out", ("Your page", "Why")),
    "empty": ("Empty, for you to fill", ("Of", "Field")),
    "dead-link": ("Links last seen dead", ("Address", "Answer")),
    "moved-link": ("Links that have moved for good", ("Address", "Now at")),
}


@dataclass(frozen=True)
class Entry:
    """What it is about, in the columns of its section, and where to edit it: first at `place`."""

    section: str
    place: Place
    columns: tuple[str, ...]
    sources: tuple[str, ...] = ()
    others: tuple[Place, ...] = ()

    def __lt__(self, other: Entry) -> bool:
        order = list(SECTIONS)
        return (order.index(self.section), self.place, self.columns) < (
            order.index(other.section),
            other.place,
            other.columns,
        )
