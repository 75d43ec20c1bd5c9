"""Pictures without what cameras write into them, and the same to look at."""

from __future__ import annotations

import PIL.PngImagePlugin
import pytest
from content_pictures.bare import bare
from PIL import ImageOps
from PIL.ExifTags import IFD, Base

from .made_pictures import CAMERA, camera_exif, decoded, encoded, photo, swapped_profile

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">A camera of ours</x:xmpmeta>'


def written(format_: str, orientation: int) -> bytes:
    options: dict[str, object] = {"exif": camera_exif(orientation)}
    if format_ != "MPO":
        options |= {"icc_profile": swapped_profile()}
    if format_ in ("JPEG", "WEBP"):
        options |= {"xmp": XMP}
    if format_ == "MPO":
        options |= {"save_all": True, "append_images": [photo(33, 21)]}
    return encoded(photo(301, 200), format_, **options)


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "MPO"])
def test_place_and_camera_are_gone_and_the_picture_is_the_same(
    format_: str, orientation: int
) -> None:
    given = written(format_, orientation)
    data = bare(given)
    before, after = decoded(given), decoded(data)
    assert CAMERA.encode() in given
    assert CAMERA.encode() not in data
    assert dict(after.getexif()) == ({Base.Orientation: 6} if orientation == 6 else {})
    assert dict(after.getexif().get_ifd(IFD.GPSInfo)) == {}
    assert after.format == {"MPO": "JPEG"}.get(format_, format_)
    assert getattr(after, "n_frames", 1) == 1
    assert after.info.get("icc_profile") == before.info.get("icc_profile")
    assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()
    assert bare(data) == data


def test_picture_that_says_nothing_more_stays_as_it_is() -> None:
    for data in (
        encoded(photo(30, 20), "JPEG", progressive=True),
        encoded(photo(30, 20), "PNG", optimize=True),
        encoded(photo(31, 20), "WEBP"),
        encoded(photo(30, 20), "GIF"),
        encoded(photo(30, 20), "JPEG", restart_marker_rows=1),
        encoded(photo(30, 20).convert("CMYK"), "JPEG"),
        b"<svg/>",
        b"",
    ):
        assert bare(data) == data


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_broken_file_stays_as_it_is(format_: str) -> None:
    data = written(format_, 1)
    for end in (1, 3, 13, 22, len(data) // 2, len(data) - 1):
        assert bare(data[:end]) == data[:end]


def test_exif_that_cannot_be_read_turns_nothing_and_is_gone() -> None:
    given = encoded(photo(30, 20), "JPEG", exif=b"Exif\0\0no Exif at all")
    assert bare(given) == encoded(photo(30, 20), "JPEG")


def test_words_in_a_png_are_gone() -> None:
    info = PIL.PngImagePlugin.PngInfo()
    info.add_text("Author", CAMERA)
    info.add_itxt("Title", CAMERA, zip=True)
    given = encoded(photo(30, 20), "PNG", pnginfo=info)
    assert bare(given) == encoded(photo(30, 20), "PNG")
