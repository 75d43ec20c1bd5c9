"""Shows the pictures of posts and news, and the portrait, by files that fit the page.

    rendered article  --image_tags, text_images, addresses-->  its images, with file and line
    file under content/  --renditions, svg-->  WebP at several widths    (kept_renditions: .cache/)
    articles    both together: an <img> with srcset, width and height; or every problem at once
    pictures    the files, named by all that goes into them, so that they may be cached for ever
    empty_alts  leaves it to us to tell of an empty alt
    bare        what is published carries no Exif: no place, no camera

A theme asks `portrait_attributes(photo)` for those of an <img>, and shows other texts beside the
first one as `lazy_images(html)`. Without this plugin there are no such names, and each picture is
shown by the file that its author wrote.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pelican import signals
from structured_data.markdown_settings import add_extension

from .addresses import content_path
from .articles import Article, shown_articles
from .bare import bare
from .empty_alts import EmptyAlts
from .image_tags import image_tags, with_tags
from .pictures import Pictures

BARE = (".jpg", ".jpeg", ".png", ".webp")


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_add_extension)
    signals.generator_init.connect(_add_globals)
    signals.article_generator_finalized.connect(_leave_out_missing_files)
    signals.all_generators_finalized.connect(_show_pictures)
    signals.finalized.connect(_take_out_metadata)


def lazy_images(html: str) -> str:
    """Return HTML whose images are fetched when they come near, also the first one."""
    lazy = {"loading": "lazy", "decoding": "async"}
    return with_tags(html, [(tag, {**lazy, **tag.attributes}) for tag in image_tags(html)])


def _add_extension(pelican: Any) -> None:
    add_extension(pelican.settings, EmptyAlts())


def _add_globals(generator: Any) -> None:
    pictures = Pictures(generator.settings, generator.output_path)
    generator.env.globals["portrait_attributes"] = pictures.portrait_attributes
    generator.env.globals["lazy_images"] = lazy_images


def _leave_out_missing_files(generator: Any) -> None:
    """Take links to files that are not there from Pelican, which tells of them without a line."""
    links: set[str] = generator.context["static_links"]
    links.difference_update([link for link in links if not Path(generator.path, link).is_file()])


def _show_pictures(generators: list[Any]) -> None:
    """Change the rendered articles, before any page or feed shows them."""
    context, settings = generators[0].context, generators[0].settings
    published, drafts = context["articles"], context["drafts"]
    articles = [
        Article(
            file=Path(os.path.relpath(article.source_path)),
            folder=Path(article.get_relative_source_path()).parent.as_posix(),
            html=article._content,
            is_published=article in published or bool(settings["DRAFT_SAVE_AS"]),
        )
        for article in (*published, *drafts)
    ]
    pictures = Pictures(settings, generators[0].output_path)
    html = shown_articles(articles, context["static_content"], pictures)
    for article, given, text in zip((*published, *drafts), articles, html, strict=True):
        article._content = text
        for tag in image_tags(given.html if given.is_published else ""):
            if tag.text("src").startswith("{attach}"):  # Pelican puts the file beside the page
                path = content_path(tag.text("src"), given.folder)
                context["static_content"][path].attach_to(article)


def _take_out_metadata(pelican: Any) -> None:
    """Write each picture of the built site anew that says more than it shows."""
    for file in Path(pelican.output_path).rglob("*"):
        if file.suffix.lower() in BARE and file.is_file():
            data = file.read_bytes()
            if (shown := bare(data)) != data:
                file.unlink()  # it may be a link to the original
                file.write_bytes(shown)
