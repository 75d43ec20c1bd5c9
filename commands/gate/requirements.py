"""What a node needs to be of use: what search engines ask for, and what this site adds to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Requirement:
    """Properties that nodes of a type have; `a|b` is either, `a.b` is b of each a.

    `main_only`: of the page and what it is about; elsewhere a name and an address are enough.
    """

    type: str
    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    main_only: bool = False


IMAGE_RIGHTS = "creator|creditText|copyrightNotice|license"
REQUIREMENTS = (
    Requirement("WebSite", ("name", "url")),
    Requirement("WebPage", recommended=("name", "description", "dateModified"), main_only=True),
    Requirement("ProfilePage", ("mainEntity.name",), ("dateCreated", "dateModified")),
    Requirement("BreadcrumbList", ("itemListElement",)),
    Requirement("ItemList", ("itemListElement",)),
    Requirement("ListItem", ("position", "item|url", "name|item.name")),
    Requirement("Person", ("name",)),
    Requirement("Organization", ("name",)),
    Requirement("PropertyValue", ("value|name",)),
    Requirement("Place", ("name|address",)),
    Requirement(
        "Event",
        ("name", "startDate", "location.address"),
        ("endDate", "description", "image", "performer", "organizer", "eventStatus"),
    ),
    Requirement(
        "VideoObject",
        ("name", "thumbnailUrl", "uploadDate"),
        ("description", "contentUrl|embedUrl", "duration"),
    ),
    Requirement("ImageObject", ("contentUrl", IMAGE_RIGHTS), ("license", "acquireLicensePage")),
    Requirement(
        "SocialMediaPosting",
        ("headline", "author.name", "datePublished"),
        ("author.url", "dateModified", "image"),
        main_only=True,
    ),
    Requirement(
        "ScholarlyArticle",
        ("headline", "name", "author.name"),
        ("author.url", "datePublished", "abstract", "identifier|sameAs", "isPartOf", "image"),
        main_only=True,
    ),
    Requirement(
        "SoftwareSourceCode",
        ("name",),
        ("codeRepository", "programmingLanguage", "license", "author"),
        main_only=True,
    ),
    Requirement(
        "Dataset",
        ("name", "description"),
        ("creator|author", "license", "distribution", "identifier"),
        main_only=True,
    ),
)
