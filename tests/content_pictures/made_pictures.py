"""Pictures that tests make: a photo, lines, and what cameras write beside one."""

from __future__ import annotations

import random
from io import BytesIO

import PIL.Image
import PIL.ImageDraw
from PIL import ImageCms
from PIL.ExifTags import IFD, Base

CAMERA = "A camera of ours"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 250"><path d="M0 0h9v9"/></svg>'


def photo(width: int, height: int) -> PIL.Image.Image:
    """Return soft colours under a grain, as a camera takes them."""
    size = (width, height)
    coarse = (width // 4 + 1, height // 4 + 1)
    grain = random.Random(1).randbytes(coarse[0] * coarse[1])
    noise = PIL.Image.frombytes("L", coarse, grain).resize(size)
    ramps = [PIL.Image.linear_gradient("L"), PIL.Image.radial_gradient("L")]
    falling, round_ = (ramp.resize(size) for ramp in ramps)
    bands = (falling, round_, PIL.Image.blend(falling, round_, 0.5))
    return PIL.Image.merge("RGB", [PIL.Image.blend(band, noise, 0.3) for band in bands])


def chart(width: int, height: int, mode: str = "RGB") -> PIL.Image.Image:
    """Return a few lines on a ground; it is transparent in the mode RGBA."""
    picture = PIL.Image.new(mode, (width, height), (0, 0, 0, 0) if mode == "RGBA" else "white")
    drawing = PIL.ImageDraw.Draw(picture)
    for step in range(0, width, 60):
        drawing.line([(0, height), (step, 0)], fill=(35, 55, 198), width=3)
    return picture


def camera_exif(orientation: int = 1) -> PIL.Image.Exif:
    """Return what a phone writes: who made it, where it was and how it was held."""
    exif = PIL.Image.Exif()
    exif[Base.Make] = CAMERA
    exif[Base.Orientation] = orientation
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (52.0, 30.0, 1.0), 3: "E", 4: (13.0, 22.0, 1.0)})
    return exif


def encoded(picture: PIL.Image.Image, format_: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, format_, **options)
    return file.getvalue()


def moving(format_: str) -> bytes:
    frames = [PIL.Image.new("RGB", (200, 100), colour) for colour in ("red", "blue")]
    return encoded(frames[0], format_, save_all=True, append_images=frames[1:], duration=500)


def decoded(data: bytes) -> PIL.Image.Image:
    with PIL.Image.open(BytesIO(data)) as picture:
        picture.load()
        return picture


def swapped_profile() -> bytes:
    """Return the profile of a space in which sRGB's red is written as green, and the reverse."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132])
    names = {bytes(profile[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(count)}
    red, green = names[b"rXYZ"], names[b"gXYZ"]
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
