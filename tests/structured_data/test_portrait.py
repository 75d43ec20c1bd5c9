"""The owner's portrait: a file that every browser shows, or a problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import PIL.Image
import pytest
from PIL.ExifTags import Base
from structured_data.errors import InvalidData
from structured_data.images import Image
from structured_data.library import Library

FILE = Path("content/images/ada.jpg")
LINE = "content/data/profile.yaml:12: photo: 'images/ada.jpg' "


def still(mode: str = "RGB", size: tuple[int, int] = (300, 400)) -> PIL.Image.Image:
    return PIL.Image.new(mode, size)


def test_portrait_has_the_size_of_its_file(load: Callable[[], Library]) -> None:
    assert load().profile.photo == Image("/images/ada.jpg", "image/jpeg", 320, 400, "Ada Example")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("PNG", "image/png"), ("WEBP", "image/webp"), ("GIF", "image/gif"), ("AVIF", "image/avif")],
)
def test_type_is_that_of_the_content_whatever_the_name(
    load: Callable[[], Library], name: str, media_type: str
) -> None:
    still().save(FILE, name)
    photo = load().profile.photo
    assert photo == Image("/images/ada.jpg", media_type, 300, 400, "Ada Example")


def test_photo_of_a_phone_with_a_second_picture_behind_it_is_a_jpeg(
    load: Callable[[], Library],
) -> None:
    still().save(FILE, "MPO", save_all=True, append_images=[still()])
    photo = load().profile.photo
    assert photo == Image("/images/ada.jpg", "image/jpeg", 300, 400, "Ada Example")


def test_picture_of_a_turned_camera_has_the_size_that_is_shown(
    load: Callable[[], Library],
) -> None:
    exif = PIL.Image.Exif()
    exif[Base.Orientation] = 6
    still().save(FILE, exif=exif)
    photo = load().profile.photo
    assert photo
    assert (photo.width, photo.height) == (400, 300)


def test_large_photo_is_told_its_whole_size(load: Callable[[], Library]) -> None:
    still(size=(4000, 3000)).save(FILE)
    photo = load().profile.photo
    assert photo
    assert (photo.width, photo.height) == (4000, 3000)


def test_space_in_a_file_name_is_encoded_in_its_address(
    site: Path, load: Callable[[], Library]
) -> None:
    FILE.rename(FILE.with_name("ada at work.jpg"))
    profile = site / "content/data/profile.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("ada.jpg", "ada%20at%20work.jpg"), encoding="utf-8")
    photo = load().profile.photo
    assert photo
    assert photo.path == "/images/ada%20at%20work.jpg"


def missing() -> None:
    FILE.unlink()


def folder() -> None:
    FILE.unlink()
    FILE.mkdir()


def text() -> None:
    FILE.write_text("<svg/>")


def broken() -> None:
    FILE.write_bytes(FILE.read_bytes()[:1200])


def empty() -> None:
    FILE.write_bytes(b"")


def for_print() -> None:
    still("CMYK").save(FILE)


def animated() -> None:
    still().save(
        FILE, "GIF", save_all=True, append_images=[PIL.Image.new("RGB", (300, 400), "red")]
    )


def dot() -> None:
    still(size=(1, 1)).save(FILE)


def of_another_format() -> None:
    still().save(FILE, "TIFF")


def enormous() -> None:
    still("1", (30_000, 30_000)).save(FILE, "PNG")


UNREADABLE = "is no picture that can be read (save it as JPEG, PNG or WebP)"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (missing, "is no file (put it at content/images/ada.jpg)"),
        (folder, UNREADABLE),
        (text, UNREADABLE),
        (broken, UNREADABLE),
        (empty, UNREADABLE),
        (of_another_format, UNREADABLE),
        (for_print, "has the colours CMYK, for print (save it as RGB)"),
        (animated, "is animated (save one frame of it)"),
        (dot, "is only 1 × 1 pixels (give one of 200 × 200 or more)"),
        (enormous, "is too large to be read (make it 2400 pixels on its longer side)"),
    ],
)
def test_file_that_is_no_portrait_is_one_problem(
    load: Callable[[], Library], change: Callable[[], None], message: str
) -> None:
    change()
    with pytest.raises(InvalidData) as caught:
        load()
    assert str(caught.value) == LINE + message


@pytest.mark.parametrize("path", ["pictures/ada.jpg", "images/../../ada.jpg", "images/%2e%2e/a"])
def test_portrait_stands_under_images(site: Path, load: Callable[[], Library], path: str) -> None:
    profile = site / "content/data/profile.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("images/ada.jpg", path), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        load()
    assert str(caught.value).endswith(
        f"photo: {path!r} is not the path of a picture (write images/portrait.jpg)"
    )
