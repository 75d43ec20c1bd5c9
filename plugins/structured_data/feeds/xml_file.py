"""The bytes around an XML feed: its declaration, and the style sheet a browser shows it with."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ProcessingInstruction, indent, tostring

from ..settings import Settings

STYLE_SHEET = "/theme/feed.css"


def xml_text(root: Element, settings: Settings) -> str:
    """Return a feed as XML."""
    indent(root)
    link = f'type="text/css" href="{settings.base}{STYLE_SHEET}"'
    style = tostring(ProcessingInstruction("xml-stylesheet", link), encoding="unicode")
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{style}\n{text}\n'
