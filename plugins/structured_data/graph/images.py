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
        width=_pixels(image.width),
        height=_pixels(image.height),
        caption=image.words,
        creditText=settings.site_name,
    )


def _pixels(number: int) -> Node:
    """Return a number of pixels by their code in UN/CEFACT; a bare number is no length."""
    return node("QuantitativeValue", value=number, unitCode="E37")
