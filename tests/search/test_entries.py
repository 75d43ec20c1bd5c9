from __future__ import annotations

from search.entries import Entry
from search.sections import Section


def test_every_page_of_records_is_found_and_no_draft(found: dict[str, Entry]) -> None:
    groups: dict[str, list[str]] = {}
    for path, entry in found.items():
        groups.setdefault(entry.group, []).append(path)
    assert groups == {
        "Publications": [
            f"/publications/{key}/"
            for key in ("beacon", "owl", "lantern", "moth", "ember", "night-lights")
        ],
        "Writing": ["/blog/first-light/", "/series/by-lamplight/"],
        "Talks": ["/talks/lantern-invent-2025/", "/talks/poster-2024/"],
        "News": ["/news/lighthouse/", "/news/lantern-accepted/"],
        "Collaborators": [
            f"/collaborators/{key}/"
            for key in (
                *("platon", "max-sample", "atlas-collaboration"),
                *("jose-garcia-marquez", "vera-van-der-fiction", "li-na"),
            )
        ],
        "Topics": [
            f"/tags/{slug}/" for slug in ("energie", "history", "lamps", "low-light", "moths")
        ],
        "Pages": ["/", "/publications/", "/blog/", "/news/", "/talks/", "/collaborators/", "/cv/"],
    }


def test_paper_is_found_by_what_it_is_and_by_whom_and_where(found: dict[str, Entry]) -> None:
    assert found["/publications/lantern/"] == Entry(
        path="/publications/lantern/",
        group="Publications",
        title="Lantern: Serving Éclairs at 90% Less Light & Twice the Speed",
        date="Jun 2025",
        facts=(
            "Conference paper",
            "INVENT 2025",
            "Poster",
            "Ada Example, José Luis García Márquez, Max Sample Jr., Vera van der Fiction",
            "Lamps, Énergie, Low light",
            "Proceedings of the 7th Conference on Invented Systems",
            "arXiv:2501.00001",
            "10.5555/INVENT.2025_7",
        ),
        summary="Serves éclairs by the light of one lamp. An éclair that nobody can see is an"
        " éclair that nobody eats. Lantern serves them at x < 1 lux, 90% less than before.",
    )


def test_paper_that_is_not_out_says_so(found: dict[str, Entry]) -> None:
    entry = found["/publications/beacon/"]
    assert entry.date == ""
    assert entry.facts[:3] == ("Journal article", "J. Light", "Forthcoming")


def test_post_is_found_by_its_sections(found: dict[str, Entry]) -> None:
    assert found["/blog/first-light/"] == Entry(
        path="/blog/first-light/",
        group="Writing",
        title="First light",
        date="Mar 2025",
        facts=(
            "Post",
            "By lamplight",
            "Ada Example, José Luis García Márquez",
            "Lantern",
            "Énergie, Lamps, History",
        ),
        summary="What we saw when we lit the first lamp & why 1 < 2.",
        sections=(Section("", "", "One."), Section("two", "Two", "Three.")),
    )


def test_owner_alone_is_no_fact_of_an_article(found: dict[str, Entry]) -> None:
    assert found["/news/lighthouse/"].facts == ("News",)


def test_talk_person_and_topic_say_what_they_are(found: dict[str, Entry]) -> None:
    talk = found["/talks/lantern-invent-2025/"]
    assert talk.facts == (
        "Talk",
        "University of Example",
        "Hall 2, Reykjavík, Iceland",
        "José Luis García Márquez, Ada Example",
        "Lantern",
    )
    assert talk.summary == "One lamp, and what it lights."
    person = found["/collaborators/jose-garcia-marquez/"]
    assert (person.facts, person.summary) == (
        ("Collaborator", "Professor", "University of Example"),
        "Joint work: Lantern.",
    )
    topics = [found[f"/tags/{slug}/"].facts for slug in ("lamps", "moths")]
    assert topics == [("Topic", "2 papers", "2 posts and news items"), ("Topic", "1 paper")]


def test_other_pages_are_found_by_what_only_they_show(found: dict[str, Entry]) -> None:
    shown = {path: [(s.id, s.text) for s in found[path].sections] for path in ("/", "/talks/")}
    assert shown == {
        "/": [
            ("claims", "Acme Every lamp is a Lantern. Acme says that every lamp is a Lantern."),
            (
                "about",
                "I began with candles & moths, and now work on Lantern."
                " Before that I did nothing at all.",
            ),
            (
                "research",
                "Low light. Seeing with one photon. Night flight. Moths, and what they want.",
            ),
        ],
        "/talks/": [("", "Invited talk at Acme & Sons: Lamps at work")],
    }
    education, experience, *_ = found["/cv/"].sections
    assert education == Section(
        "education",
        "Education",
        "PhD in Lamps, University of Example, Lantern Laboratory,"
        " Advised by José Luis García Márquez, Sep 2023 \u2013 present."
        " B.S., Village School of Nowhere, 2018\u20132022.",
    )
    assert experience.text == "Lamp lighter, Acme & Sons, Jun\u2013Aug 2022. Lit the lamps."
    assert {section.id for section in found["/cv/"].sections} & {"publications", "talks"} == set()
