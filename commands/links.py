"""Where the links of the site lead: to pages of its own, or elsewhere."""

from __future__ import annotations

from .errors import CommandError
from .external_links import check_external_links
from .site_check import check_site


def check_links(external: bool, fresh: bool) -> None:
    """Check the links of the built site within itself, or ask those that leave it."""
    if external:
        check_external_links(fresh)
    elif fresh:
        message = "--fresh asks other sites again: ./inv check links --external --fresh"
        raise CommandError(message)
    else:
        check_site(only_links=True)
