"""The web fonts: Newsreader, cut to what the pages use; made once and kept in the repository."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from .project import THEME, shown

FAMILY = files("fontpkg_newsreader")
SOURCES = {
    "newsreader-roman.woff2": "Newsreader[opsz,wght].ttf",
    "newsreader-italic.woff2": "Newsreader-Italic[opsz,wght].ttf",
}
# The cut for text. A range up to 48, for headings, would nearly double the files.
OPTICAL_SIZE = 16
WEIGHTS = (400, 620)
TEXT_WEIGHT = 400
# Figures are lining and of one width as drawn; pnum sets them proportional. There are no others.
FEATURES = ["kern", "liga", "pnum", "tnum"]
LATIN_1 = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)]))
NAMES = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț"
MARKS = "–—‘’“”…•−≈≤≥€†‡′″"  # the others we print are in Latin-1, or not in Newsreader: → ↗


def make_fonts(folder: Path = THEME / "static" / "fonts") -> None:
    """Write the roman, the italic and their licence into `folder`, the same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, source in SOURCES.items():
        _subset(_limited(source)).save(folder / name)
        print(f"made {shown(folder / name)}, {(folder / name).stat().st_size:,} bytes")
    (folder / "OFL.txt").write_bytes(FAMILY.joinpath("LICENSE").read_bytes())


def _limited(source: str) -> TTFont:
    """The family's file at one optical size, with a range of weights."""
    font = instantiateVariableFont(_read(source), {"opsz": OPTICAL_SIZE, "wght": WEIGHTS})
    # Kerning that follows the weight is a quarter of the file, and moves a pair by 0.1 % of an em.
    text = instantiateVariableFont(_read(source), {"opsz": OPTICAL_SIZE, "wght": TEXT_WEIGHT})
    font["GPOS"], font["GDEF"] = text["GPOS"], text["GDEF"]
    return font


def _subset(font: TTFont) -> TTFont:
    """The font with our characters and features only, as WOFF2."""
    # Subsetting what the instancer left in memory fails: it has to be saved and read first.
    saved = BytesIO()
    font.save(saved)
    font = TTFont(saved, recalcTimestamp=False)
    # All name records stay: they carry the copyright and the licence.
    subsetter = Subsetter(Options(layout_features=FEATURES, name_IDs=["*"]))
    subsetter.populate(text=LATIN_1 + NAMES + MARKS)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def _read(source: str) -> TTFont:
    return TTFont(BytesIO(FAMILY.joinpath("files", source).read_bytes()), recalcTimestamp=False)
