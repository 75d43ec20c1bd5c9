"""Names of places in the files of content, and the lines they lead to."""

from __future__ import annotations

from pathlib import Path

import pytest
from structured_data.places import Places, UnknownPlaceError

PROFILE = """\
# Not of links.x: a comment.
person: ada-example
lede: >-
  The word education:
  stands in a text.
links:
  google_scholar:
  x: # empty
education:
  - degree: PhD

  - degree: B.S.
    start: 2018
    advisors: [a, b]
about:
  - One.
  -
  - Three.
themes:
  - name: Low light
    key: low-light
    summary: Dark.
"""
BIBTEX = """\
% doi = {a comment}
@misc{lantern,
  title = {On doi = and
           more},
  doi = {},
  date = {2025},
}
"""


@pytest.fixture
def places(site: Path) -> Places:
    (site / "content/data/profile.yaml").write_text(PROFILE, encoding="utf-8")
    (site / "content/data/publications.bib").write_text(BIBTEX, encoding="utf-8")
    return Places(Path("content/data"))


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("profile.yaml", "profile.yaml:1"),
        ("profile.yaml:lede", "profile.yaml:3: lede"),
        ("profile.yaml:links", "profile.yaml:6: links"),
        ("profile.yaml:links.x", "profile.yaml:8: links.x"),
        ("profile.yaml:education", "profile.yaml:9: education"),
        ("profile.yaml:education[1]", "profile.yaml:12: education[1]"),
        ("profile.yaml:education[1].start", "profile.yaml:13: education[1].start"),
        ("profile.yaml:education[1].advisors[1]", "profile.yaml:14: education[1].advisors[1]"),
        ("profile.yaml:about[2]", "profile.yaml:18: about[2]"),
        ("profile.yaml:themes.low-light", "profile.yaml:20: themes[0]"),
        ("profile.yaml:themes.low-light.summary", "profile.yaml:22: themes[0].summary"),
        ("publications.bib:lantern", "publications.bib:2: lantern"),
        ("publications.bib:lantern.doi", "publications.bib:5: lantern.doi"),
        ("publications.bib:lantern.date", "publications.bib:6: lantern.date"),
        ("people.yaml:platon.name", "people.yaml:30: people[4].name"),
    ],
)
def test_place_is_found_by_the_path_to_it(places: Places, name: str, place: str) -> None:
    assert str(places.find(name)) == f"content/data/{place}"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("peple.yaml:platon", "did you mean 'people.yaml'?"),
        ("nothing", "write publications.bib:key.field or news/x.md"),
        ("people.yaml:", "write people.yaml:key.field"),
        ("people.yaml:platon..name", "write people.yaml:key.field"),
        ("people.yaml:plato", "did you mean 'people.yaml:platon'?"),
        ("profile.yaml:link", "did you mean 'profile.yaml:links'?"),
        ("profile.yaml:links.linkedin", "known: google_scholar, x"),
        ("profile.yaml:education[7]", "did you mean 'profile.yaml:education[1]'?"),
        ("profile.yaml:themes.low.summary", "known: low-light"),
        ("profile.yaml:lede.x", "write profile.yaml:lede"),
        ("publications.bib:lantern.venue", "known: title, doi, date"),
    ],
)
def test_name_that_is_no_place_is_told_with_what_is_known(
    places: Places, name: str, known: str
) -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        places.find(name)
    assert str(caught.value) == known


def test_nothing_is_said_of_the_places_in_a_file_that_cannot_be_read(site: Path) -> None:
    (site / "content/data/people.yaml").write_text("- key: 'open\n", encoding="utf-8")
    place = Places(Path("content/data")).find("people.yaml:platon.name")
    assert str(place) == "content/data/people.yaml:1"
