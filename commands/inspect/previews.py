"""What a link to the page looks like where people share it."""

from __future__ import annotations

from ..gate.element import attribute
from ..gate.site import Page
from .section import Section

PROPERTIES = ("title", "description", "image", "url", "type")


def preview_section(page: Page) -> Section:
    """Return the title, the text, the picture and the address of the preview."""
    shared = {
        attribute(tag, "property") or attribute(tag, "name"): attribute(tag, "content")
        for tag in page.named("meta")
    }
    rows = [(name, shared.get(f"og:{name}", "")) for name in PROPERTIES]
    missing = [name for name, value in rows if not value]
    verdict = f"without {', '.join(missing)}" if missing else "whole"
    if card := shared.get("twitter:card"):
        verdict += f"; as a card: {card}"
    return Section("Link preview", verdict, tuple((name, value) for name, value in rows if value))
