"""The images of some HTML, found and written again."""

from __future__ import annotations

import pytest
from content_pictures.image_tags import image_tags, with_tags


@pytest.mark.parametrize(
    ("before", "image", "attributes"),
    [
        ("<p>", '<img alt="a" src="b.png">', {"alt": "a", "src": "b.png"}),
        ("", "<IMG\n SRC='a&amp;b.png' alt='>' a>", {"src": "a&b.png", "alt": ">", "a": None}),
        ("a\r\nb\x0bc\u2028\n", "<img src=a.png />", {"src": "a.png"}),
    ],
)
def test_image_is_found_where_it_stands(
    before: str, image: str, attributes: dict[str, str | None]
) -> None:
    (tag,) = image_tags(f"{before}{image}\n>")
    assert tag.attributes == attributes
    assert (tag.start, tag.end) == (len(before), len(before) + len(image))


@pytest.mark.parametrize(
    "html", ["<!-- <img src=a.png> -->", "<script>'<img src=a.png>'</script>", "&lt;img src=a>"]
)
def test_what_is_no_tag_is_no_image(html: str) -> None:
    assert image_tags(html) == []


def test_classes_are_those_of_the_image_and_of_what_is_around_it() -> None:
    html = '<figure class="wide"><p class="b c"><b class="d"><br></b><img class="a"></p></figure>'
    (tag, bare) = image_tags(f"{html}<img>")
    assert tag.classes == ("a", "b", "c", "wide")
    assert bare.classes == ()


def test_other_attributes_change_nothing_else() -> None:
    html = "<p>x <img src=a> &amp; <img src=b>\n</p>"
    first, second = image_tags(html)
    changes = [(first, {"src": 'a"&', "hidden": None}), (second, {"alt": "<"})]
    assert with_tags(html, changes) == (
        '<p>x <img src="a&quot;&amp;" hidden> &amp; <img alt="&lt;">\n</p>'
    )
