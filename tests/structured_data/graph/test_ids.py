from __future__ import annotations

from structured_data.graph import ids
from structured_data.library import Library
from structured_data.settings import Settings


def test_ids_are_these_for_ever(library: Library, settings: Settings) -> None:
    lantern = library.publications["lantern"]
    assert [
        ids.website(settings),
        ids.person(settings, library.owner),
        ids.person(settings, library.people["atlas-collaboration"]),
        ids.organization(settings, library.organizations["acme"]),
        ids.publication(settings, lantern),
        ids.code(settings, lantern),
        ids.article(settings, library.section("blog")[0]),
        ids.talk(settings, library.talks["poster-2024"]),
        ids.claim(settings, library.claims["acme"]),
    ] == [
        "https://ada.example/#/schema/website/main",
        "https://ada.example/#/schema/person/ada-example",
        "https://ada.example/#/schema/group/atlas-collaboration",
        "https://ada.example/#/schema/organization/acme",
        "https://ada.example/#/schema/scholarlyarticle/lantern",
        "https://ada.example/#/schema/softwaresourcecode/lantern",
        "https://ada.example/#/schema/blogposting/blog-first-light",
        "https://ada.example/#/schema/event/poster-2024",
        "https://ada.example/#/schema/claim/acme",
    ]
