"""Pages that lead on from where another page was, and copies of files that have moved."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_gate import FEED, GOOD, problems_of

MOVED = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=/site/papers/">
<title>Moved: Papers</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="https://example.org/site/papers/">
</head>
<body><main><h1>This page has moved</h1><p><a href="/site/papers/">Papers</a></p></main></body>
</html>
"""


def told(folder: Path, page: str, **files: str) -> list[str]:
    start = "old/index.html: "
    found = problems_of(folder, {**GOOD, "old/index.html": page, **files})
    assert all(one.startswith(start) for one in found)
    return [one.removeprefix(start) for one in found]


def test_pages_that_lead_on_may_say_the_same(tmp_path: Path) -> None:
    assert problems_of(tmp_path, {**GOOD, "a/index.html": MOVED, "b.html": MOVED}) == []


@pytest.mark.parametrize("content", ["0;url=../papers/", "5, /site/papers/", "0; URL = ../papers/"])
def test_page_leads_on_in_any_writing(tmp_path: Path, content: str) -> None:
    assert told(tmp_path, MOVED.replace("0; url=/site/papers/", content)) == []


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        (
            'href="https://example.org/site/papers/"',
            'href="https://example.org/site/"',
            [
                "canonical link is not where it leads: 'https://example.org/site/'"
                " (write https://example.org/site/papers/)"
            ],
        ),
        (
            '<a href="/site/papers/">Papers</a>',
            "Papers",
            [
                "no link to where it leads: 'https://example.org/site/papers/'"
                " (write one: some must click)"
            ],
        ),
        (
            '<meta name="robots" content="noindex">\n',
            "",
            [
                'a redirect that is listed (write <meta name="robots" content="noindex">)',
                "no way of links from the home page: 'https://example.org/site/old/'"
                " (link it from a page that the home page leads to)",
                "not in the sitemap: 'https://example.org/site/old/' (list it, or write noindex)",
            ],
        ),
        ("Moved: Papers", "", ["no title (say in it where the page is now)"]),
        (
            'papers/">Papers',
            'gone/">Papers',
            [
                "a link leads to no file: '/site/gone/' (mend the link or add its target)",
                "no link to where it leads: 'https://example.org/site/papers/'"
                " (write one: some must click)",
            ],
        ),
        (
            "<body>",
            '<body onload="go()">',
            ["<body> has the attribute onload: 'go()' (use a script file)"],
        ),
    ],
)
def test_page_that_does_not_lead_on_as_it_should_is_told(
    tmp_path: Path, old: str, new: str, problems: list[str]
) -> None:
    assert told(tmp_path, MOVED.replace(old, new)) == problems


def test_copy_of_a_feed_that_has_moved_is_no_feed_of_its_own(tmp_path: Path) -> None:
    rules = "# Host\n/site/old%20feed.xml /site/feed.xml 301\n"
    assert problems_of(tmp_path, {**GOOD, "old feed.xml": FEED, "_redirects": rules}) == []
    (tmp_path / "_redirects").unlink()
    assert problems_of(tmp_path, {}) != []
