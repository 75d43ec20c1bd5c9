from __future__ import annotations

from dataclasses import replace

from structured_data.library import Library
from structured_data.licenses import License
from structured_data.page_view import PageView
from structured_data.records import Pdf
from structured_data.settings import Settings
from structured_data.signposts import Signpost, signposts

ADA = Signpost("author", "https://orcid.org/0000-0002-1825-0097")
JOSE = Signpost("author", "https://orcid.org/0000-0001-5109-3700")


def test_paper_names_authors_descriptions_pdf_and_type(
    views: dict[str, PageView], library: Library, settings: Settings
) -> None:
    below = replace(settings, site_url="https://ada.example/site")
    of_light = License("Light", "https://light.example/license")
    lantern = replace(library.publications["lantern"], pdf=Pdf("lantern.pdf", 9), license=of_light)
    view = replace(views["/publications/lantern/"], subject=lantern)
    file = "/site/publications/lantern/lantern"
    assert signposts(view, library.owner, below) == (
        ADA,
        JOSE,
        Signpost("author", "/site/collaborators/max-sample/"),
        Signpost("author", "/site/collaborators/vera-van-der-fiction/"),
        Signpost("describedby", f"{file}.bib", "application/x-bibtex"),
        Signpost("describedby", f"{file}.ris", "application/x-research-info-systems"),
        Signpost("describedby", f"{file}.json", "application/vnd.citationstyles.csl+json"),
        Signpost("item", f"{file}.pdf", "application/pdf"),
        Signpost("license", "https://light.example/license"),
        Signpost("type", "https://schema.org/AboutPage"),
        Signpost("type", "https://schema.org/ScholarlyArticle"),
    )


def test_no_page_says_that_it_is_what_an_identifier_leads_to(
    views: dict[str, PageView], library: Library, settings: Settings
) -> None:
    found = {
        link.rel for view in views.values() for link in signposts(view, library.owner, settings)
    }
    assert found == {
        "author",
        "describedby",
        "license",
        "type",
    }  # no cite-as; no item without a PDF


def test_work_has_its_own_type(
    views: dict[str, PageView], library: Library, settings: Settings
) -> None:
    links = signposts(views["/publications/night-lights/"], library.owner, settings)
    assert links[-1] == Signpost("type", "https://schema.org/Thesis")


def test_post_names_its_authors_and_a_list_nobody(
    views: dict[str, PageView], library: Library, settings: Settings
) -> None:
    assert signposts(views["/blog/first-light/"], library.owner, settings) == (ADA, JOSE)
    assert signposts(views["/blog/"], library.owner, settings) == ()
