"""The generators of sites that ./inv bench compares, each with a site of invented posts.

generator      what is known of each
this_site      this project: its theme, its plugins and its own content beside the posts
pelican_sites  Pelican and the minimal theme: plain, with its own cache, and with our fast_build
peers          Hugo and Eleventy, with the sites in ../minimal_hugo and ../minimal_eleventy

The sites of all but the first have the same pages: the posts, an index of 20 on a page, a page for
each of 50 tags, and a feed of 20 posts in full; code is highlighted when they are built.
"""

from __future__ import annotations

from collections.abc import Callable

from ...errors import CommandError
from ..asked import Asked
from .generator import Generator
from .peers import eleventy_site, hugo_site
from .pelican_sites import cached_pelican_site, fast_pelican_site, pelican_site
from .this_site import this_site

# Name -> what makes it, or says by a CommandError why it cannot be had here.
GENERATORS: dict[str, Callable[[], Generator]] = {
    "site": this_site,
    "ours": fast_pelican_site,
    "pelican": pelican_site,
    "pelican-cache": cached_pelican_site,
    "hugo": hugo_site,
    "eleventy": eleventy_site,
}


def generators(asked: Asked) -> dict[str, Generator]:
    """Return those that are asked for, and say which cannot be had."""
    if unknown := [name for name in asked.only if name not in GENERATORS]:
        names = ",".join(GENERATORS)
        raise CommandError(f"--only {unknown[0]}: is no generator (write some of {names})")
    found = {}
    for name, make in GENERATORS.items():
        if asked.takes(name):
            try:
                found[name] = make()
            except CommandError as error:
                print(f"{name} is left out: {error}")
    return found
