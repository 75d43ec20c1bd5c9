from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from structured_data.errors import InvalidData
from structured_data.library import Library
from structured_data.places import Places
from structured_data.review import owner_review
from structured_data.review.entry import Entry
from structured_data.review.link_check import Answer, link_check_text, read_link_check
from structured_data.review.links import addresses, last_check
from structured_data.review.text import review_markdown, review_table

DATA = Path("content/data")
CHECK = Path("link-check.json")
ROOT = Path(__file__).parents[3]
ARTICLE = """\
Title: Links
Date: 2025
Summary: Begin with https:// and no more.
Sources: https://sources.example/one

A [word](https://en.wikipedia.org/wiki/Foo_(bar)), and https:// alone.
(See <https://a.example/x>, or https://a.example/x.)
<a href="https://a.example/?a=1&amp;b=2">words</a> <!-- https://comment.example/ -->

```sh
curl https://code.example/
```
"""

CITED = "@misc{moth,\n  doi = {10.5555/12345678},\n  title = {Moths},\n}\n"


def review(load: Callable[[], Library]) -> tuple[Entry, ...]:
    return owner_review(DATA, load(), CHECK)


def change(name: str, old: str, new: str) -> None:
    file = DATA / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(load: Callable[[], Library], section: str) -> set[str]:
    return {" | ".join(e.columns) for e in review(load) if e.section == section}


def test_page_is_written_as_its_case(
    site: Path, load: Callable[[], Library], golden: Callable[[str, str], None]
) -> None:
    entries = review(load)
    golden("review/owner-review.md", review_markdown(entries, last_check(CHECK)))
    golden("review/table.txt", review_table(entries))


def test_every_entry_names_the_line_of_its_field(site: Path, load: Callable[[], Library]) -> None:
    for entry in review(load):
        lines = Path(entry.place.file).read_text(encoding="utf-8").split("\n")
        line = lines[entry.place.line - 1]
        field = entry.place.key.rpartition(".")[2].rpartition("]")[2]
        has_field = any(f"{field}:" in text or f"{field} =" in text for text in lines)
        if field and has_field and entry.section in ("difference", "confirm"):
            assert field in line, entry


def test_record_with_a_source_does_not_stand_on_the_owners_word(
    site: Path, load: Callable[[], Library]
) -> None:
    before = told(load, "unsourced")
    change(
        "talks.yaml",
        "- key: lamps-at-acme\n",
        "- key: lamps-at-acme\n  sources: https://acme.example/talks\n",
    )
    gone = before - told(load, "unsourced")
    assert gone == {"title: Lamps at work, organization: acme, kind: invited"}


def test_filled_field_is_no_gap(site: Path, load: Callable[[], Library]) -> None:
    change("profile.yaml", "email: ada@university.example", "email:")
    assert "Ada Example | email" in told(load, "empty")
    change("profile.yaml", "email:", "email: ada@university.example")
    assert "Ada Example | email" not in told(load, "empty")


def test_links_last_seen_dead_are_told_where_they_stand(
    site: Path, load: Callable[[], Library]
) -> None:
    answers = {
        "https://lab.university.example/": Answer("2026-01-01", "dead", "404 Not Found"),
        "https://orcid.org/0000-0001-5109-3700": Answer("2026-01-02", "dead", "404 Not Found"),
        "https://garcia.example/": Answer("2026-01-01", "moved", "", "https://garcia.example/new/"),
        "https://atlas.example/": Answer("2026-01-01", "refused", "403 Forbidden"),
        "https://is-in-no-record.example/": Answer("2026-01-01", "dead", "410 Gone"),
    }
    CHECK.write_text(link_check_text(answers), encoding="utf-8")
    assert read_link_check(CHECK) == answers
    told = {
        entry.columns: f"{Path(entry.place.file).name}:{entry.place.line}"
        for entry in review(load)
        if entry.section in ("dead-link", "moved-link")
    }
    assert told == {
        ("https://lab.university.example/", "404 Not Found"): "organizations.yaml:13",
        ("https://orcid.org/0000-0001-5109-3700", "404 Not Found"): "people.yaml:19",
        ("https://garcia.example/", "https://garcia.example/new/"): "people.yaml:18",
    }
    assert last_check(CHECK) == (
        "5 addresses were asked by `./inv check links --external`, last on 2026-01-02."
    )


def test_doi_is_no_gap_as_many_venues_assign_none(site: Path, load: Callable[[], Library]) -> None:
    assert not any("doi" in words.split(" | ")[1] for words in told(load, "empty"))


def test_empty_account_is_told_where_it_is_named(site: Path, load: Callable[[], Library]) -> None:
    change("profile.yaml", "  google_scholar: AAAAAAAAAAAJ", "  google_scholar:\n  x:")
    places = {e.columns[1]: e.place for e in review(load) if e.columns[0] == "Ada Example"}
    lines = (DATA / "profile.yaml").read_text(encoding="utf-8").split("\n")
    assert [lines[places[name].line - 1].strip() for name in ("google_scholar", "x")] == [
        "google_scholar:",
        "x:",
    ]


def test_damaged_link_check_is_one_problem(site: Path, load: Callable[[], Library]) -> None:
    wrong = '{"https://a.example/": {"asked": "2026-01-01", "outcome": "gone"}}'
    for text in ("", "[]", '{"a": {}}', '{"dead": 3}', "\0", wrong):
        CHECK.write_text(text, encoding="utf-8")
        with pytest.raises(InvalidData, match=r"check\.json:1: is not what ./inv check links"):
            review(load)


def test_addresses_are_those_of_records_and_articles(site: Path) -> None:
    change("talks.yaml", "- key: lamps-at-acme", "# https://comment.example/\n- key: lamps-at-acme")
    change(
        "publications.bib", "\n  title = ", "\n  note = {See https://a.example/b\\_c.},\n  title = "
    )
    change(
        "publications.bib", "\n  title = ", "\n  versions = {journal 2024 doi:10.1/x},\n  title = "
    )
    (site / "content/blog/first-light/index.md").write_text(ARTICLE, encoding="utf-8")
    (site / "content/blog/first-light/references.bib").write_text(CITED, encoding="utf-8")
    found = {
        address: [f"{Path(place.file).name}:{place.line}" for place in places]
        for address, places in addresses(Places(DATA)).items()
    }
    assert "https://comment.example/" not in found
    assert "https://invent.example/2025/lantern" in found
    assert found["https://a.example/b_c"][0].startswith("publications.bib:")
    assert found["https://doi.org/10.1/x"][0].startswith("publications.bib:")
    assert found["https://doi.org/10.5555/12345678"] == ["references.bib:2"]
    assert found["https://github.com/max-sample"] == ["people.yaml:24"]
    assert {address: at[0] for address, at in found.items() if at[0].startswith("index.md")} == {
        "https://sources.example/one": "index.md:4",
        "https://en.wikipedia.org/wiki/Foo_(bar)": "index.md:6",
        "https://a.example/x": "index.md:7",
        "https://a.example/?a=1&b=2": "index.md:8",
    }


def test_every_address_in_the_content_of_this_site_has_a_host_and_its_line() -> None:
    found = addresses(Places(ROOT / "content/data"))
    assert len(found) > 50
    for address, places in found.items():
        assert urlsplit(address).hostname, address
        for place in places:
            lines = Path(place.file).read_text(encoding="utf-8").split("\n")
            named = address.rpartition("/")[2]  # an identifier stands for its address
            assert address in lines[place.line - 1] or named in lines[place.line - 1], place


@pytest.mark.parametrize(
    ("note", "problem"),
    [
        (
            "- kind: wrong\n  said: a\n  at: profile.yaml:lede\n",
            "review.yaml:1: review[0].kind: 'wrong' is not one that is known "
            "(write difference or confirm or left-out)",
        ),
        (
            "- kind: confirm\n  said: a\n  found: b\n  at: publications.bib:lantren\n",
            "review.yaml:4: review[0].at: 'publications.bib:lantren' is no place in content "
            "(did you mean 'publications.bib:lantern'?)",
        ),
        (
            "- kind: difference\n  said: a\n  at: profile.yaml:lede\n",
            "review.yaml:1: review[0].found: is missing (add found)",
        ),
        (
            "kind: confirm\n",
            "review.yaml:1: is not a list of notes (begin each with `- kind: ...`)",
        ),
        ("- text\n", "review.yaml:1: review[0]: is not a record (begin it with `- kind: ...`)"),
    ],
)
def test_wrong_note_is_a_problem(
    site: Path, load: Callable[[], Library], note: str, problem: str
) -> None:
    (DATA / "review.yaml").write_text(note, encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        review(load)
    assert f"content/data/{problem}" in str(caught.value).split("\n")
