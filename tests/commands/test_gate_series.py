"""A series and its parts, each of which names the other, and what is told where one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from .described_site import HOME, POST, SITEMAP, problems_of

SERIES = "https://example.org/#/schema/creativeworkseries/lamps"
PART = "https://example.org/#/schema/blogposting/light"
MADE = '"datePublished": "2026-01-02T00:00:00+00:00", "dateModified": "2026-01-03T00:00:00+00:00"'
PAGE = (
    POST.replace("blog/light/", "series/lamps/")
    .replace("Light", "Lamps")
    .replace(PART, SERIES)
    .replace('"BlogPosting"', '"CreativeWorkSeries"')
    .replace(
        '"headline": "Lamps", "author": {"@id": "https://example.org/#/schema/person/ada"},', ""
    )
    .replace(
        MADE,
        f'"name": "Lamps", "hasPart": [{{"@type": "BlogPosting", "@id": "{PART}",'
        ' "headline": "Light", "url": "https://example.org/blog/light/"}]',
    )
    .replace("By Ada Example", '<a href="/blog/light/">Light</a>')
)
IS_PART = f', "isPartOf": {{"@type": "CreativeWorkSeries", "@id": "{SERIES}", "name": "Lamps"}}}},'
SITE = {
    "index.html": HOME.replace("<p>", '<p><a href="/series/lamps/">Lamps</a> '),
    "series/lamps/index.html": PAGE,
    "blog/light/index.html": POST.replace(f"{MADE}}},", MADE + IS_PART),
    "sitemap.xml": SITEMAP.replace(
        "</urlset>", "<url><loc>https://example.org/series/lamps/</loc></url>\n</urlset>"
    ),
}


def test_series_and_part_that_name_each_other_are_right(tmp_path: Path) -> None:
    assert problems_of(tmp_path, SITE) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            "blog/light/index.html",
            IS_PART,
            "},",
            f"series/lamps/index.html: a series with a part that does not say so: '{PART}'"
            " (write isPartOf on the page of the part, or leave it out of hasPart)",
        ),
        (
            "series/lamps/index.html",
            PART,
            f"{PART}s",
            f"series/lamps/index.html: a series that leaves out one of its parts: '{PART}'"
            " (name it in hasPart)",
        ),
        (
            "series/lamps/index.html",
            SERIES,
            f"{SERIES}-2",
            f"blog/light/index.html: a part of a series that has no page: '{SERIES}'"
            " (build its page, or leave out isPartOf)",
        ),
    ],
)
def test_series_and_part_that_do_not_agree_are_told(
    tmp_path: Path, path: str, old: str, new: str, told: str
) -> None:
    assert old in SITE[path]
    assert told in problems_of(tmp_path, {**SITE, path: SITE[path].replace(old, new)})


def test_draft_is_no_part_that_a_series_leaves_out(tmp_path: Path) -> None:
    other = SITE["blog/light/index.html"].replace("blog/light/", "drafts/dark/")
    other = other.replace(PART, f"{PART}-2").replace(
        "</head>", '<meta name="robots" content="noindex"></head>'
    )
    found = problems_of(tmp_path, {**SITE, "drafts/dark/index.html": other})
    assert [problem for problem in found if "series" in problem] == []
