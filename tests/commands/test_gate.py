"""One good site, and for each rule of the gate a change to it that breaks the rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.gate import site_problems

URL = "https://example.org/site"
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Papers</title>
<meta name="description" content="What we wrote">
<link rel="canonical" href="https://example.org/site/papers/">
<meta property="og:url" content="https://example.org/site/papers/">
<link rel="stylesheet" href="/site/main.css">
<link rel="alternate" type="application/atom+xml" href="/site/feed.xml">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": ["WebPage", "CollectionPage"], "@id": "https://example.org/site/papers/",
   "author": {"@id": "https://example.org/#me"}},
  {"@type": "Person", "@id": "https://example.org/#me", "name": "Ada"}
]}
</script>
<script src="/site/menu.js"></script>
</head>
<body>
<h1 id="top-heading">Papers</h1>
<p>In <code>{{ code }}</code> braces may stand. <a href="#top-heading">up</a>
<a href="../">home</a> <a href="https://example.org/site/">home again</a>
<a href="https://example.org/another/site/">another site</a>
<a href="mailto:ada@example.org">mail</a>
<a href="https://elsewhere.example/">elsewhere</a></p>
<img src="/site/a%20picture.png" srcset="/site/a%20picture.png 2x" alt=""
 width="300" height="200">
<svg><use href="#top-heading"></use></svg>
</body>
</html>
"""
HOME = (
    PAGE.replace("site/papers/", "site/").replace("Papers", "Home").replace("we wrote", "is here")
)
HOME = HOME.replace('"../"', '"./papers/"')
FEED = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>
<link href="https://example.org/site/"/><link rel="self" href="https://example.org/site/feed.xml"/>
<id>urn:news</id><updated>2026-01-31T00:00:00Z</updated><author><name>Ada</name></author>
<entry><title>One</title><link href="https://example.org/site/papers/"/><id>urn:one</id>
<updated>2026-01-31T00:00:00Z</updated><summary>One</summary></entry></feed>
"""
SITEMAP = """\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/site/</loc></url>
<url><loc>https://example.org/site/papers/</loc></url></urlset>
"""
GOOD = {
    "index.html": HOME,
    "papers/index.html": PAGE,
    "feed.xml": FEED,
    "sitemap.xml": SITEMAP,
    "main.css": "@font-face { src: url(font.woff2) } a { background: url('data:image/png,') }",
    "menu.js": "",
    "font.woff2": "",
    "a picture.png": "",
}


def problems_of(folder: Path, files: dict[str, str]) -> list[str]:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return [str(problem) for problem in site_problems(folder, URL)]


def test_good_site_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, GOOD) == []


def test_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {}) == [".: no page (build the site first)"]


def test_error_page_needs_no_canonical_address(tmp_path: Path) -> None:
    lines = PAGE.replace("Papers", "Not found").replace("What we wrote", "Nothing").splitlines()
    error_page = "\n".join(line for line in lines if "canonical" not in line)
    assert (
        problems_of(tmp_path, {**GOOD, "404.html": error_page.replace('"../"', '"/site/"')}) == []
    )


LINK_REMEDY = "mend the link or add its target"
PAGE_BREAKS = {
    "link to a missing page": (
        '"../"',
        '"../gone/"',
        f"a link leads to no file: '../gone/' ({LINK_REMEDY})",
    ),
    "whole address of a missing page": (
        '"https://example.org/site/"',
        '"https://example.org/site/gone.html"',
        f"a link leads to no file: 'https://example.org/site/gone.html' ({LINK_REMEDY})",
    ),
    "path outside the site": (
        '"../"',
        '"/papers/"',
        f"a link is outside /site/: '/papers/' ({LINK_REMEDY})",
    ),
    "fragment of this page": (
        'href="#top-heading">up',
        'href="#gone">up',
        f"a link leads to no such id: '#gone' ({LINK_REMEDY})",
    ),
    "fragment of another page": (
        '"../"',
        '"../#gone"',
        f"a link leads to no such id: '../#gone' ({LINK_REMEDY})",
    ),
    "missing picture": (
        'src="/site/a%20picture.png"',
        'src="/site/b.png"',
        f"a link leads to no file: '/site/b.png' ({LINK_REMEDY})",
    ),
    "missing larger picture": (
        'picture.png 2x"',
        'picture.png, /site/b.png 2x"',
        f"a link leads to no file: '/site/b.png' ({LINK_REMEDY})",
    ),
    "missing style sheet": (
        "main.css",
        "gone.css",
        f"a link leads to no file: '/site/gone.css' ({LINK_REMEDY})",
    ),
    "missing feed": (
        "/site/feed.xml",
        "/site/gone.xml",
        f"a link leads to no file: '/site/gone.xml' ({LINK_REMEDY})",
    ),
    "not an address": (
        '"../"',
        '"http://["',
        f"a link is not an address: 'http://[' ({LINK_REMEDY})",
    ),
    "marker in text": (
        "braces may",
        "{{ braces }} may",
        "a marker is left: '{{ braces }} may stand.'"
        " (name a source file that exists, or put it in a code span)",
    ),
    "marker in an attribute": (
        'alt=""',
        'alt="{attach}b"',
        "a marker is left: '{attach}b' (name a source file that exists, or put it in a code span)",
    ),
    "no h1": (
        "h1",
        "h2",
        "0 h1 headings (write one; in Markdown start at ##, the title is the h1)",
    ),
    "two h1": (
        "</h1>",
        "</h1><h1>More</h1>",
        "2 h1 headings: 'More' (keep one; in Markdown start at ##, the title is the h1)",
    ),
    "no language": (
        ' lang="en"',
        "",
        'no language (write <html lang="en"> in the template)',
    ),
    "no title": (
        "<title>Papers</title>",
        "<title></title>",
        "no title (give the page a title of its own)",
    ),
    "title of another page": (
        "<title>Papers",
        "<title>Home",
        "title is that of index.html: 'Home' (give the page a title of its own)",
    ),
    "no description": (
        "What we wrote",
        "",
        "no description (give the page a summary of its own)",
    ),
    "description of another page": (
        "What we wrote",
        "What is here",
        "description is that of index.html: 'What is here' (give the page a summary of its own)",
    ),
    "id used twice": (
        "<p>",
        '<p id="top-heading">',
        "<h1> and <p> have one id: 'top-heading' (give each an id of its own)",
    ),
    "picture without alt": (
        ' alt=""',
        "",
        "a picture without alt: '/site/a%20picture.png'"
        ' (say what it shows, ![a lamp](file), or alt="" where it only adorns)',
    ),
    "picture without a size": (
        ' width="300" height="200"',
        "",
        "a picture without width and height: '/site/a%20picture.png'"
        " (write both, in pixels; the plugin content_pictures does)",
    ),
    "picture whose height is no number of pixels": (
        'height="200"',
        'height="auto"',
        "a picture without height: '/site/a%20picture.png'"
        " (write both, in pixels; the plugin content_pictures does)",
    ),
    "script of another host": (
        "/site/menu.js",
        "https://elsewhere.example/menu.js",
        "a request to another host: 'https://elsewhere.example/menu.js' (keep the file here)",
    ),
    "style sheet of another host": (
        "/site/main.css",
        "//elsewhere.example/main.css",
        "a request to another host: '//elsewhere.example/main.css' (keep the file here)",
    ),
    "script in the page": (
        '<script src="/site/menu.js">',
        "<script>run()",
        "a script in the page: 'run()'"
        " (move it to a file in theme/static: the security policy stops it here)",
    ),
    "style in the page": (
        "</head>",
        "<style>p {}</style></head>",
        "a style in the page: 'p {}'"
        " (move it to theme/static/css: the security policy stops it here)",
    ),
    "style attribute": (
        "<p>",
        '<p style="color: red">',
        "<p> has the attribute style: 'color: red' (use a class)",
    ),
    "event attribute": (
        "<p>",
        '<p onclick="run()">',
        "<p> has the attribute onclick: 'run()' (use a script file)",
    ),
    "no JSON-LD": (
        "application/ld+json",
        "application/json",
        "0 JSON-LD scripts (write the graph into its head)",
    ),
    "two JSON-LD scripts": (
        "</head>",
        '<script type="application/ld+json">{}</script></head>',
        "2 JSON-LD scripts (write all nodes into one script)",
    ),
    "reference to no node": (
        '"author": {"@id": "https://example.org/#me"}',
        '"author": {"@id": "https://example.org/#you"}',
        "WebPage.author refers to no node of the page: 'https://example.org/#you'"
        " (add the node, or leave the reference out)",
    ),
    "canonical link elsewhere": (
        'rel="canonical" href="https://example.org/site/papers/"',
        'rel="canonical" href="https://example.org/site/"',
        "canonical link is another address: 'https://example.org/site/'"
        " (write https://example.org/site/papers/)",
    ),
    "no canonical link": (
        'rel="canonical"',
        'rel="bookmark"',
        "canonical link stands 0 times (write one, https://example.org/site/papers/)",
    ),
    "og:url elsewhere": (
        'content="https://example.org/site/papers/"',
        'content="https://example.org/site/papers"',
        "og:url is another address: 'https://example.org/site/papers'"
        " (write https://example.org/site/papers/)",
    ),
    "WebPage elsewhere": (
        '"@id": "https://example.org/site/papers/"',
        '"@id": "https://example.org/site/"',
        "WebPage.@id is another address: 'https://example.org/site/'"
        " (write https://example.org/site/papers/)",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), PAGE_BREAKS.values(), ids=PAGE_BREAKS.keys())
def test_broken_page_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in PAGE
    files = {**GOOD, "papers/index.html": PAGE.replace(old, new)}
    assert f"papers/index.html: {expected}" in problems_of(tmp_path, files)


def test_json_ld_that_does_not_parse_is_named(tmp_path: Path) -> None:
    files = {**GOOD, "papers/index.html": PAGE.replace('"Ada"}', '"Ada"')}
    (problem,) = problems_of(tmp_path, files)
    assert problem.startswith("papers/index.html: JSON-LD does not parse: Expecting ',' delimiter")


def test_json_ld_without_a_graph_is_named(tmp_path: Path) -> None:
    files = {**GOOD, "papers/index.html": PAGE.replace('"@graph"', '"graph"')}
    (problem,) = problems_of(tmp_path, files)
    assert problem.startswith("papers/index.html: JSON-LD without @context or @graph")


FILE_BREAKS = {
    "font that is missing": (
        "main.css",
        "url(font.woff2)",
        "url(gone.woff2)",
        f"main.css: a link leads to no file: 'gone.woff2' ({LINK_REMEDY})",
    ),
    "font of another host": (
        "main.css",
        "url(font.woff2)",
        'url("https://elsewhere.example/font.woff2")',
        "main.css: a request to another host: 'https://elsewhere.example/font.woff2'"
        " (keep the file here)",
    ),
    "style sheet imported from another host": (
        "main.css",
        "@font-face",
        "@import 'https://elsewhere.example/main.css'; @font-face",
        "main.css: a request to another host: 'https://elsewhere.example/main.css'"
        " (keep the file here)",
    ),
    "feed that is no XML": (
        "feed.xml",
        "</feed>",
        "",
        "feed.xml: not XML: no element found: line 6, column 0 (write it by an encoder)",
    ),
    "feed without a title": (
        "feed.xml",
        "<title>News</title>",
        "<title></title>",
        "feed.xml: feed without title (add its title)",
    ),
    "entry without a link": (
        "feed.xml",
        '<link href="https://example.org/site/papers/"/>',
        "",
        "feed.xml: entry without link: 'One' (add its link)",
    ),
    "entry that leads nowhere": (
        "feed.xml",
        "site/papers/",
        "site/gone/",
        "feed.xml: a link leads to no file: 'https://example.org/site/gone/'"
        " (list only pages that exist)",
    ),
    "marker in a feed": (
        "feed.xml",
        "<title>One",
        "<title>{filename}/one.md",
        "feed.xml: a marker is left: '{filename}/one.md' (name a source file that exists)",
    ),
    "sitemap with a missing page": (
        "sitemap.xml",
        "papers/",
        "gone/",
        "sitemap.xml: a link leads to no file: 'https://example.org/site/gone/'"
        " (list only pages that exist)",
    ),
}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"), FILE_BREAKS.values(), ids=FILE_BREAKS.keys()
)
def test_broken_file_is_named(tmp_path: Path, path: str, old: str, new: str, expected: str) -> None:
    assert old in GOOD[path]
    assert expected in problems_of(tmp_path, {**GOOD, path: GOOD[path].replace(old, new)})


def test_long_value_is_cut(tmp_path: Path) -> None:
    files = {**GOOD, "papers/index.html": PAGE.replace("<p>", f"<p style='{'x' * 500}'>")}
    assert problems_of(tmp_path, files) == [
        f"papers/index.html: <p> has the attribute style: '{'x' * 97}...' (use a class)"
    ]


def test_twin_and_llms_text_lead_to_what_is_there(tmp_path: Path) -> None:
    twin = "# Papers\n\n[home](https://example.org/site/) <https://example.org/site/papers/>\n"
    code = "```\n[a](https://example.org/site/a/)\n```\n\n`<https://example.org/site/b/>`\n"
    link = '<link rel="alternate" type="text/markdown" href="/site/papers/index.md">'
    good = {**GOOD, "papers/index.html": PAGE.replace("</head>", f"{link}\n</head>")}
    assert problems_of(tmp_path, {**good, "papers/index.md": twin + code}) == []
    gone = "[c](https://example.org/site/c/) <https://example.org/site/d/>\n\n"
    gone += "[e]: https://example.org/site/papers/#e\n"
    changes = {"papers/index.md": twin + gone, "llms.txt": "[f](https://example.org/site/f.md)"}
    assert problems_of(tmp_path, {**good, **changes}) == [
        f"llms.txt: a link leads to no file: 'https://example.org/site/f.md' ({LINK_REMEDY})",
        f"papers/index.md: a link leads to no file: 'https://example.org/site/c/' ({LINK_REMEDY})",
        f"papers/index.md: a link leads to no file: 'https://example.org/site/d/' ({LINK_REMEDY})",
        "papers/index.md: a link leads to no such id: 'https://example.org/site/papers/#e'"
        f" ({LINK_REMEDY})",
    ]
