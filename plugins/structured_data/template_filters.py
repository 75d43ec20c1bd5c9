"""The filters of the theme's templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from .identifiers import host, slug
from .inline_text import inline_html
from .paths import record_path, series_path, tag_path
from .records.authorships import shortened

_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_ID = re.compile(r'(?<=\s)(id="|aria-labelledby="|href="#)')


def template_filters(base: str) -> dict[str, Callable[..., Any]]:
    """Return name -> filter; links of this site are put behind `base`."""
    return {
        "inline": inline_html,
        "site_path": partial(_link, base, str),
        "path": partial(_link, base, record_path),
        "tag_path": partial(_link, base, _tag_path),
        "series_path": partial(_link, base, series_path),
        "host": host,
        "slug": slug,
        "shortened": shortened,
        "one_of_several": one_of_several,
    }


def _link(base: str, path_of: Callable[[Any], str | None], record: Any) -> str | None:
    """Return the link to a record's page, behind the base path; None where it has no page."""
    path = path_of(record)
    return base + path if path else None


def _tag_path(name: str) -> str:
    return tag_path(slug(name))


def one_of_several(html: str, name: str) -> str:
    """Return rendered text for a page that shows several, its ids behind a name of its own."""
    return _TAG.sub(lambda tag: _ID.sub(rf"\g<1>{name}-", tag[0]), html)
