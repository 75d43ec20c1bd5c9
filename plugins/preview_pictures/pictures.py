"""The files of the pictures: each is made once, kept in .cache/ and copied into the built site."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import PIL
from jinja2 import pass_context
from jinja2.runtime import Context
from PIL import features
from structured_data.images import Image
from structured_data.page_view import PageView
from structured_data.records import Article
from structured_data.research_tree import research_tree
from structured_data.whole_file import write_whole

from .canvas import HEIGHT, WIDTH, Canvas, Colour
from .card import Card, draw_card
from .cards import Cards
from .typeface import Typeface

TOKENS = "static/css/tokens.css"
ROMAN, ITALIC = "static/fonts/newsreader-roman.woff2", "static/fonts/newsreader-italic.woff2"
COLOURS = ("paper", "ink", "quiet", "accent", "hairline")
_TOKEN = re.compile(
    r"--(?P<name>[a-z]+(?:-\d)?): "
    r"(?:light-dark\(#(?P<light>[0-9a-f]{6}),|var\(--(?P<other>[a-z]+)\))"
)


class Pictures:
    """Makes the pictures of one build, in the colours and the type of its theme."""

    def __init__(self, settings: Mapping[str, Any], output: str) -> None:
        self.theme, self.output = Path(settings["THEME"]), Path(output)
        self.cache = Path(settings["PATH"]).parent / ".cache" / "preview_pictures"
        # Where a preview collects what writes a picture that is not there yet: no page shows it.
        self.later: list[Callable[[Path], None]] | None = settings.get("WRITE_LATER")
        self._cards: Cards | None = None

    @pass_context
    def preview_picture(self, context: Context, view: PageView) -> Image | None:
        """Return the picture of a page, which is written; None where nothing can be drawn."""
        if self._cards is None:  # one build has one library, which comes with its first page
            library, site = context["library"], context["site"]
            self._cards = Cards(library, site, research_tree(library), self.typeface)
        article = context.get("article") if isinstance(view.subject, Article) else None
        card = self._cards.card_of(view, article.content if article else "")
        if card is None:
            return None
        name = f"{self.digest(card)}.png"
        if self.later is None or (self.cache / name).exists():
            self._write(card, name, self.output)
        else:
            self.later.append(partial(self._write, card, name))
        return Image(f"/pictures/{name}", "image/png", WIDTH, HEIGHT, card.alternative)

    def digest(self, card: Card) -> str:
        """Return a name that is another one where anything that goes into the picture is."""
        return hashlib.sha256(self._surroundings + repr(card).encode()).hexdigest()[:16]

    def png(self, card: Card) -> bytes:
        canvas = Canvas(self.colours, self.typeface)
        draw_card(card, canvas)
        return canvas.png()

    def _write(self, card: Card, name: str, output: Path) -> None:
        target = output / "pictures" / name
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._kept(card, name), target)

    def _kept(self, card: Card, name: str) -> Path:
        """Return the file in the cache, made now where it is not there."""
        kept = self.cache / name
        if not kept.exists():
            write_whole(kept, self.png(card))
        return kept

    @cached_property
    def typeface(self) -> Typeface:
        return Typeface(self.theme / ROMAN, self.theme / ITALIC)

    @cached_property
    def colours(self) -> dict[str, Colour]:
        """The colours of the light scheme, from the theme's tokens."""
        return theme_colours(self.theme / TOKENS)

    @cached_property
    def _surroundings(self) -> bytes:
        """All that pictures are made of but what they show: colours, type, this code, Pillow."""
        code = sorted(Path(__file__).parent.glob("*.py"))
        parts = [
            repr(self.colours).encode(),
            self.typeface.roman.data,
            self.typeface.italic.data,
            *(file.read_bytes() for file in code),
            PIL.__version__.encode(),
            str(features.version("freetype2")).encode(),
        ]
        return b"".join(hashlib.sha256(part).digest() for part in parts)


def theme_colours(tokens: Path) -> dict[str, Colour]:
    """Return name -> colour of the light scheme; ValueError where one of COLOURS is missing."""
    found = [*_TOKEN.finditer(tokens.read_text(encoding="utf-8"))]
    light = {match["name"]: match["light"] for match in found if match["light"]}
    light |= {m["name"]: light[m["other"]] for m in found if m["other"] and m["other"] in light}
    for name in COLOURS:
        if name not in light:
            remedy = f"write --{name}: light-dark(#rrggbb, #rrggbb)"
            raise ValueError(f"{tokens}: has no colour {name!r} for preview pictures ({remedy})")
    return {name: _colour(digits) for name, digits in light.items()}


def _colour(digits: str) -> Colour:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
