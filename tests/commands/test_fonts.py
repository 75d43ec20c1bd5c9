"""The web fonts in the theme: what they weigh and what they hold."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from commands.fonts import LATIN_1, MARKS, NAMES
from commands.project import THEME

FOLDER = THEME / "static" / "fonts"
FILES = ("newsreader-roman.woff2", "newsreader-italic.woff2")


@pytest.fixture(params=FILES)
def font(request: pytest.FixtureRequest) -> TTFont:
    return TTFont(FOLDER / request.param)


def test_folder_holds_both_fonts_and_their_licence() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([*FILES, "OFL.txt"])


def test_both_fonts_weigh_less_than_100_kilobytes() -> None:
    assert sum((FOLDER / name).stat().st_size for name in FILES) < 100_000


def test_fonts_are_compressed_for_the_web(font: TTFont) -> None:
    assert font.flavor == "woff2"


def test_fonts_hold_exactly_the_characters_asked_for(font: TTFont) -> None:
    assert set(map(chr, font.getBestCmap())) == set(LATIN_1 + NAMES + MARKS)


def test_weight_is_the_only_axis_left(font: TTFont) -> None:
    axes = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes]
    assert axes == [("wght", 400, 620)]


@pytest.mark.parametrize(
    ("table", "features"), [("GPOS", {"kern"}), ("GSUB", {"liga", "pnum", "tnum"})]
)
def test_fonts_kern_and_have_ligatures_and_both_widths_of_figures(
    font: TTFont, table: str, features: set[str]
) -> None:
    assert {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord} == features


def test_lines_are_as_high_as_the_fallback_faces_are_adjusted_to(font: TTFont) -> None:
    line = font["hhea"]
    assert (line.ascent, line.descent, line.lineGap) == (1470, -530, 0)


def test_each_font_carries_its_licence(font: TTFont) -> None:
    assert "SIL Open Font License, Version 1.1" in font["name"].getDebugName(13)


def test_licence_reserves_no_font_name() -> None:
    copyright_statement = (FOLDER / "OFL.txt").read_text(encoding="utf-8").split("\n\n")[0]
    assert copyright_statement.startswith("Copyright 2020 The Newsreader Project Authors")
    assert "Reserved Font Name" not in copyright_statement
