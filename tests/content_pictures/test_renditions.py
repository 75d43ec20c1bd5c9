"""The files that show one picture: which there are, and that they show the same."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import PIL.ImageStat
import pytest
from content_pictures.kept_renditions import keep_renditions, read_renditions
from content_pictures.renditions import Renditions, renditions
from PIL import ImageChops
from structured_data.picture_files import UnfitPictureError

from .made_pictures import (
    CAMERA,
    camera_exif,
    chart,
    decoded,
    encoded,
    moving,
    photo,
    swapped_profile,
)

WIDTHS = (400, 720, 1216)


def made(data: bytes) -> Renditions:
    return renditions(data, WIDTHS)


def widths(of: Renditions) -> list[int]:
    return [one.width for one in of.candidates]


@pytest.mark.parametrize(
    ("width", "expected"),
    [(1600, [400, 720, 1216]), (1000, [400, 720, 1000]), (760, [400, 760]), (300, [300])],
)
def test_photo_has_a_file_for_each_width_that_it_reaches(width: int, expected: list[int]) -> None:
    data = encoded(photo(width, 300), "JPEG", quality=95)
    found = made(data)
    assert (found.width, found.height) == (width, 300)
    assert widths(found) == expected
    assert {one.ending for one in found.candidates} == {"webp"}
    assert (found.plain.ending, found.plain.width) == ("jpg", expected[-1])
    for one in (*found.candidates, found.plain):
        picture = decoded(one.data)
        assert picture.size == (one.width, round(300 * one.width / width))
        assert len(one.data) < len(data)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_files_say_nothing_but_what_they_show(format_: str) -> None:
    options = {"exif": camera_exif(6), "icc_profile": swapped_profile(), "quality": 95}
    found = made(encoded(photo(800, 500), format_, **options))
    assert (found.width, found.height) == (500, 800)
    for one in (*found.candidates, found.plain):
        picture = decoded(one.data)
        assert picture.size == (one.width, round(one.width * 1.6))
        assert CAMERA.encode() not in one.data
        assert dict(picture.getexif()) == {}
        assert "icc_profile" not in picture.info


def difference(one: PIL.Image.Image, other: PIL.Image.Image) -> float:
    """Return how far two pictures are apart on the average, of 255."""
    return max(PIL.ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_numbers_of_another_space_become_those_of_srgb() -> None:
    red, green, blue = photo(300, 200).split()
    given = PIL.Image.merge("RGB", (green, red, blue))
    data = encoded(given, "PNG", icc_profile=swapped_profile())
    (candidate,) = made(data).candidates
    meant = PIL.Image.merge("RGB", (red, green, blue))
    assert difference(decoded(candidate.data).convert("RGB"), meant) < 5
    assert difference(given, meant) > 20


def test_profile_that_does_not_fit_is_left_out_of_account() -> None:
    for profile in (b"no profile", swapped_profile()[:200]):
        found = made(encoded(photo(300, 200).convert("L"), "JPEG", icc_profile=profile))
        assert found.candidates
    assert made(encoded(chart(300, 200, "RGBA"), "PNG", icc_profile=b"none")).candidates


def test_lines_are_one_file_that_loses_nothing_where_that_is_the_smallest() -> None:
    lines = chart(2400, 1500)
    data = encoded(lines, "PNG")
    found = made(data)
    assert widths(found) == [2400]
    assert decoded(found.candidates[0].data).convert("RGB").tobytes() == lines.tobytes()
    assert (found.plain.ending, found.plain.data) == ("png", data)


def test_photo_that_is_a_png_is_shown_as_a_photo() -> None:
    found = made(encoded(photo(1600, 1000), "PNG"))
    assert widths(found) == [400, 720, 1216]
    assert found.plain.ending == "jpg"


@pytest.mark.parametrize(
    ("picture", "options"),
    [
        (chart(900, 600, "RGBA"), {}),
        (chart(900, 600, "RGBA").convert("LA"), {}),
        (chart(900, 600, "RGBA").quantize(8), {}),
        (chart(900, 600), {"transparency": (255, 255, 255)}),
    ],
    ids=["RGBA", "LA", "P", "RGB"],
)
def test_what_is_transparent_stays_so(picture: PIL.Image.Image, options: dict[str, object]) -> None:
    found = made(encoded(picture, "PNG", **options))
    assert found.plain.ending == "png"
    for one in (*found.candidates, found.plain):
        assert decoded(one.data).convert("RGBA").getchannel("A").getextrema()[0] == 0


@pytest.mark.parametrize(
    "picture",
    [
        photo(500, 300).convert("CMYK"),
        photo(500, 300).convert("L"),
        photo(500, 300).convert("1"),
        photo(500, 300).convert("L").convert("I;16").point(lambda value: value * 256),
        photo(500, 300).convert("RGBA"),
    ],
    ids=["CMYK", "L", "1", "I;16", "opaque RGBA"],
)
def test_every_kind_of_colours_is_shown_as_it_looks(picture: PIL.Image.Image) -> None:
    looks = picture
    if picture.mode == "I;16":
        looks = picture.point(lambda value: value / 256).convert("L")
    data = encoded(picture, "JPEG" if picture.mode == "CMYK" else "PNG", quality=95)
    found = made(data)
    shown = decoded(found.candidates[-1].data)
    assert shown.mode == "RGB"
    assert difference(shown, looks.convert("RGB")) < 6


@pytest.mark.parametrize(("format_", "ending"), [("GIF", "gif"), ("WEBP", "webp"), ("PNG", "png")])
def test_what_moves_stays_as_it_is(format_: str, ending: str) -> None:
    data = moving(format_)
    found = made(data)
    assert (found.width, found.height, found.candidates) == (200, 100, ())
    assert (found.plain.ending, found.plain.data) == (ending, data)


def test_picture_that_is_small_already_stays_as_it_is() -> None:
    data = encoded(photo(300, 200), "WEBP", quality=5)
    found = made(data)
    assert (found.candidates, found.plain.data) == ((), data)


def test_picture_taller_than_webp_can_be_stays_as_it_is() -> None:
    data = encoded(PIL.Image.new("RGB", (500, 20_000)), "PNG")
    found = made(data)
    assert (found.width, found.height, found.plain.data) == (500, 20_000, data)
    assert found.candidates == ()


def test_first_picture_of_a_series_is_the_one_that_is_shown() -> None:
    series = encoded(photo(800, 500), "MPO", save_all=True, append_images=[photo(100, 100)])
    found = made(series)
    assert (found.width, found.height, found.plain.ending) == (800, 500, "jpg")
    assert widths(found) == [400, 720, 800]


def test_avif_that_says_where_it_was_taken_is_told() -> None:
    with pytest.raises(UnfitPictureError, match="says where it was taken"):
        made(encoded(photo(300, 200), "AVIF", exif=camera_exif()))
    assert made(encoded(photo(300, 200), "AVIF")).plain


UNREADABLE = "is no picture that can be read (save it as JPEG, PNG or WebP)"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", UNREADABLE),
        (b"words", UNREADABLE),
        (encoded(photo(300, 200), "JPEG")[:5000], UNREADABLE),
        (encoded(photo(300, 200), "PNG")[:5000], UNREADABLE),
        (encoded(photo(300, 200), "WEBP")[:2000], UNREADABLE),
        (moving("WEBP")[:-60], UNREADABLE),
        (encoded(photo(300, 200), "TIFF"), UNREADABLE),
        (
            encoded(PIL.Image.new("1", (30_000, 30_000)), "PNG"),
            "is too large to be read (make it 2400 pixels on its longer side)",
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:Image size:PIL.Image.DecompressionBombWarning")
def test_what_is_no_whole_picture_is_told(data: bytes, fault: str) -> None:
    with pytest.raises(UnfitPictureError) as told:
        made(data)
    assert str(told.value) == fault


def test_same_picture_makes_the_same_bytes_and_is_kept_whole(tmp_path: Path) -> None:
    data = encoded(photo(900, 600), "JPEG", quality=95)
    first, kept = made(data), tmp_path / "cache/a.zip"
    assert first == made(data)
    assert read_renditions(kept) is None
    keep_renditions(kept, first)
    assert read_renditions(kept) == first
    assert [file.name for file in kept.parent.iterdir()] == ["a.zip"]


def test_damage_is_seen_wherever_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "a.zip"
    first = made(encoded(photo(40, 30), "JPEG"))
    keep_renditions(kept, first)
    whole = kept.read_bytes()
    for position in range(0, len(whole), 7):
        changed = bytes([*whole[:position], whole[position] ^ 0x55, *whole[position + 1 :]])
        kept.write_bytes(changed)
        assert read_renditions(kept) in (None, first)
    for end in range(0, len(whole), 11):
        kept.write_bytes(whole[:end])
        assert read_renditions(kept) is None
