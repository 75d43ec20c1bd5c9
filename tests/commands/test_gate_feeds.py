"""One site with a feed of each format, and for each rule of feeds a change that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.gate.feeds.discovery import discovery_problems
from commands.gate.reader import read_site
from commands.gate.requests import broken_addresses

URL = "https://example.org/site"
HEAD = """\
<!doctype html>
<html lang="en"><head><title>{title}</title>
<link rel="alternate" type="application/rss+xml" href="/site/news.xml">
<link rel="alternate" type="application/atom+xml" href="../site/blog.xml">
<link rel="alternate" type="application/feed+json" href="https://example.org/site/all.json">
<link rel="alternate" type="text/calendar" href="/site/talks.ics">
<link rel="alternate" type="application/atom+xml" href="https://elsewhere.example/feed.xml">
<link rel="alternate" type="text/html" hreflang="de" href="/site/">
</head><body><h1>{title}</h1></body></html>
"""
RSS = """\
<?xml version="1.0" encoding="utf-8"?>
<?xml-stylesheet type="text/css" href="/site/feed.css"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>News</title>
<link>https://example.org/site/</link>
<description>What is new</description>
<language>en</language>
<atom:link rel="self" href="https://example.org/site/news.xml"/>
<item>
<title>One</title>
<link>https://example.org/site/one/</link>
<guid isPermaLink="false">tag:example.org,2026:/one/</guid>
<pubDate>Sat, 31 Jan 2026 00:00:00 +0000</pubDate>
<content:encoded>&lt;p&gt;&lt;a href="https://example.org/site/one/"&gt;One&lt;/a&gt;
&lt;img src="https://example.org/site/a.png"
 srcset="https://example.org/site/a.png 1x, https://elsewhere.example/a,b.png 2x"&gt;
&lt;a href="mailto:ada@example.org"&gt;mail&lt;/a&gt;&lt;/p&gt;</content:encoded>
</item>
<item>
<title>Two</title>
<link>https://example.org/site/</link>
<guid>https://example.org/site/</guid>
<dc:date>2026-01</dc:date>
<description>Two</description>
</item>
</channel>
</rss>
"""
ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Writing</title>
<link href="https://example.org/site/"/>
<link rel="self" href="https://example.org/site/blog.xml"/>
<id>https://example.org/site/blog.xml</id>
<updated>2026-01-31T00:00:00Z</updated>
<author><name>Ada</name></author>
<entry>
<title>One</title>
<link href="https://example.org/site/one/"/>
<id>tag:example.org,2026:/one/</id>
<published>2026-01-30T00:00:00+00:00</published>
<updated>2026-01-31T00:00:00+00:00</updated>
<content type="html">&lt;p&gt;One&lt;/p&gt;</content>
</entry>
<entry>
<title>Two</title>
<link href="https://example.org/site/"/>
<id>urn:two</id>
<updated>2026-01-30T12:30:00.5+01:00</updated>
<author><name>Grace</name></author>
<summary>Two</summary>
</entry>
</feed>
"""
JSON = """\
{"version": "https://jsonfeed.org/version/1.1",
 "title": "All",
 "language": "en",
 "home_page_url": "https://example.org/site/",
 "feed_url": "https://example.org/site/all.json",
 "authors": [{"name": "Ada"}],
 "items": [
 {"id": "1", "url": "https://example.org/site/one/", "title": "One", "content_html": "<p>One</p>",
  "date_published": "2026-01-31T00:00:00+00:00", "tags": ["x"], "authors": [{"url": "mailto:a@b"}]},
 {"id": "2", "url": "https://example.org/site/", "title": "Two", "content_text": "Two",
  "_date": {"date": "2026-01"},
  "attachments": [{"url": "https://example.org/site/a.png", "mime_type": "image/png"}]}
]}
"""
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example.org//talks//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20260131T000000Z
DTSTART;VALUE=DATE:20260131
SUMMARY:One
URL:https://example.org/site/one/
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
GOOD = {
    "index.html": HEAD.format(title="Home"),
    "one/index.html": HEAD.format(title="One").replace("../site", "../../site"),
    "news.xml": RSS,
    "blog.xml": ATOM,
    "all.json": JSON,
    "talks.ics": CALENDAR,
    "data.json": "[1, 2]",
    "drawing.xml": "<drawing><link>no page</link></drawing>",
    "feed.css": "",
    "a.png": "",
}
BREAKS = {
    # name: (file, what stands in it, what breaks it, what is said)
    "no style sheet": (
        "news.xml",
        "/site/feed.css",
        "/site/gone.css",
        "a style sheet leads to no file: '/site/gone.css' (add it to the theme)",
    ),
    "style sheet of another host": (
        "news.xml",
        "/site/feed.css",
        "https://elsewhere.example/feed.css",
        "a request to another host: 'https://elsewhere.example/feed.css' (keep the file here)",
    ),
    "rss without channel": (
        "news.xml",
        "channel>",
        "canal>",
        "rss without channel (put the items into one channel)",
    ),
    "channel without language": (
        "news.xml",
        "<language>en</language>",
        "",
        "channel without language: 'News' (add its language)",
    ),
    "channel without a link but its own": (
        "news.xml",
        "<link>https://example.org/site/</link>\n<description>",
        "<description>",
        "channel without link: 'News' (add its link)",
    ),
    "channel that names another address": (
        "news.xml",
        'rel="self" href="https://example.org/site/news.xml"',
        'rel="self" href="https://example.org/site/"',
        "channel does not name its own address: 'https://example.org/site/'"
        ' (write one <atom:link rel="self" href="https://example.org/site/news.xml">)',
    ),
    "build date without a zone": (
        "news.xml",
        "<language>",
        "<lastBuildDate>Sat, 31 Jan 2026 00:00:00</lastBuildDate><language>",
        "channel has a lastBuildDate that is no date of RFC 822: 'Sat, 31 Jan 2026 00:00:00'"
        " (write it as Sat, 31 Jan 2026 00:00:00 +0000, or as dc:date where no day is known)",
    ),
    "item whose link is a path": (
        "news.xml",
        "<link>https://example.org/site/one/",
        "<link>/site/one/",
        "a link that is not whole: '/site/one/'"
        " (write it with https:// and the host: a reader does not know this site)",
    ),
    "link of a feed that is a path": (
        "blog.xml",
        '<link href="https://example.org/site/one/"/>',
        '<link href="/site/one/"/>',
        "a link that is not whole: '/site/one/'"
        " (write it with https:// and the host: a reader does not know this site)",
    ),
    "item without guid": (
        "news.xml",
        '<guid isPermaLink="false">tag:example.org,2026:/one/</guid>',
        "",
        "item without guid: 'One' (add its guid)",
    ),
    "guid that is no link": (
        "news.xml",
        ' isPermaLink="false"',
        "",
        "item 'One' has a guid that is no link but says so: 'tag:example.org,2026:/one/'"
        ' (write isPermaLink="false", or a web address)',
    ),
    "guid twice": (
        "news.xml",
        "<guid>https://example.org/site/",
        "<guid isPermaLink='false'>tag:example.org,2026:/one/",
        "2 entries have one guid: 'tag:example.org,2026:/one/'"
        " (give each entry its own, and never change it)",
    ),
    "item without a date": (
        "news.xml",
        "<dc:date>2026-01</dc:date>",
        "",
        "item 'Two' has no date (add pubDate, or dc:date where no day is known)",
    ),
    "date on the wrong weekday": (
        "news.xml",
        "Sat, 31",
        "Sun, 31",
        "item 'One' has a pubDate that is no date of RFC 822: 'Sun, 31 Jan 2026 00:00:00 +0000'"
        " (write it as Sat, 31 Jan 2026 00:00:00 +0000, or as dc:date where no day is known)",
    ),
    "day that there is not": (
        "news.xml",
        "Sat, 31 Jan",
        "31 Feb",
        "item 'One' has a pubDate that is no date of RFC 822: '31 Feb 2026 00:00:00 +0000'"
        " (write it as Sat, 31 Jan 2026 00:00:00 +0000, or as dc:date where no day is known)",
    ),
    "month that there is not": (
        "news.xml",
        "<dc:date>2026-01",
        "<dc:date>2026-13",
        "item 'Two' has a dc:date that is no date: '2026-13' (write YYYY, YYYY-MM or YYYY-MM-DD)",
    ),
    "item without text": (
        "news.xml",
        "<description>Two</description>",
        "",
        "item 'Two' has no text (add content:encoded with all of it)",
    ),
    "path in a text": (
        "news.xml",
        '&lt;a href="https://example.org/site/one/',
        '&lt;a href="/site/one/',
        "item 'One' has an address that is not whole: '/site/one/'"
        " (write it with https:// and the host: a reader does not know this site)",
    ),
    "host without https in a text": (
        "news.xml",
        'src="https:',
        'src="',
        "item 'One' has an address that is not whole: '//example.org/site/a.png'"
        " (write it with https:// and the host: a reader does not know this site)",
    ),
    "path in a srcset": (
        "news.xml",
        'srcset="https://example.org',
        'srcset="',
        "item 'One' has an address that is not whole: '/site/a.png'"
        " (write it with https:// and the host: a reader does not know this site)",
    ),
    "missing picture in a text": (
        "news.xml",
        'src="https://example.org/site/a.png',
        'src="https://example.org/site/b.png',
        "item 'One' has an address that leads to no file: 'https://example.org/site/b.png'"
        " (mend the link)",
    ),
    "program in a link of a text": (
        "news.xml",
        "mailto:ada@example.org",
        "javascript:run()",
        "item 'One' has an address that is of a kind that is not allowed: 'javascript:run()'"
        " (use http, https, mailto, tel)",
    ),
    "no address in a text": (
        "news.xml",
        "mailto:ada@example.org",
        "http://[",
        "item 'One' has an address that is not an address: 'http://[' (mend the link)",
    ),
    "script in a text": (
        "blog.xml",
        "&lt;p&gt;One",
        "&lt;script&gt;run()&lt;/script&gt;&lt;p&gt;One",
        "entry 'One' holds the element <script>: '<script>run()</script>'"
        " (leave it out of the feed: readers drop it, or show it broken)",
    ),
    "frame in a text": (
        "all.json",
        "<p>One</p>",
        "<iframe></iframe>",
        "item 'One' holds the element <iframe>: '<iframe></iframe>'"
        " (leave it out of the feed: readers drop it, or show it broken)",
    ),
    "event in a text": (
        "blog.xml",
        "&lt;p&gt;One",
        '&lt;p onclick="run()"&gt;One',
        "entry 'One' has <p> with the attribute onclick: 'run()' (leave it out)",
    ),
    "style in a text": (
        "blog.xml",
        "&lt;p&gt;One",
        '&lt;p style="color: red"&gt;One',
        "entry 'One' has <p> with the attribute style: 'color: red' (leave it out)",
    ),
    "feed without a language": (
        "blog.xml",
        ' xml:lang="en"',
        "",
        'feed without a language (write <feed xml:lang="en">)',
    ),
    "feed that names another address": (
        "blog.xml",
        '<link rel="self" href="https://example.org/site/blog.xml"/>',
        "",
        "feed does not name its own address"
        ' (write one <link rel="self" href="https://example.org/site/blog.xml">)',
    ),
    "feed without id": (
        "blog.xml",
        "<id>https://example.org/site/blog.xml</id>",
        "",
        "feed without id: 'Writing' (add its id)",
    ),
    "entry without updated": (
        "blog.xml",
        "<updated>2026-01-31T00:00:00+00:00</updated>",
        "",
        "entry without updated: 'One' (add its updated)",
    ),
    "entry whose id is a path": (
        "blog.xml",
        "<id>urn:two",
        "<id>/two/",
        "entry 'Two' has an id that is no URI: '/two/'"
        " (write a whole address, or a tag: of RFC 4151, and never change it)",
    ),
    "id twice": (
        "blog.xml",
        "urn:two",
        "tag:example.org,2026:/one/",
        "2 entries have one id: 'tag:example.org,2026:/one/'"
        " (give each entry its own, and never change it)",
    ),
    "date without a zone": (
        "blog.xml",
        "<published>2026-01-30T00:00:00+00:00",
        "<published>2026-01-30T00:00:00",
        "entry 'One' has a date published that is none of RFC 3339 with a zone:"
        " '2026-01-30T00:00:00' (write it as 2026-01-31T00:00:00+00:00)",
    ),
    "entry without an author": (
        "blog.xml",
        "<author><name>Ada</name></author>",
        "",
        "entry 'One' has no author (add an author with a name, or one to feed)",
    ),
    "entry without text": (
        "blog.xml",
        "<summary>Two</summary>",
        "",
        "entry 'Two' has no text (add content with all of it)",
    ),
    "entry with a long title": (
        "blog.xml",
        "<title>Two</title>",
        f"<title>{'word ' * 20}</title><published>2026</published>",
        f"entry '{' '.join(['word'] * 11)} ...' has a date published that is none of RFC 3339 with"
        " a zone: '2026' (write it as 2026-01-31T00:00:00+00:00)",
    ),
    "no JSON": (
        "all.json",
        '"title": "All",',
        '"title": "All"',
        "not JSON: Expecting ',' delimiter: line 3 column 2 (char 65) (write it by an encoder)",
    ),
    "former version of JSON Feed": (
        "all.json",
        "version/1.1",
        "version/1",
        "version is not that of JSON Feed 1.1: 'https://jsonfeed.org/version/1'"
        " (write https://jsonfeed.org/version/1.1)",
    ),
    "JSON feed without items": (
        "all.json",
        '"items"',
        '"_items"',
        "feed has no items (add items)",
    ),
    "JSON feed that names another address": (
        "all.json",
        "site/all.json",
        "site/other.json",
        "feed does not name its own address: 'https://example.org/site/other.json'"
        " (write feed_url https://example.org/site/all.json)",
    ),
    "key of the wrong type": (
        "all.json",
        '"tags": ["x"]',
        '"tags": "x"',
        "item 'One' has a value of tags that is not a list: '\"x\"' (write a list)",
    ),
    "id that is a number": (
        "all.json",
        '"id": "2"',
        '"id": 2',
        "item 'Two' has a value of id that is not a text: '2' (write a text)",
    ),
    "key that JSON Feed does not know": (
        "all.json",
        '"_date"',
        '"date"',
        "item 'Two' has a key that JSON Feed does not know: 'date'"
        " (begin the name of an extension with _)",
    ),
    "item of JSON without id": (
        "all.json",
        '"id": "2", ',
        "",
        "item 'Two' has no id (add id)",
    ),
    "item of JSON that leads nowhere": (
        "all.json",
        "site/one/",
        "site/gone/",
        "a link leads to no file: 'https://example.org/site/gone/' (list only pages that exist)",
    ),
    "attachment without a type": (
        "all.json",
        ', "mime_type": "image/png"',
        "",
        "item 'Two' has an attachment without url or mime_type:"
        ' \'{"url": "https://example.org/site/a.png"}\' (write both)',
    ),
    "attachment that is not there": (
        "all.json",
        "site/a.png",
        "site/b.png",
        "a link leads to no file: 'https://example.org/site/b.png' (list only pages that exist)",
    ),
    "item of JSON that is no object": (
        "all.json",
        '"items": [',
        '"items": ["One", ',
        "an item that is no object (write each as { ... })",
    ),
    "path in JSON": (
        "all.json",
        '"url": "https://example.org/site/one/"',
        '"url": "/site/one/"',
        "item 'One' has an address that is not whole: '/site/one/' (add https://)",
    ),
    "item of JSON without text": (
        "all.json",
        '"content_text": "Two",',
        "",
        "item 'Two' has no text (add content_html with all of it)",
    ),
    "date of JSON without an hour": (
        "all.json",
        "2026-01-31T00:00:00+00:00",
        "2026-01-31",
        "item 'One' has a date_published that is no date of RFC 3339 with a zone: '2026-01-31'"
        " (write it as 2026-01-31T00:00:00+00:00, or leave it out where no day is known)",
    ),
    "author that is a name alone": (
        "all.json",
        '[{"name": "Ada"}]',
        '["Ada"]',
        "feed has an author without a name: '\"Ada\"' (write {\"name\": \"...\"})",
    ),
    "tag that is a number": (
        "all.json",
        '["x"]',
        "[7]",
        "item 'One' has a tag that is no text: '7' (write it in quotes)",
    ),
    "JSON feed that is a list": (
        "all.json",
        JSON,
        f"[{JSON}]",
        "a JSON feed that is no object (write { ... })",
    ),
    "event whose URL is a path": (
        "talks.ics",
        "URL:https://example.org",
        "URL:",
        "event 'One' has a URL that is not whole: '/site/one/' (add https://)",
    ),
    "no calendar": (
        "talks.ics",
        "END:VEVENT\r\n",
        "",
        "not a calendar: Found no components where exactly one is required: BEGIN:VCALENDAR ..."
        " (write it by an encoder)",
    ),
    "calendar with the wrong line ends": (
        "talks.ics",
        "\r\n",
        "\n",
        "lines that do not end in CR LF (write it by an encoder, as bytes)",
    ),
    "calendar without PRODID": (
        "talks.ics",
        "PRODID:-//example.org//talks//EN\r\n",
        "",
        "calendar without PRODID (add PRODID)",
    ),
    "calendar without an event": (
        "talks.ics",
        CALENDAR[CALENDAR.index("BEGIN:VEVENT") : CALENDAR.index("END:VCALENDAR")],
        "",
        "calendar without an event"
        " (do not offer the file before there is one: RFC 5545 asks for a component)",
    ),
    "event without UID": (
        "talks.ics",
        "UID:one@example.org\r\n",
        "",
        "event 'One' without UID (add one that never changes, such as talk-<key>@<host>)",
    ),
    "event without DTSTAMP": (
        "talks.ics",
        "DTSTAMP:20260131T000000Z\r\n",
        "",
        "event 'One' without DTSTAMP (add the date of the content itself, never of the build)",
    ),
    "UID twice": (
        "talks.ics",
        "END:VCALENDAR",
        CALENDAR[CALENDAR.index("BEGIN:VEVENT") :].strip(),
        "2 entries have one UID: 'one@example.org'"
        " (give each entry its own, and never change it)",
    ),
    "event on a day that there is not": (
        "talks.ics",
        "DATE:20260131",
        "DATE:20260231",
        "event 'One' has a DTSTART that cannot be read: 'Wrong date format 20260231'"
        " (write it by an encoder)",
    ),
    "event that leads nowhere": (
        "talks.ics",
        "site/one/",
        "site/gone/",
        "a link leads to no file: 'https://example.org/site/gone/' (list only pages that exist)",
    ),
}  # fmt: skip
FOUND = {
    "feed named for what it is not": (
        "index.html",
        'rss+xml" href="/site/news.xml"',
        'rss+xml" href="/site/blog.xml"',
        "index.html: a link to application/rss+xml that is none: 'https://example.org/site/blog.xml'"
        " (write type='application/atom+xml')",
    ),
    "page named as a feed": (
        "index.html",
        'text/html" hreflang="de"',
        'application/atom+xml"',
        "index.html: a link to application/atom+xml that is none: 'https://example.org/site/'"
        " (link a feed, or leave out the type)",
    ),
    "page that leaves a feed out": (
        "one/index.html",
        '<link rel="alternate" type="text/calendar" href="/site/talks.ics">\n',
        "",
        "one/index.html: the home page names a feed that this page does not:"
        " 'https://example.org/site/talks.ics'"
        ' (write its <link rel="alternate"> in every head, or only where it belongs)',
    ),
}


def problems_of(folder: Path, files: dict[str, str]) -> list[str]:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    site = read_site(folder, URL)
    found = [problem for feed in site.feeds.values() for problem in feed.problems]
    found += [one for one in broken_addresses(site) if one.page in site.feeds]
    return [str(problem) for problem in [*found, *discovery_problems(site)]]


def test_good_feeds_have_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, GOOD) == []


@pytest.mark.parametrize(("path", "old", "new", "expected"), BREAKS.values(), ids=BREAKS.keys())
def test_broken_feed_is_named(tmp_path: Path, path: str, old: str, new: str, expected: str) -> None:
    assert old in GOOD[path]
    found = problems_of(tmp_path, {**GOOD, path: GOOD[path].replace(old, new)})
    assert f"{path}: {expected}" in found


@pytest.mark.parametrize(("path", "old", "new", "expected"), FOUND.values(), ids=FOUND.keys())
def test_feed_that_cannot_be_found_is_named(
    tmp_path: Path, path: str, old: str, new: str, expected: str
) -> None:
    assert old in GOOD[path]
    assert expected in problems_of(tmp_path, {**GOOD, path: GOOD[path].replace(old, new)})


def test_feed_that_no_page_names_is_named(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {**GOOD, "more/talks.ics": CALENDAR}) == [
        'more/talks.ics: a feed that no page names (write <link rel="alternate"'
        ' type="text/calendar" href="https://example.org/site/more/talks.ics"> in a head)'
    ]


def test_feed_that_a_page_of_its_own_names_is_enough(tmp_path: Path) -> None:
    own = '<link rel="alternate" type="text/calendar" href="/site/more/talks.ics"></head>'
    one = GOOD["one/index.html"].replace("</head>", own)
    files = {**GOOD, "one/index.html": one, "more/talks.ics": CALENDAR}
    assert problems_of(tmp_path, files) == []
