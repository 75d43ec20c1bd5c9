"""The file of a picture without what cameras and programs write into it: place, time, owner.

What is shown stays as it is: the pixels, the profile of their colours, and how it is turned.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

import PIL.Image
from PIL.ExifTags import Base

PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_WORDS = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX")
EXIF_BIT, XMP_BIT = 0x08, 0x04  # of VP8X, which promises these in a WebP
_EXIF = b"Exif\0\0"
# What a decoder of JPEG needs of the segments that programs may add: JFIF, colours, Adobe's mark.
_JPEG_KEPT = ((0xE0, b""), (0xE2, b"ICC_PROFILE"), (0xEE, b"Adobe"))
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def bare(data: bytes) -> bytes:
    """Return a JPEG, PNG or WebP without its metadata; another or a broken file as it is."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(data))
        if data.startswith(PNG_START):
            return b"".join(_png(data))
        if data[:4] + data[8:12] == b"RIFFWEBP":
            body = b"WEBP" + b"".join(_webp(list(_webp_chunks(data))))
            return b"RIFF" + struct.pack("<I", len(body)) + body
    except (struct.error, IndexError):  # it ends too early
        pass
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Yield what is kept; pictures behind the first one, such as previews, are not."""
    yield data[:2]
    position = 2
    while True:
        marker = data[position + 1]
        if data[position] != 0xFF:
            raise IndexError
        if marker == 0xFF:  # padding
            position += 1
            continue
        if marker == 0xD9:
            yield data[position : position + 2]
            return
        end = position + 2 + struct.unpack_from(">H", data, position + 2)[0]
        if marker == 0xDA:  # what follows is the picture, up to the next marker
            found = _NEXT_MARKER.search(data, end)
            if not found:
                raise IndexError
            end = found.start()
        yield _jpeg_segment(marker, data[position:end])
        position = end


def _jpeg_segment(marker: int, segment: bytes) -> bytes:
    content = segment[4:]
    if marker == 0xE1 and content.startswith(_EXIF):
        turned = _orientation(content)
        return b"\xff\xe1" + struct.pack(">H", len(turned) + 2) + turned if turned else b""
    added = marker == 0xFE or 0xE0 <= marker <= 0xEF
    kept = any(marker == known and content.startswith(start) for known, start in _JPEG_KEPT)
    return b"" if added and not kept else segment


def _png(data: bytes) -> Iterator[bytes]:
    yield PNG_START
    position = len(PNG_START)
    while position < len(data):
        (length,) = struct.unpack_from(">I", data, position)
        name, end = data[position + 4 : position + 8], position + 12 + length
        if end > len(data):
            raise IndexError
        if name == b"eXIf":
            turned = _orientation(_EXIF + data[position + 8 : position + 8 + length])
            yield _png_chunk(name, turned.removeprefix(_EXIF)) if turned else b""
        elif name not in PNG_WORDS:
            yield data[position:end]
        position = end
        if name == b"IEND":
            return
    raise IndexError


def _png_chunk(name: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def _webp(chunks: list[tuple[bytes, bytes]]) -> Iterator[bytes]:
    turned = next((_orientation(content) for name, content in chunks if name == b"EXIF"), b"")
    for name, content in chunks:
        if name == b"VP8X":
            promised = content[0] & ~(XMP_BIT if turned else XMP_BIT | EXIF_BIT)
            yield _webp_chunk(name, bytes([promised]) + content[1:])
        elif name == b"EXIF" and turned:
            yield _webp_chunk(name, turned)
        elif name not in (b"EXIF", b"XMP "):
            yield _webp_chunk(name, content)


def _webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    while position < len(data):
        (length,) = struct.unpack_from("<I", data, position + 4)
        start, end = position + 8, position + 8 + length
        if end > len(data):
            raise IndexError
        yield data[position : position + 4], data[start:end]
        position = end + length % 2


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _orientation(exif: bytes) -> bytes:
    """Return Exif that says only how a picture is turned; nothing where it is not."""
    given, kept = PIL.Image.Exif(), PIL.Image.Exif()
    try:
        given.load(exif)
        turned = given.get(Base.Orientation)
    except Exception:  # each way to be broken has an error of its own; it turns nothing
        return b""
    if turned not in range(2, 9):
        return b""
    kept[Base.Orientation] = turned
    return kept.tobytes()
