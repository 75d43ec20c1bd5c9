"""Turns the records of a researcher into pages, citations, feeds and JSON-LD.

    content/data --sources--> mappings with lines --records--> Library --+--> the theme
                     (InvalidData: every problem at once)                +--> graph: JSON-LD
    page_view: Library --> PageView of every page ----------------------+--> citations, feeds

`loading` reads a folder; `library` holds what was read; `plugin` is all that knows Pelican.
"""


def register() -> None:
    """Connect to Pelican; imported here so that the rest of the package does not need it."""
    from .plugin import register as connect

    connect()
