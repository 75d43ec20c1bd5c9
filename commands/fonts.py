"""The web fonts, cut to what the pages use: Newsreader, and STIX Two Math; made once and kept."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from .npm import npm_folder
from .project import CACHE, PLUGINS, THEME, shown

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

# STIX Two Math is on npm only; text between formulas is set in Newsreader.
MATH_PACKAGE = {"@fontsource/stix-two-math": "5.3.0"}
MATH_SOURCE = "files/stix-two-math-latin-400-normal.woff2"
MATH_FILE = "stix-two-math.woff2"
MATH_SIGNS = (
    "ıȷ±×÷·¬°†‡…′″ℏℓℜℑℵ∀∂∃∄∅∆∇∈∉∋∏∐∑−∓∖∗∘∙√∝∞∠∣∥∦∧∨∩∪∫∬∮∴∵∼∽≀≃≅≈≍≐≔≕≜≝≟≠≡≤≥≦≧≪≫≮≯≰≱≲≳≺≻≼≽⊂⊃⊄⊆⊇⊈⊊⊎"
    "⊑⊒⊓⊔⊕⊖⊗⊘⊙⊢⊣⊤⊥⊨⊲⊳⋀⋁⋂⋃⋄⋅⋆⋈⋮⋯⋱□△▽◦⟂⨀⨁⨂⩽⩾⪯⪰←↑→↓↔↕↗↘↚↛↠↣↦↩↪⇀⇌⇐⇑⇒⇓⇔⇏⟵⟶⟷⟸⟹⟺⟼⌈⌉⌊⌋⟨⟩⟦⟧‖⏞⏟"
    "\u0338\u0302\u0303\u0304\u0305\u0307\u0308\u20d7\u0332ˆˇ˘˙˜¯\u2061\u2062\u2063"
)
# Greek, and the letters of the alphabets in which formulas are set: italic, bold and bold italic
# Latin, italic and bold Greek, bold figures, script and double-struck capitals.
MATH_LETTERS = (
    *(
        (0x391, 0x3A9),
        (0x3B1, 0x3C9),
        (0x3D1, 0x3D1),
        (0x3D5, 0x3D6),
        (0x3F1, 0x3F1),
        (0x3F5, 0x3F5),
    ),
    *((0x1D434, 0x1D49B), (0x1D6E2, 0x1D71B), (0x1D400, 0x1D433), (0x1D6A8, 0x1D6E1)),
    *((0x1D7CE, 0x1D7D7), (0x1D49C, 0x1D4B5), (0x1D538, 0x1D550), (0x1D7D9, 0x1D7D9)),
)
MATH_LETTERS_ELSEWHERE = "ℎℬℰℱℋℐℒℳℛℂℍℕℙℚℝℤ"  # where Unicode had them first


def make_fonts(
    folder: Path = THEME / "static" / "fonts", math: Path = PLUGINS / "formulas" / "fonts"
) -> None:
    """Write the faces and their licences into the folders, the same bytes each time."""
    for name, source in SOURCES.items():
        _write(_subset(_limited(source), LATIN_1 + NAMES + MARKS, FEATURES), folder / name)
    (folder / "OFL.txt").write_bytes(FAMILY.joinpath("LICENSE").read_bytes())
    if math.is_dir():  # else the plugin has been taken away
        _make_math(math)


def _make_math(folder: Path) -> None:
    package = npm_folder(MATH_PACKAGE, CACHE) / "node_modules" / next(iter(MATH_PACKAGE))
    whole = TTFont(package / MATH_SOURCE, recalcTimestamp=False)
    _write(_subset(whole, "".join(_math_characters()), []), folder / MATH_FILE)
    (folder / "OFL-STIX.txt").write_bytes((package / "LICENSE").read_bytes())


def _math_characters() -> Iterator[str]:
    yield from (*map(chr, range(0x20, 0x7F)), MATH_SIGNS, MATH_LETTERS_ELSEWHERE)
    for first, last in MATH_LETTERS:
        yield from map(chr, range(first, last + 1))


def _write(font: TTFont, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    font.save(file)
    print(f"made {shown(file)}, {file.stat().st_size:,} bytes")


def _limited(source: str) -> TTFont:
    """The family's file at one optical size, with a range of weights."""
    font = instantiateVariableFont(_read(source), {"opsz": OPTICAL_SIZE, "wght": WEIGHTS})
    # Kerning that follows the weight is a quarter of the file, and moves a pair by 0.1 % of an em.
    text = instantiateVariableFont(_read(source), {"opsz": OPTICAL_SIZE, "wght": TEXT_WEIGHT})
    font["GPOS"], font["GDEF"] = text["GPOS"], text["GDEF"]
    # Subsetting what the instancer left in memory fails: it has to be saved and read first.
    saved = BytesIO()
    font.save(saved)
    return TTFont(saved, recalcTimestamp=False)


def _subset(font: TTFont, characters: str, features: list[str]) -> TTFont:
    """The font with these characters and features only, as WOFF2; formulas keep their tables."""
    # All name records stay: they carry the copyright and the licence.
    options = Options(layout_features=features, name_IDs=["*"], hinting="MATH" not in font)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    return font


def _read(source: str) -> TTFont:
    return TTFont(BytesIO(FAMILY.joinpath("files", source).read_bytes()), recalcTimestamp=False)
