"""The owner's portrait: a still picture that every browser shows, and its size."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import PIL.Image

from .. import identifiers
from ..fields import Fields
from ..images import Image
from ..picture_files import (
    MEDIA_TYPES,
    UnfitPictureError,
    format_of,
    is_animated,
    opened,
    quietly,
    shown_size,
)

MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16")  # CMYK looks wrong in browsers
SMALLEST = 200  # pixels; the page shows it 240 wide


def portrait(fields: Fields, name: str, words: str) -> Image | None:
    """Return the picture at a path under content/; `words` say what it shows."""
    path = fields.value(name, _path, "the path of a picture (write images/portrait.jpg)")
    if not path:
        return None
    content = Path(fields.place.file).parent.parent
    try:
        return _picture(content / unquote(path), path, words)
    except UnfitPictureError as error:
        fields.problem(fields.place_of(name), f"{path!r} {error}")
        return None


def _path(text: str) -> str:
    path = identifiers.link_target(f"/{text}").removeprefix("/")
    parts = unquote(path).split("/")
    if parts[0] != "images" or {"", ".", ".."} & set(parts):
        raise ValueError(text)
    return path


def _picture(file: Path, path: str, words: str) -> Image:
    with quietly(), opened(file) as picture:
        _refuse_unfit(picture)
        width, height = shown_size(picture)
        picture.draft("L", (SMALLEST, SMALLEST))  # decodes a large JPEG fast
        picture.load()
        return Image(f"/{path}", MEDIA_TYPES[format_of(picture)], width, height, words)


def _refuse_unfit(picture: PIL.Image.Image) -> None:
    """Raise UnfitPictureError for a picture that moves, for print, or too small."""
    width, height = picture.size
    if is_animated(picture):
        raise UnfitPictureError("is animated (save one frame of it)")
    if picture.mode not in MODES:
        raise UnfitPictureError(f"has the colours {picture.mode}, for print (save it as RGB)")
    if min(width, height) < SMALLEST:
        remedy = f"give one of {SMALLEST} \u00d7 {SMALLEST} or more"
        raise UnfitPictureError(f"is only {width} \u00d7 {height} pixels ({remedy})")
