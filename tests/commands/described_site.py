"""A site of three pages, whole for machines: the home page, a paper and a post, to be broken."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from commands.gate import site_problems

URL = "https://example.org"
HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>TITLE</title>
<meta name="description" content="All about TITLE">
<link rel="canonical" href="https://example.org/PATH">
<meta property="og:url" content="https://example.org/PATH">
"""
OWNER = """\
  {"@type": "WebSite", "@id": "https://example.org/#/schema/website/main", "name": "Ada",
   "url": "https://example.org/",
   "publisher": {"@id": "https://example.org/#/schema/person/ada"}},
  {"@type": "Person", "@id": "https://example.org/#/schema/person/ada", "name": "Ada Example",
   "url": "https://example.org/", "image": "https://example.org/ada.jpg"}"""
HOME = (
    HEAD.replace("TITLE", "Home").replace("PATH", "")
    + """\
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "ProfilePage", "@id": "https://example.org/", "name": "Home",
   "isPartOf": {"@id": "https://example.org/#/schema/website/main"},
   "mainEntity": {"@id": "https://example.org/#/schema/person/ada"}},
OWNER]}
</script>
</head>
<body>
<h1>Ada Example</h1>
<p><a href="/papers/lantern/">Lantern</a> <a href="/blog/light/">Light</a></p>
</body>
</html>
""".replace("OWNER", OWNER)
)
PAPER = (
    HEAD.replace("TITLE", "Lantern").replace("PATH", "papers/lantern/")
    + """\
<meta property="og:image" content="https://example.org/preview.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="A lantern">
<link rel="alternate" type="text/markdown" href="/papers/lantern/index.md">
<meta name="citation_title" content="Lantern">
<meta name="citation_author" content="Example, Ada">
<meta name="citation_author_orcid" content="https://orcid.org/0000-0002-1825-0097">
<meta name="citation_author" content="Sample, Max">
<meta name="citation_publication_date" content="2025/6/4">
<meta name="citation_inbook_title" content="Proceedings of Inventions">
<meta name="citation_conference_title" content="INVENT">
<meta name="citation_doi" content="10.1234/lantern">
<meta name="citation_abstract" content="We light a lamp.">
<meta name="citation_language" content="en">
<meta name="citation_abstract_html_url" content="https://example.org/papers/lantern/">
<meta name="citation_pdf_url" content="https://example.org/papers/lantern/lantern.pdf">
<meta name="citation_public_url" content="https://example.org/papers/lantern/">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebPage", "@id": "https://example.org/papers/lantern/", "inLanguage": "en",
   "isPartOf": {"@id": "https://example.org/#/schema/website/main"},
   "mainEntity": {"@id": "https://example.org/#/schema/scholarlyarticle/lantern"},
   "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [
     {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://example.org/"},
     {"@type": "ListItem", "position": 2, "name": "Lantern",
      "item": "https://example.org/papers/lantern/"}]}},
  {"@type": "ScholarlyArticle", "@id": "https://example.org/#/schema/scholarlyarticle/lantern",
   "headline": "Lantern", "name": "Lantern", "datePublished": "2025-06-04",
   "author": [
     {"@type": "Person", "@id": "https://example.org/#/schema/person/ada", "name": "Ada Example"},
     {"@type": "Person", "@id": "https://example.org/#/schema/person/max", "name": "Max Sample"}],
   "isPartOf": {"@type": "PublicationVolume", "name": "Proceedings of Inventions"},
   "sameAs": ["https://doi.org/10.1234/lantern"],
   "mainEntityOfPage": {"@id": "https://example.org/papers/lantern/"},
   "encoding": {"@type": "MediaObject", "encodingFormat": "application/pdf",
    "contentUrl": "https://example.org/papers/lantern/lantern.pdf"},
   "subjectOf": {"@type": "Event", "name": "A talk", "startDate": "2025-06-05",
    "eventStatus": "https://schema.org/EventScheduled",
    "location": {"@type": "Place", "name": "Hall", "address": "Reykjavík"},
    "recordedIn": {"@type": "VideoObject", "name": "A talk", "duration": "PT1H2M",
     "thumbnailUrl": "https://example.org/ada.jpg", "uploadDate": "2025-06-06T10:00:00Z",
     "contentUrl": "https://video.example/1"}}},
OWNER]}
</script>
</head>
<body>
<h1>Lantern</h1>
<p>Ada Example, Max Sample, INVENT 2025</p>
<h2>Abstract</h2>
<p>We light
a lamp.</p>
<p><a href="/">home</a> <button>Copy</button></p>
</body>
</html>
""".replace("OWNER", OWNER)
)
POST = (
    HEAD.replace("TITLE", "Light").replace("PATH", "blog/light/")
    + """\
<meta name="DC.type" content="blogPost">
<meta name="DC.title" content="Light">
<meta name="DC.creator" content="Example, Ada">
<meta name="DC.date" content="2026-01-02">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebPage", "@id": "https://example.org/blog/light/",
   "isPartOf": {"@id": "https://example.org/#/schema/website/main"},
   "mainEntity": {"@id": "https://example.org/#/schema/blogposting/light"}},
  {"@type": "BlogPosting", "@id": "https://example.org/#/schema/blogposting/light",
   "headline": "Light", "author": {"@id": "https://example.org/#/schema/person/ada"},
   "datePublished": "2026-01-02T00:00:00+00:00", "dateModified": "2026-01-03T00:00:00+00:00"},
OWNER]}
</script>
</head>
<body>
<h1>Light</h1>
<p>By Ada Example, <time datetime="2026-01-02">2 January 2026</time></p>
</body>
</html>
""".replace("OWNER", OWNER)
)
SITEMAP = """\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/</loc></url>
<url><loc>https://example.org/papers/lantern/</loc></url>
<url><loc>https://example.org/blog/light/</loc></url>
</urlset>
"""
TWIN = """\
# Lantern

See [home](https://example.org/), <https://example.org/blog/light/>, [the PDF](lantern.pdf)
and [another site](https://elsewhere.example/gone/).[^1]

    [code](/gone/)

```
[code](/gone/)
```

Not in `[code](/gone/)`, either.

[light]: /blog/light/
[^1]: No address.
"""
LLMS = "# Ada\n\n- [Lantern](https://example.org/papers/lantern/index.md): a paper\n"
FILES = {
    "index.html": HOME,
    "papers/lantern/index.html": PAPER,
    "papers/lantern/lantern.pdf": "%PDF-1.7\n",
    "blog/light/index.html": POST,
    "papers/lantern/index.md": TWIN,
    "llms.txt": LLMS,
    "robots.txt": "User-agent: *\nSitemap: https://example.org/sitemap.xml\n",
    "ada.jpg": "",
    "sitemap.xml": SITEMAP,
}


def problems_of(folder: Path, changes: dict[str, str] | None = None) -> list[str]:
    """Return the problems of the site with some files changed; an empty text is no file."""
    for path, text in {**FILES, **(changes or {})}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    if not (folder / "preview.png").exists():
        Image.new("L", (1200, 630)).save(folder / "preview.png")
    return [str(problem) for problem in site_problems(folder, URL)]


def problems_after(folder: Path, path: str, old: str, new: str) -> list[str]:
    """Return the problems of the site with a text replaced in one of its files."""
    assert old in FILES[path]
    return problems_of(folder, {path: FILES[path].replace(old, new)})
