"""The images of articles: which file each shows, what is wrong with it, how it is shown."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

from structured_data.errors import InvalidData, Place, Problem
from structured_data.picture_files import UnfitPictureError, quietly
from structured_data.sources import read_text
from structured_data.suggestions import KnownWords, did_you_mean

from .addresses import content_path
from .image_tags import Attributes, ImageTag, image_tags, with_tags
from .pictures import TEXT, Pictures
from .text_images import image_lines

ORNAMENT = ("presentation", "none")  # roles


@dataclass(frozen=True)
class Article:
    """One rendered text: its Markdown `file`, the folder of that under content/, its HTML."""

    file: Path
    folder: str
    html: str
    is_published: bool = True


@dataclass(frozen=True)
class ArticleImage:
    """One <img>: the file under content/ that it shows, at which place of the theme, by its class.

    `faults` are those of the text; those of the file are found when it is read.
    """

    tag: ImageTag
    is_first: bool
    address: str
    path: str
    place: str
    line: Place
    faults: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What its files depend on."""
        return self.path, self.place


Key = tuple[str, str]
Found = Mapping[Key, Attributes | UnfitPictureError]


def shown_articles(
    articles: Sequence[Article], files: Collection[str], pictures: Pictures
) -> list[str]:
    """Return the HTML of each article with its images shown by files that fit the page.

    `files` are the paths under content/ that are published. Raises InvalidData with every problem.
    """
    images = [list(_images(article, files, pictures)) for article in articles]
    wanted: dict[Key, bool] = {}
    for article, own in zip(articles, images, strict=True):
        for key in (image.key for image in own if image.path):
            wanted[key] = wanted.get(key, False) or article.is_published
    found = _attributes(wanted, pictures)
    problems = [problem for own in images for image in own for problem in _problems(image, found)]
    if problems:
        raise InvalidData(problems)
    made = {key: one for key, one in found.items() if not isinstance(one, UnfitPictureError)}
    return [
        with_tags(article.html, [(image.tag, _shown(image, made[image.key])) for image in own])
        for article, own in zip(articles, images, strict=True)
    ]


def _images(article: Article, files: Collection[str], pictures: Pictures) -> Iterator[ArticleImage]:
    tags = image_tags(article.html)
    text = read_text(article.file, []) if tags else ""
    seen: Counter[str] = Counter()
    for number, tag in enumerate(tags):
        address = tag.text("src")
        if address.startswith(f"{pictures.base}/"):  # put there by the plugin base_path
            address = address.removeprefix(pictures.base)
        lines = image_lines(text, address)
        line = Place(str(article.file), lines[min(seen[address], len(lines) - 1)])
        seen[address] += 1
        faults = [*_text_faults(tag, address)]
        path = ""
        try:
            path = _file(address, article, files, pictures)
        except UnfitPictureError as error:
            faults.append(str(error))
        place = next((name for name in tag.classes if name in pictures.places), TEXT)
        yield ArticleImage(tag, number == 0, address, path, place, line, tuple(faults))


def _text_faults(tag: ImageTag, address: str) -> Iterator[str]:
    """Yield what is wrong with an image, whatever its file is."""
    if not (tag.text("alt") or _is_ornament(tag)):
        remedy = f"write ![what it shows]({address}), or {{: role=presentation}} after an ornament"
        yield f"has no alternative text ({remedy})"
    if tag.text("alt") and _is_ornament(tag):
        yield "has the role of an ornament, and an alternative text (keep one)"
    if tag.text("srcset"):
        yield "has a srcset already (leave it out: it is made)"
    for name in ("width", "height"):
        if tag.text(name) and not re.fullmatch(r"[1-9]\d{0,4}", tag.text(name)):
            yield f"has the {name} {tag.text(name)!r} (write a number of pixels)"


def _file(address: str, article: Article, files: Collection[str], pictures: Pictures) -> str:
    """Return the path under content/ of the file that an image shows."""
    path = content_path(address, article.folder)
    file = pictures.content / path
    if path in files:
        return path
    if file.is_file():
        raise UnfitPictureError("is not published (put it beside this text, or in images/)")
    beside = (PurePath(other) for other in sorted(files))
    stems = {other.stem: other.name for other in beside if other.parent == PurePath(path).parent}
    nearest = KnownWords(stems).nearest(file.stem)
    hint = did_you_mean(stems[nearest]) if nearest else f"put it at {os.path.relpath(file)}"
    raise UnfitPictureError(f"is no file ({hint})")


def _attributes(wanted: Mapping[Key, bool], pictures: Pictures) -> Found:
    """Return how each file is shown at each place, or what is wrong with it."""

    def one(key: Key) -> Attributes | UnfitPictureError:
        try:
            return pictures.attributes(*key, wanted[key])
        except UnfitPictureError as error:
            return error

    # As many at once as there are processors: each holds a whole picture in memory.
    with quietly(), ThreadPoolExecutor(os.cpu_count()) as threads:
        return dict(zip(wanted, threads.map(one, wanted), strict=True))


def _problems(image: ArticleImage, found: Found) -> Iterator[Problem]:
    error = found.get(image.key)
    faults = [*image.faults, *([str(error)] if isinstance(error, UnfitPictureError) else [])]
    return (Problem(image.line, f"{image.address!r} {fault}") for fault in faults)


def _shown(image: ArticleImage, made: Attributes) -> Attributes:
    """Return the attributes of an image: those of its author, and those that it needs."""
    tag = image.tag
    dropped = ("role",) if _is_ornament(tag) else ()
    given = {name: value for name, value in tag.attributes.items() if name not in dropped}
    timing = {} if image.is_first else {"loading": "lazy", "decoding": "async"}
    return {**timing, **given, "alt": tag.text("alt"), **made, **_author_size(tag, made)}


def _author_size(tag: ImageTag, made: Attributes) -> dict[str, str]:
    """Return the width that the author gives, or that of the height, with all that follows."""
    ratio = int(made["width"] or 0) / int(made["height"] or 1)
    if width := tag.text("width"):
        height = max(1, round(int(width) / ratio))
    elif text := tag.text("height"):
        height, width = int(text), str(max(1, round(int(text) * ratio)))
    else:
        return {}
    sizes = {"sizes": f"min({width}px, 100vw)"} if "sizes" in made else {}
    return {"width": width, "height": str(height), **sizes}


def _is_ornament(tag: ImageTag) -> bool:
    return tag.text("role") in ORNAMENT
