"""The files that show one picture: WebP at several widths, and one that every program reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import PIL.Image
from PIL import ImageCms, ImageOps, ImageSequence
from PIL.ExifTags import IFD
from structured_data.picture_files import (
    UnfitPictureError,
    format_of,
    is_animated,
    opened,
    shown_size,
)

from .bare import bare

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
LOSSLESS = ("PNG", "GIF")  # of lines and letters, which must not blur
QUALITY, LOSSLESS_QUALITY = 80, 90  # of the WebP made of those that have lost something, and not
PLAIN = 1216  # pixels; the widest file for programs that know of one file only
TALLEST = 16_383  # pixels in WebP
GAP = 2  # times as wide; over a wider gap browsers take the narrower file where it is too narrow
NEAR = 1.1  # a width that is nearer to the next one is not worth a file
PHOTO = 5  # times as large as a WebP that loses something; one that does not is no match for that
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


@dataclass(frozen=True)
class Rendition:
    """One file of a picture; `ending` is that of its name."""

    ending: str
    width: int
    data: bytes


@dataclass(frozen=True)
class Renditions:
    """All files of a picture of this size: candidates, the narrowest first, and the plain one.

    A picture without candidates is shown by the plain one alone.
    """

    width: int
    height: int
    candidates: tuple[Rendition, ...]
    plain: Rendition


def renditions(data: bytes, widths: Sequence[int]) -> Renditions:
    """Return the files of a picture; UnfitPictureError where it cannot be read.

    No file is wider than the picture is, or no smaller than a wider one. What moves stays as it is.
    """
    with opened(BytesIO(data)) as picture:
        format_ = format_of(picture)
        width, height = shown_size(picture)
        own = Rendition(ENDINGS[format_], width, bare(data))
        if format_ == "AVIF" and picture.getexif().get_ifd(IFD.GPSInfo):
            raise UnfitPictureError("says where it was taken (save it without, or as JPEG)")
        if is_animated(picture):
            for frame in ImageSequence.Iterator(picture):
                frame.load()
            return Renditions(width, height, (), own)
        shown = _as_shown(picture)
    is_lossless = format_ in LOSSLESS
    quality = LOSSLESS_QUALITY if is_lossless else QUALITY
    made = [
        Rendition("webp", one, _encoded(_resized(shown, one), "WEBP", quality=quality))
        for one in _widths(width, height, widths)
    ]
    whole = _exact(shown, own, made) if is_lossless else own
    candidates = _candidates(whole, made)
    if whole in candidates or shown.mode == "RGBA":
        plain = own
    else:
        plain = min(own, _jpeg(shown, made), key=_size)
    return Renditions(width, height, candidates if candidates != (own,) else (), plain)


def _candidates(whole: Rendition, made: Sequence[Rendition]) -> tuple[Rendition, ...]:
    """Return the widest made, or the whole if that is smaller, and what is smaller yet."""
    widest = min((whole, *made[-1:]), key=_size)
    chain = [widest]
    for one in reversed(made):
        if _size(one) < _size(chain[-1]) and one.width * GAP >= chain[-1].width:
            chain.append(one)
    return tuple(reversed(chain))


def _as_shown(picture: PIL.Image.Image) -> PIL.Image.Image:
    """Return a picture as a browser shows it: upright, in sRGB, with alpha only where used."""
    picture.load()
    profile = picture.info.get("icc_profile")
    shown = ImageOps.exif_transpose(picture)
    if shown.mode == "I;16":
        shown = shown.point(lambda value: value / 256).convert("L")
    if shown.has_transparency_data:
        shown = shown.convert("RGBA")
        if shown.getchannel("A").getextrema() == (255, 255):
            shown = shown.convert("RGB")
    elif shown.mode not in ("RGB", "L", "CMYK"):
        shown = shown.convert("RGB")
    if profile:
        shown = _in_srgb(shown, profile)
    shown = shown if shown.mode == "RGBA" else shown.convert("RGB")
    shown.info.clear()
    return shown


def _in_srgb(picture: PIL.Image.Image, profile: bytes) -> PIL.Image.Image:
    """Return a picture whose numbers mean sRGB; one whose profile does not fit it, as it is."""
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(given).lower():
            return picture
        return ImageCms.profileToProfile(picture, given, SRGB, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError):
        return picture


def _widths(width: int, height: int, wanted: Sequence[int]) -> list[int]:
    """Return the widths to make of a picture of this size, narrowest first; none if too tall."""
    widest = min(width, max(wanted))
    if _height(width, height, widest) > TALLEST:
        return []
    return [*(one for one in sorted(wanted) if one * NEAR < widest), widest]


def _height(width: int, height: int, shown: int) -> int:
    return max(1, round(height * shown / width))


def _exact(picture: PIL.Image.Image, own: Rendition, made: Sequence[Rendition]) -> Rendition:
    """Return a whole picture as WebP that loses nothing, or its own file if that is smaller."""
    is_photo = any(_size(own) > PHOTO * _size(one) for one in made[-1:])
    if is_photo or max(picture.size) > TALLEST:
        return own
    exact = Rendition("webp", picture.width, _encoded(picture, "WEBP", lossless=True))
    return min(own, exact, key=_size)


def _jpeg(picture: PIL.Image.Image, made: Sequence[Rendition]) -> Rendition:
    """Return the plain file, as wide as one of those made."""
    width = max((one.width for one in made if one.width <= PLAIN), default=made[0].width)
    resized = _resized(picture, width)
    data = _encoded(resized, "JPEG", quality=82, optimize=True, progressive=True)
    return Rendition("jpg", width, data)


def _resized(picture: PIL.Image.Image, width: int) -> PIL.Image.Image:
    if width == picture.width:
        return picture
    size = (width, _height(*picture.size, width))
    return picture.resize(size, PIL.Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(picture: PIL.Image.Image, format_: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, format_, **options)
    return file.getvalue()


def _size(rendition: Rendition) -> int:
    return len(rendition.data)
