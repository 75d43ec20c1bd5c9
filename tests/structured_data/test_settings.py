from __future__ import annotations

import pytest
from structured_data.errors import InvalidData
from structured_data.settings import Settings

GIVEN = {"site_url": "https://ada.example", "site_name": "Ada Example"}


def test_language_has_a_default() -> None:
    assert Settings.from_mapping(GIVEN) == Settings(
        site_url="https://ada.example", site_name="Ada Example", language="en"
    )


def test_site_may_stand_under_a_path() -> None:
    settings = Settings.from_mapping({**GIVEN, "site_url": "https://ada.example/site"})
    assert settings.base == "/site"
    assert settings.absolute("/talks/") == "https://ada.example/site/talks/"


def test_site_at_the_root_has_no_base() -> None:
    assert Settings.from_mapping(GIVEN).base == ""


def test_web_address_is_absolute_as_it_is() -> None:
    settings = Settings.from_mapping(GIVEN)
    assert settings.absolute("https://acme.example/") == "https://acme.example/"


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        (
            {},
            [
                "pelicanconf.py:1: STRUCTURED_DATA['site_name']: is missing (add 'site_name')",
                "pelicanconf.py:1: STRUCTURED_DATA['site_url']: is missing (add 'site_url')",
            ],
        ),
        (
            {**GIVEN, "site_ulr": "https://ada.example", "language": 7},
            [
                "pelicanconf.py:1: STRUCTURED_DATA['language']: 7 is not text (write it in quotes)",
                "pelicanconf.py:1: STRUCTURED_DATA['site_ulr']: is not a setting "
                "(known: citation_style, language, site_name, site_url)",
            ],
        ),
        (
            {**GIVEN, "citation_style": "apa"},
            [
                "pelicanconf.py:1: STRUCTURED_DATA['citation_style']: 'apa' is not a style "
                "(write 'numbered' or 'author-year')",
            ],
        ),
        *(
            (
                {**GIVEN, "site_url": address},
                [
                    f"pelicanconf.py:1: STRUCTURED_DATA['site_url']: {address!r} is not an address "
                    "(write https://example.org, with no slash at the end)"
                ],
            )
            for address in (
                "https://ada.example/",
                "ada.example",
                "https://ada.example?a=b",
                "https://ada.example#a",
                "javascript:alert(1)",
            )
        ),
    ],
)
def test_wrong_settings_are_told_all_at_once(given: dict[str, object], problems: list[str]) -> None:
    with pytest.raises(InvalidData) as caught:
        Settings.from_mapping(given)
    assert str(caught.value).splitlines() == problems
