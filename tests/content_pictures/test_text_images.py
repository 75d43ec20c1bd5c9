"""Where an image stands in Markdown, and which file its address means."""

from __future__ import annotations

import pytest
from content_pictures.addresses import content_path
from content_pictures.text_images import image_lines
from structured_data.picture_files import UnfitPictureError

TEXT = """\
Title: Lamps about a.png

See [a](a.png) and `![a](a.png)`.

![a
b](a.png) and
![[c]](<a.png> "d")

```
![e](a.png)
```

<img alt="f"
     src="a.png"> <!-- ![g](a.png) -->

![h][i] ![j]() {static}k.png

[i]: l.png
"""


@pytest.mark.parametrize(
    ("address", "lines"),
    [("a.png", [6, 7, 14]), ("l.png", [18]), ("", [16]), ("/x/k.png", [16]), ("m.png", [1])],
)
def test_lines_are_those_of_images_outside_code(address: str, lines: list[int]) -> None:
    assert image_lines(TEXT, address) == lines


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("a.png", "blog/lamps/a.png"),
        ("./b/a%20b.png", "blog/lamps/b/a b.png"),
        ("../other/a.png", "blog/other/a.png"),
        ("../../images/a.png", "images/a.png"),
        ("/images/a.png", "images/a.png"),
        ("{static}a.png", "blog/lamps/a.png"),
        ("{attach}/images/a.png", "images/a.png"),
        ("|static|a.png", "blog/lamps/a.png"),
        ("a.svg?b#c", "blog/lamps/a.svg"),
    ],
)
def test_address_means_a_file_of_the_content(address: str, path: str) -> None:
    assert content_path(address, "blog/lamps") == path


OUTSIDE = "is outside the content (put the file beside this text)"
FOREIGN = "is no file of this site (put it beside this text, and write its name)"


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", "names no file (write ![what it shows](file.png))"),
        ("#a", "names no file (write ![what it shows](file.png))"),
        ("../../../a.png", OUTSIDE),
        ("/../a.png", OUTSIDE),
        ("https://b.example/a.png", FOREIGN),
        ("//b.example/a.png", FOREIGN),
        ("data:image/png;base64,AAAA", FOREIGN),
        ("http://[", "is not an address (write the name of a file)"),
    ],
)
def test_address_of_no_file_of_the_content_is_told(address: str, fault: str) -> None:
    with pytest.raises(UnfitPictureError) as told:
        content_path(address, "blog/lamps")
    assert str(told.value) == fault
