"""The file of a picture: whether browsers show it, of which format and how large it is."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import PIL.Image
from PIL.ExifTags import Base

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "GIF": "image/gif",
}
SERIES = "MPO"  # what Pillow calls a JPEG with more pictures behind the one that browsers show
LARGEST = 50_000_000  # pixels; a camera of today makes less
TURNED = (5, 6, 7, 8)  # the orientations that a browser turns by a quarter, after Exif


class UnfitPictureError(ValueError):
    """Says what is wrong with a picture, and what to do about it."""


@contextmanager
def opened(file: Path | BytesIO) -> Iterator[PIL.Image.Image]:
    """Yield a picture that is not decoded yet; what fails while it is used is an UnfitPictureError.

    Its warnings are the caller's to silence, by `quietly`.
    """
    try:
        with PIL.Image.open(file, formats=list(MEDIA_TYPES)) as picture:
            if picture.width * picture.height > LARGEST:
                raise PIL.Image.DecompressionBombError
            yield picture
    except PIL.Image.DecompressionBombError:
        remedy = "make it 2400 pixels on its longer side"
        raise UnfitPictureError(f"is too large to be read ({remedy})") from None
    except FileNotFoundError:
        raise UnfitPictureError(f"is no file (put it at {file})") from None
    except UnfitPictureError:
        raise
    except Exception as error:  # each of Pillow's readers has errors of its own
        reason = "is no picture that can be read (save it as JPEG, PNG or WebP)"
        raise UnfitPictureError(reason) from error


@contextmanager
def quietly() -> Iterator[None]:
    """Silence warnings, of metadata that nobody shows, in all threads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def format_of(picture: PIL.Image.Image) -> str:
    """Return the name of the format that a browser reads it as, one of MEDIA_TYPES."""
    return "JPEG" if picture.format == SERIES else picture.format or ""


def is_animated(picture: PIL.Image.Image) -> bool:
    return picture.format != SERIES and getattr(picture, "n_frames", 1) > 1


def shown_size(picture: PIL.Image.Image) -> tuple[int, int]:
    """Return width and height in pixels, as a browser turns it."""
    width, height = picture.size
    turned = picture.getexif().get(Base.Orientation) in TURNED
    return (height, width) if turned else (width, height)
