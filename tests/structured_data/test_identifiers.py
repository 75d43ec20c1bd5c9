from __future__ import annotations

from collections.abc import Callable

import pytest
from structured_data import identifiers

Form = Callable[[str], str]

RIGHT: list[tuple[Form, list[str]]] = [
    (identifiers.key, ["a", "lantern", "lantern-2", "7"]),
    (identifiers.doi, ["10.5555/a", "10.1145/3711896.3736884", "10.1002/(SICI)1097<1::AID>3.0"]),
    (identifiers.arxiv, ["2407.00023", "0704.0001", "cs/0112017", "math.GT/0309136"]),
    (identifiers.ror, ["0168r3w48"]),
    (identifiers.orcid, ["0000-0002-1825-0097", "0000-0002-9079-593X"]),
    (identifiers.email, ["ada@example.org", "a.b+c@mail.example-university.org"]),
    (identifiers.user_name, ["ada-example", "AAAAAAAAAAAJ", "a_b.c"]),
    (
        identifiers.web_address,
        [
            "https://a.example",
            "http://a.example:80/b?c=d&e#f",
            "https://[::1]/",
            "https://é.example/é",
        ],
    ),
    (identifiers.link_target, ["/", "/talks/#all", "https://a.example/"]),
    (identifiers.topic, ["Énergie", "C++"]),
    (identifiers.language, ["en", "en-US", "zh-Hans", "sr-Latn-RS", "es-419", "haw"]),
]
WRONG: list[tuple[Form, list[str]]] = [
    (identifiers.key, ["", "Lantern", "a--b", "-a", "a-", "a b", "é", "a\n"]),
    (identifiers.doi, ["", "10.5555", "10.55/a", "doi:10.5555/a", "10.5555/a b", "10.٥٥٥٥/a"]),
    (identifiers.arxiv, ["", "2407.00023v2", "arXiv:2407.00023", "2407.123", "https://arxiv.org"]),
    (identifiers.ror, ["", "https://ror.org/0168r3w48", "1168r3w48", "0168r3w4"]),
    (
        identifiers.orcid,
        [
            "",
            "0000-0002-1825-0098",
            "0000000218250097",
            "0000-0002-9079-593x",
            "٠000-0002-1825-0097",
        ],
    ),
    (identifiers.email, ["", "ada", "ada@", "ada@example", "a b@example.org", "ada@example.org\n"]),
    (identifiers.user_name, ["", "https://github.example/ada", "a/b", "a?b", 'a"b', "a b"]),
    (
        identifiers.web_address,
        [
            *("", "a.example", "//a.example", "ftp://a.example", "javascript:alert(1)", "https://"),
            *("https:///a", "https://a.example/ b", 'https://a.example/"b', "https://a.example/'b"),
            *("https://a.example/<b>", " https://a.example", "https://a.example/\n", "http://[a"),
            *("data:text/html,a", "https://a.example:b/", "https://a.example:99999/", "HTTPS:a"),
        ],
    ),
    (identifiers.link_target, ["//a.example", "/\\a.example", "talks/", "#all", "/a b", '/"']),
    (identifiers.topic, ["", "日本", "++"]),
    (identifiers.language, ["", "english", "EN", "en_US", "en-us", "en-", "en-USA"]),
]


@pytest.mark.parametrize(
    ("form", "text"), [(form, text) for form, texts in RIGHT for text in texts]
)
def test_right_form_is_kept_as_it_is(form: Form, text: str) -> None:
    assert form(text) == text


@pytest.mark.parametrize(
    ("form", "text"), [(form, text) for form, texts in WRONG for text in texts]
)
def test_wrong_form_is_refused(form: Form, text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        form(text)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Low Light", "low-light"),
        ("Énergie", "energie"),
        ("LLM–serving, at scale", "llm-serving-at-scale"),
        ("Sørensen & Łukasiewicz", "sorensen-lukasiewicz"),
        ("Straße", "strasse"),
        ("C++", "c"),
        ("日本", ""),
    ],
)
def test_slug_drops_accents_and_puts_hyphens_for_the_rest(name: str, slug: str) -> None:
    assert identifiers.slug(name) == slug


def test_host_is_shown_without_www() -> None:
    assert identifiers.host("https://www.lantern.example:80/a") == "lantern.example"


@pytest.mark.parametrize(
    "address",
    ["https://www.code.example/A.git", "http://code.example/a/", "https://code.example/a"],
)
def test_repository_is_one_however_its_address_is_spelled(address: str) -> None:
    assert identifiers.repository(address) == "code.example/a"
