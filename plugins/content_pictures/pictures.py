"""Makes the files of the pictures of one build, kept in .cache/ and written into the built site."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import PIL
from PIL import features
from structured_data.images import Image
from structured_data.picture_files import quietly

from .kept_renditions import keep_renditions, read_renditions
from .renditions import Renditions, renditions
from .svg import svg_size

CODE = ("bare.py", "renditions.py")  # what decides on the bytes of a file
TEXT, PORTRAIT = "text", "portrait"


@dataclass(frozen=True)
class Place:
    """Where the theme shows pictures: `sizes` says how wide, as in HTML, `widths` what is made.

    {ratio} in `sizes` stands for the width of a picture by its height.
    """

    sizes: str = "100vw"
    widths: Sequence[int] = (400, 800, 1200)


class Pictures:
    """Makes the files of one build; PICTURE_PLACES says where the theme shows them."""

    def __init__(self, settings: Mapping[str, Any], output: str) -> None:
        self.content, self.output = Path(settings["PATH"]), Path(output)
        self.cache = self.content.parent / ".cache" / "content_pictures"
        self.base = str(settings["SITEURL"])
        given = settings.get("PICTURE_PLACES", {})
        self.places = {name: Place(*place) for name, place in given.items()}
        self.places.setdefault(TEXT, Place())

    def attributes(self, path: str, place: str, is_published: bool = True) -> dict[str, str]:
        """Return src, width, height and what else an <img> needs to show a file under content/.

        Its files are written by then, if it is published. Raises UnfitPictureError.
        """
        data = (self.content / path).read_bytes()
        if path.lower().endswith(".svg"):
            width, height = svg_size(data)
            src = self._written(_digest(data), "svg", data, is_published)
            return {"src": src, "width": str(width), "height": str(height)}
        where = self.places.get(place, self.places[TEXT])
        digest = _digest(self._recipe, repr(where.widths).encode(), data)
        made = self._renditions(digest, data, where.widths)
        found = {"width": str(made.width), "height": str(made.height)}
        plain = made.plain
        found["src"] = self._written(digest, plain.ending, plain.data, is_published)
        if made.candidates:
            found["srcset"] = ", ".join(
                self._written(f"{digest}-{one.width}", one.ending, one.data, is_published)
                + f" {one.width}w"
                for one in made.candidates
            )
            found["sizes"] = where.sizes.format(ratio=round(made.width / made.height, 4))
        return found

    def portrait_attributes(self, photo: Image) -> dict[str, str]:
        """Return the same for the portrait of the owner, which the records have checked."""
        with quietly():
            return self.attributes(unquote(photo.path).removeprefix("/"), PORTRAIT)

    def _renditions(self, digest: str, data: bytes, widths: Sequence[int]) -> Renditions:
        """Return the renditions that are kept, made now where they are not, or are damaged."""
        kept = self.cache / f"{digest}.zip"
        made = read_renditions(kept)
        if not made:
            made = renditions(data, widths)
            keep_renditions(kept, made)
        return made

    def _written(self, name: str, ending: str, data: bytes, is_published: bool) -> str:
        """Return the address of a file that is written into the built site, if it is published."""
        path = f"/pictures/{name}.{ending}"
        target = self.output / path.removeprefix("/")
        if is_published:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return self.base + path

    @cached_property
    def _recipe(self) -> bytes:
        """What makes other bytes of the same picture: this code, Pillow and its encoders."""
        versions = (features.version(name) for name in ("webp", "jpg", "libjpeg_turbo", "zlib"))
        code = [(Path(__file__).parent / name).read_bytes() for name in CODE]
        return repr((PIL.__version__, *versions)).encode() + b"".join(code)


def _digest(*parts: bytes) -> str:
    """Return a name that is another one where any of the parts is."""
    digests = b"".join(hashlib.sha256(part).digest() for part in parts)
    return hashlib.sha256(digests).hexdigest()[:16]
