"""Pictures in posts that Pelican builds."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import pytest
from bs4 import BeautifulSoup, Tag
from PIL.ExifTags import Base

from commands.build import build_site
from commands.errors import CommandError
from commands.project import ROOT

from .conftest import set_up, write_post
from .made_pictures import CAMERA, decoded, encoded, photo

CASES = ROOT / "tests/cases/pictures"
CACHE = Path(".cache/content_pictures")
OUTPUT = Path("output")


def built_images(page: str = "lamps", base: str = "") -> list[Tag]:
    """Return the images of a page that is built now; each file that one names is there."""
    build_site(Path("siteconf.py"), OUTPUT)
    html = (OUTPUT / page / "index.html").read_text("utf-8")
    images = BeautifulSoup(html, "html.parser").select("img")
    for image in images:
        for address in [str(image["src"]), *candidates(image)]:
            assert (OUTPUT / address.removeprefix(f"{base}/")).is_file()
    return images


def candidates(image: Tag) -> dict[str, str]:
    """Return the address of each candidate -> how wide it says it is."""
    parts = str(image.get("srcset", "")).split(", ")
    return dict(part.split(" ") for part in parts if part)  # type: ignore[misc]


def others(image: Tag) -> dict[str, object]:
    """Return the attributes of an image that name no file."""
    return {name: value for name, value in image.attrs.items() if name not in ("src", "srcset")}


LAZY = {"loading": "lazy", "decoding": "async"}
SIZES = "min(38rem, 96vw - 1.6rem)"


def test_picture_is_shown_by_files_that_fit_and_has_its_size(site: Path) -> None:
    write_post("![A lamp](lamp.jpg)\n\n![A chart](chart.png 'How it went'){: .big #c }\n")
    lamp, chart = built_images()
    assert others(lamp) == {"alt": "A lamp", "width": "1000", "height": "1600", "sizes": SIZES}
    assert list(candidates(lamp).values()) == ["400w", "720w", "1000w"]
    for address, width in candidates(lamp).items():
        assert decoded((OUTPUT / address[1:]).read_bytes()).width == int(width[:-1])
    assert str(lamp["src"]).endswith(".jpg")
    assert others(chart) == {
        "alt": "A chart",
        "title": "How it went",
        "class": ["big"],
        "id": "c",
        "width": "1000",
        "height": "600",
        "sizes": SIZES,
        **LAZY,
    }


def test_picture_is_found_by_each_way_to_name_it(site: Path) -> None:
    image = "/images/my%20lamp.jpg"
    write_post(
        f"![a](<../../images/my lamp.jpg>) ![b]({image}) ![c]({{static}}{image})\n\n"
        f'<img src="{image}" alt="d"> ![e][f] ![g]({{attach}}../../images/my%20lamp.jpg)\n\n'
        f"[f]: {image}\n"
    )
    images = built_images()
    assert [image["alt"] for image in images] == ["a", "b", "c", "d", "e", "g"]
    assert len({image["src"] for image in images}) == 1
    assert (OUTPUT / "lamps/my lamp.jpg").is_file()  # as Pelican attaches it


def test_drawing_and_what_moves_are_the_files_that_they_were(site: Path) -> None:
    write_post("![a](drawing.svg)\n![b](moving.gif)\n\n![](drawing.svg){: role=presentation }\n")
    drawing, moving, ornament = built_images()
    assert others(drawing) == {"alt": "a", "width": "600", "height": "250"}
    assert others(moving) == {"alt": "b", "width": "200", "height": "100", **LAZY}
    assert others(ornament) == {"alt": "", "width": "600", "height": "250", **LAZY}
    for image, name in ((drawing, "drawing.svg"), (moving, "moving.gif")):
        shown = (OUTPUT / str(image["src"])[1:]).read_bytes()
        assert shown == (site / "content/blog/lamps" / name).read_bytes()
        assert "srcset" not in image.attrs


def test_width_of_the_author_counts_and_the_height_follows(site: Path) -> None:
    write_post(
        "![a](chart.png){: width=300 }\n![b](chart.png){: height=300 }\n"
        "![c](drawing.svg){: width=300 height=9 loading=eager }\n"
    )
    by_width, by_height, drawing = built_images()
    assert (by_width["width"], by_width["height"]) == ("300", "180")
    assert by_width["sizes"] == "min(300px, 100vw)"
    assert (by_height["width"], by_height["height"]) == ("500", "300")
    assert others(drawing) == {
        "alt": "c",
        "width": "300",
        "height": "125",
        "loading": "eager",
        "decoding": "async",
    }


def test_class_of_what_is_around_a_picture_is_its_place(site: Path) -> None:
    write_post('<figure class="wide">\n<img src="lamp.jpg" alt="a">\n</figure>\n')
    (image,) = built_images()
    assert image["sizes"] == "60rem"
    assert list(candidates(image).values()) == ["720w", "1000w"]


def test_site_below_a_path_shows_its_pictures_there(site: Path) -> None:
    set_up(base="/site")
    write_post('![a](/images/my%20lamp.jpg)\n\n<img src="/images/my%20lamp.jpg" alt="b">\n')
    first, second = built_images(base="/site")
    assert first["src"] == second["src"]
    assert str(first["src"]).startswith("/site/pictures/")


def test_text_of_one_file_shows_what_stands_beside_it(site: Path) -> None:
    Path("content/blog/alone.jpg").write_bytes(encoded(photo(300, 200), "JPEG"))
    write_post("![a](alone.jpg)\n", name="alone.md")
    (image,) = built_images("alone")
    assert (image["width"], image["height"]) == ("300", "200")


def test_draft_shows_its_pictures_and_publishes_none(site: Path) -> None:
    write_post("![a](lamp.jpg)\n", status="draft")
    (image,) = built_images("drafts/lamps")
    assert list(candidates(image).values()) == ["400w", "720w", "1000w"]
    set_up(drafts=False)
    build_site(Path("siteconf.py"), OUTPUT)
    assert not (OUTPUT / "pictures").exists()


def test_no_picture_that_is_published_says_where_it_was_taken(site: Path) -> None:
    original = site / "content/blog/lamps/lamp.jpg"
    given = original.read_bytes()
    write_post("![a](lamp.jpg)\n")
    built_images()
    for file in OUTPUT.rglob("*.*"):
        assert CAMERA.encode() not in file.read_bytes()
    published = decoded((OUTPUT / "blog/lamps/lamp.jpg").read_bytes())
    assert dict(published.getexif()) == {Base.Orientation: 6}
    assert original.read_bytes() == given


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_two_builds_write_the_same_bytes_whatever_is_kept(site: Path) -> None:
    write_post("![a](lamp.jpg)\n![b](chart.png)\n![c](moving.gif)\n")
    built_images()
    first, kept = contents(OUTPUT), contents(CACHE)
    assert len(kept) == 3
    built_images()
    assert (contents(OUTPUT), contents(CACHE)) == (first, kept)
    damaged, emptied, gone = sorted(CACHE.iterdir())
    data = damaged.read_bytes()
    damaged.write_bytes(data[:200] + b"\xff" * 100 + data[300:])
    emptied.write_bytes(b"")
    gone.unlink()
    built_images()
    assert (contents(OUTPUT), contents(CACHE)) == (first, kept)


def test_picture_that_is_kept_is_not_made_again(site: Path) -> None:
    write_post("![a](lamp.jpg)\n")
    built_images()
    before = {file: file.stat().st_mtime_ns for file in CACHE.iterdir()}
    built_images()
    assert {file: file.stat().st_mtime_ns for file in CACHE.iterdir()} == before


def test_address_is_another_one_where_the_picture_is(site: Path) -> None:
    write_post("![a](lamp.jpg)\n")
    (before,) = built_images()
    (site / "content/blog/lamps/lamp.jpg").write_bytes(encoded(photo(900, 500), "JPEG"))
    (after,) = built_images()
    assert after["src"] != before["src"]
    assert not candidates(after).keys() & candidates(before).keys()


def test_every_fault_is_told_at_once_with_its_line(site: Path) -> None:
    beside = site / "content/blog/lamps"
    (beside / "cut.jpg").write_bytes((beside / "lamp.jpg").read_bytes()[:9000])
    (beside / "words.png").write_text("words")
    (beside / "enormous.png").write_bytes(encoded(PIL.Image.new("1", (9000, 9000)), "PNG"))
    (beside / "running.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    (site / "content/data").mkdir()
    (site / "content/data/lamp.jpg").write_bytes(encoded(photo(9, 9), "JPEG"))
    (beside / "index.md").write_text((CASES / "faults.md").read_text("utf-8"), encoding="utf-8")
    write_post("![](lamps/lamp.jpg)\n", name="other.md", status="draft")
    with pytest.raises(CommandError) as told:
        build_site(Path("siteconf.py"), OUTPUT)
    assert f"{told.value}\n" == (CASES / "faults.txt").read_text("utf-8")
    assert not OUTPUT.exists()


def test_missing_file_that_is_no_picture_is_told_by_pelican(site: Path) -> None:
    write_post("[a]({static}gone.csv)\n")
    with pytest.raises(CommandError) as told:
        build_site(Path("siteconf.py"), OUTPUT)
    place = "content/blog/lamps/index.md:5"
    assert str(told.value).endswith(
        f"{place}: Unable to find 'gone.csv', skipping url replacement."
    )
    assert len(str(told.value).splitlines()) == 1
