"""ImageObject: pictures, whose @id is their address."""

from __future__ import annotations

from ..images import Image
from ..settings import Settings
from .node import Node, node


def image_node(image: Image, settings: Settings) -> Node:
    """Return a picture of this site, to be credited to the site."""
    address = settings.absolute(image.path)
    return node(
        "ImageObject",
        address,
        url=address,
        contentUrl=address,
        encodingFormat=image.media_type,
        width=image.width,
        height=image.height,
        caption=image.words,
        creditText=settings.site_name,
    )
