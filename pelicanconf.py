"""The settings of the site; publishconf.py holds what differs when it is published."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import StrictUndefined

# What the plugin structured_data needs to know; README says what each is.
STRUCTURED_DATA = {
    "site_url": "https://viks.me",
    "site_name": "Vikranth Srivatsa",
    "language": "en",
}

# What is missing or wrong above is told by structured_data, not by a KeyError here.
SITENAME = STRUCTURED_DATA.get("site_name") or ""
# Links start at the root and so work on any host; absolute addresses come from site_url.
SITEURL = urlsplit(STRUCTURED_DATA.get("site_url") or "").path.rstrip("/")
DEFAULT_LANG = STRUCTURED_DATA.get("language") or "en"
TIMEZONE = "UTC"  # a day is the same day on every machine that builds the site

PATH = "content"
ARTICLE_PATHS = ["news", "blog"]
PAGE_PATHS = []  # else Markdown anywhere under content/ would become a page
IGNORE_FILES = [".*", "*~", "Thumbs.db", "__pycache__"]  # what editors and desktops leave behind
STATIC_PATHS = ["images", "news", "blog"]  # pictures and data beside a post are published beside it

# The path of an article says all: content/blog/<slug>.md or content/blog/<slug>/index.md
PATH_METADATA = r"(?P<category>news|blog)/(?P<slug>[^/]+?)(/index)?\.md"
ARTICLE_URL = "{category}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_TRANSLATION_ID = False  # a post and a news item may share a slug: their addresses differ
DRAFT_URL = "drafts/{category}/{slug}/"
DRAFT_SAVE_AS = DRAFT_URL + "index.html"
WITH_FUTURE_DATES = False  # an article dated tomorrow appears in tomorrow's build

# structured_data writes the lists, the feeds and the tag pages, from records and articles together.
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

PLUGIN_PATHS = ["plugins"]
sys.path.append(str(Path(__file__).with_name("plugins")))  # for fenced_blocks, which is no plugin
# Named here, or Pelican loads whatever is installed.
PLUGINS = [
    "structured_data",
    "theme_files",
    "scrollers",
    "sidenotes",
    "heading_links",
    "formulas",
    "diagrams",
    "admonitions",
    "cross_references",
    "block_names",
    "base_path",
    "preview_pictures",
    "content_pictures",
    "executed_code",
    "search",
    "plots",
    "fast_build",
    "host_files",  # after all that writes files
]

THEME = "theme"
# What a page may load and run, said in its head for hosts that send no headers: its own files only.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("connect", "font", "img", "media", "script", "style")),
        "base-uri 'none'",
        "form-action 'self'",
    )
)
# Style sheets are joined, and all of it named by content, by a plugin.
THEME_STATIC_PATHS = ["static/fonts", "static/icons", "static/scripts"]
STYLESHEETS = [
    f"static/css/{name}.css"
    for name in (
        "tokens",
        "fonts",
        "elements",
        "layout",
        "masthead",
        "home",
        "tree",
        "claims",
        "publication",
        "filters",
        "paper",
        "rows",
        "people",
        "cv",
        "article",
        "prose",
        "code",
        "print",
    )
]
# Those of one kind of page only, so that every page holds its style in the first few packets.
STYLESHEET_KINDS = {
    f"static/css/{name}.css": kinds
    for name, kinds in {
        "home": ("home",),
        "tree": ("home",),
        "filters": ("publications", "facet"),
        "cv": ("cv",),
        "article": ("post", "news_item"),
        "prose": ("post", "news_item"),
        "code": ("post", "news_item"),
    }.items()
}
# Where the theme shows a picture, by its class or that of what is around it: how wide, and which
# widths to make of it, for phones and screens, plain and sharp. A portrait fills 15 by 18.75 rem.
PICTURE_PLACES = {
    "text": ("(min-width: 70rem) 36rem, min(38rem, 96vw - 1.6rem)", (400, 720, 1216)),
    "wide": (
        "(min-width: 70rem) 51.5rem, (min-width: 56rem) min(53.5rem, 96vw - 1.6rem),"
        " min(38rem, 96vw - 1.6rem)",
        (400, 720, 1216, 1712),
    ),
    "portrait": ("max(15rem, 18.75rem * {ratio})", (240, 480, 720)),
}
FEED_STYLESHEETS = ["static/css/tokens.css", "static/css/feed.css"]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,  # a wrong name in a template stops the build
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # each build reads the templates anew, and not each page
}

MARKDOWN = {
    "output_format": "html5",
    "extensions": [
        "markdown.extensions.extra",
        "markdown.extensions.toc",
        "pymdownx.superfences",
        "pymdownx.highlight",
        "pymdownx.blocks.caption",
    ],
    "extension_configs": {
        "markdown.extensions.extra": {
            "footnotes": {"BACKLINK_TEXT": "back", "BACKLINK_TITLE": "Back to the text"}
        },
        "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},  # never copied with the code
        "pymdownx.superfences": {"disable_indented_code_blocks": True},
        "pymdownx.blocks.caption": {
            "types": [
                "caption",
                {"name": "figure-caption", "prefix": "Figure {}."},
                {"name": "table-caption", "prefix": "Table {}."},
                {"name": "code-caption", "prefix": "Listing {}."},
            ]
        },
    },
}
MATH_MACROS: dict[str, str] = {}  # such as {"R": r"\mathbb{R}"}, for $\R$
FORMATTED_FIELDS = []  # a summary is plain text: it is a description in the head, too
SUMMARY_MAX_LENGTH = None  # a summary is written, never cut from the text

# The code of posts: a build runs what has changed, for so long and with so much memory at most.
RUNS_CHANGED_CODE = True
CODE_LIMITS = {"seconds": 60, "megabytes": 4096}

CACHE_CONTENT = LOAD_CONTENT_CACHE = False  # Pelican's cache misses changed data files
DEFAULT_PAGINATION = False
USE_FOLDER_AS_CATEGORY = False  # PATH_METADATA does it
OUTPUT_PATH = "output"
