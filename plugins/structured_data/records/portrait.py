"""The owner's portrait: a still picture that every browser shows, and its size."""

from __future__ import annotations

import warnings
from pathlib import Path
from urllib.parse import unquote

import PIL.Image
from PIL.ExifTags import Base

from .. import identifiers
from ..fields import Fields
from ..images import Image

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "GIF": "image/gif",
}
SERIES = "MPO"  # what Pillow calls a JPEG with more pictures behind the one that browsers show
MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16")  # CMYK looks wrong in browsers
SMALLEST = 200  # pixels; the page shows it 240 wide
LARGEST = 50_000_000  # pixels; a camera of today makes less
TOO_LARGE = "is too large to be read (make it 1200 pixels on its longer side)"
TURNED = (5, 6, 7, 8)  # the orientations that a browser turns by a quarter, after Exif


class UnfitPictureError(ValueError):
    """Says what is wrong with a picture, and what to do about it."""


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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata that nobody shows
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            with PIL.Image.open(file, formats=list(MEDIA_TYPES)) as picture:
                _refuse_unfit(picture)
                size = picture.size
                picture.draft("L", (SMALLEST, SMALLEST))  # decodes a large JPEG fast
                turned = picture.getexif().get(Base.Orientation) in TURNED
                media_type = MEDIA_TYPES[
                    "JPEG" if picture.format == SERIES else picture.format or ""
                ]
                picture.load()
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        raise UnfitPictureError(TOO_LARGE) from None
    except FileNotFoundError:
        raise UnfitPictureError(f"is no file (put it at {file})") from None
    except UnfitPictureError:
        raise
    except Exception as error:  # each of Pillow's readers has errors of its own
        reason = "is no picture that can be read (save it as JPEG, PNG or WebP)"
        raise UnfitPictureError(reason) from error
    width, height = reversed(size) if turned else size
    return Image(f"/{path}", media_type, width, height, words)


def _refuse_unfit(picture: PIL.Image.Image) -> None:
    """Raise UnfitPictureError for a picture that moves, for print, or of an odd size."""
    width, height = picture.size
    if picture.format != SERIES and getattr(picture, "n_frames", 1) > 1:
        raise UnfitPictureError("is animated (save one frame of it)")
    if picture.mode not in MODES:
        raise UnfitPictureError(f"has the colours {picture.mode}, for print (save it as RGB)")
    if min(width, height) < SMALLEST:
        remedy = f"give one of {SMALLEST} \u00d7 {SMALLEST} or more"
        raise UnfitPictureError(f"is only {width} \u00d7 {height} pixels ({remedy})")
    if width * height > LARGEST:
        raise UnfitPictureError(TOO_LARGE)
