"""What the theme's fonts can draw, and where lines break."""

from __future__ import annotations

from pathlib import Path

import pytest
from preview_pictures.typeface import Face, Line, Measure, Typeface, glyphs, one_line

TITLE = "Serving Tiered LLM Requests with Adaptive Tensor Parallelism and a good deal of patience"
LEADING = 1.1


def text(line: Line) -> str:
    return "".join(glyph.character for glyph in line)


def measure(typeface: Typeface, width: float) -> Measure:
    return Measure(typeface, 420, -0.02, width)


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Systems, “fast” at 1.5–14.5×: Łódź, Ångström, Peña’s naïve façade", True),
        ("", True),
        ("α-sparse", False),
        ("prefix → suffix", False),
        ("北京", False),
        ("שלום", False),
        ("नमस्ते", False),
        ("a rocket 🚀", False),
        ("q\u0323", False),
        ("\x07", False),
    ],
)
def test_only_what_the_font_has_a_glyph_for_is_drawn(
    typeface: Typeface, words: str, drawn: bool
) -> None:
    assert typeface.draws(words) is drawn


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("  two\u00a0 words\n", "two words"),
        ("Pen\u0303a", "Peña"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("non\u2011breaking", "non-breaking"),
    ],
)
def test_a_line_holds_nothing_invisible(given: str, line: str) -> None:
    assert one_line(given) == line


def test_short_title_is_set_large_on_one_line(typeface: Typeface) -> None:
    setting = measure(typeface, 600).fitted(glyphs("Lamps"), 300, (80, 26), LEADING)
    assert (setting.lines, setting.size, setting.whole) == ((glyphs("Lamps"),), 80, True)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_title_of_up_to_300_characters_fits_its_box_whole(typeface: Typeface, length: int) -> None:
    title = (TITLE + " ") * length
    line = glyphs(title[:300].strip())
    setting = measure(typeface, 720).fitted(line, 320, (84, 26), LEADING)
    assert setting.whole
    assert " ".join(map(text, setting.lines)) == text(line)
    assert setting.height(LEADING) <= 320
    widths = [typeface.width(each, setting.size, 420, -0.02) for each in setting.lines]
    assert max(widths) <= 720


def test_lines_are_balanced(typeface: Typeface) -> None:
    setting = measure(typeface, 600).fitted(glyphs("One two three four five"), 300, (80, 26), 1.1)
    assert [text(line) for line in setting.lines] == ["One two", "three four five"]


def test_text_that_fits_at_no_size_ends_in_an_ellipsis(typeface: Typeface) -> None:
    setting = measure(typeface, 300).fitted(glyphs(TITLE * 9), 100, (40, 26), LEADING)
    assert not setting.whole
    assert setting.size == 26
    assert setting.height(LEADING) <= 100
    assert text(setting.lines[-1]).endswith("…")
    assert all(typeface.width(line, 26, 420, -0.02) <= 300 for line in setting.lines)


def test_word_wider_than_a_line_is_broken_without_a_hyphen(typeface: Typeface) -> None:
    setting = measure(typeface, 300).fitted(glyphs("x" * 60), 200, (40, 26), LEADING)
    assert "".join(map(text, setting.lines)) == "x" * 60
    assert len(setting.lines) > 1


def test_white_before_a_letter_is_known(typeface: Typeface) -> None:
    bearings = {letter: typeface.bearing(glyphs(letter), 400) for letter in "EW"}
    assert bearings["W"] == 0  # it reaches over its left edge
    assert 0.03 < bearings["E"] < 0.06


def test_nothing_is_set_in_no_lines(typeface: Typeface) -> None:
    assert measure(typeface, 300).fitted((), 200, (40, 26), LEADING).lines == ()


@pytest.mark.parametrize("content", [None, b"", b"no font"])
def test_file_that_is_no_font_is_named_with_a_remedy(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "roman.woff2"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ValueError, match=r"roman\.woff2: is no font for preview pictures \(name"):
        Face(file)
