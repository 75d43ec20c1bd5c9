"""The theme: tokens, contrast, and that nothing in it is dead."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands.project import PLUGINS, THEME
from pelicanconf import SITEURL

CSS = THEME / "static/css"
# A plugin with a page of its own has the look of it, too.
SHEETS = {path.name: path for path in (*CSS.glob("*.css"), *PLUGINS.glob("*/*.css"))}
TEMPLATES = (*(THEME / "templates").rglob("*.html"), *PLUGINS.glob("*/*.html"))
SCRIPTS = (*(THEME / "static/scripts").glob("*.js"), *PLUGINS.glob("*/scripts/*.js"))
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")


def colours(scheme: int) -> dict[str, str]:
    """Return name -> colour, of the light (0) or the dark (1) scheme."""
    pairs = re.findall(r"--([a-z]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS)
    return {name: values[scheme] for name, *values in pairs}


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("scheme", "text", "ground"),
    list(product((0, 1), ("quiet", "accent"), ("paper", "raised"))),
)
def test_small_text_has_a_contrast_of_4_5(scheme: int, text: str, ground: str) -> None:
    assert contrast(colours(scheme)[text], colours(scheme)[ground]) >= 4.5


def code_colours() -> list[str]:
    """Return the colours of highlighted code."""
    rules = re.findall(
        r"^\.highlight .*\{(.*)\}", (CSS / "code.css").read_text("utf-8"), re.MULTILINE
    )
    return sorted(
        {name for rule in rules for name in re.findall(r"color: var\(--([a-z]+)\)", rule)}
    )


@pytest.mark.parametrize(
    ("scheme", "ground", "text"),
    list(product((0, 1), ("raised", "mark"), ["ink", *code_colours()])),
)
def test_code_has_a_contrast_of_4_5_on_its_ground_and_on_a_marked_line(
    scheme: int, ground: str, text: str
) -> None:
    assert contrast(colours(scheme)[text], colours(scheme)[ground]) >= 4.5


def test_every_kind_of_code_has_a_colour_of_its_own() -> None:
    names = [*code_colours(), "ink"]
    for scheme in (0, 1):
        assert len({colours(scheme)[name] for name in names}) == len(names) == 10


@pytest.mark.parametrize("scheme", [0, 1])
def test_marked_text_has_a_contrast_of_7(scheme: int) -> None:
    assert contrast(colours(scheme)["ink"], colours(scheme)["mark"]) >= 7


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("text", ["ink", "quiet"])  # ledes, authors and news are quiet
def test_text_to_read_has_a_contrast_of_7(scheme: int, text: str) -> None:
    assert contrast(colours(scheme)[text], colours(scheme)["paper"]) >= 7


# Beside the tokens: fonts.css measures typefaces, and paper has sizes of its own in print.css.
@pytest.mark.parametrize("name", sorted(SHEETS.keys() - {"tokens.css", "fonts.css", "print.css"}))
def test_style_sheet_has_no_colour_and_no_length_of_its_own(name: str) -> None:
    text = SHEETS[name].read_text("utf-8")
    text = re.sub(r"/\*.*?\*/|@(media|container)[^{]*", "", text, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|\d(?:px|r?em|pt|vw|ch)\b", text) == []


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_underline_is_one_that_safari_draws(name: str) -> None:
    shorthands = re.findall(r"text-decoration: (.*?);", SHEETS[name].read_text("utf-8"))
    assert [one for one in shorthands if " " in one] == []


def styled_classes(*sheets: Path) -> set[str]:
    """Return the classes that style sheets have rules for."""
    found: set[str] = set()
    for sheet in sheets:
        text = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        found |= set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "{}", text)))
    return found


def test_page_loads_the_style_of_everything_that_it_prints(
    built: Path, pages: dict[str, BeautifulSoup]
) -> None:
    styled = styled_classes(*SHEETS.values())
    for path, page in pages.items():
        printed = {name for element in page.select("[class]") for name in element["class"]}
        (sheet,) = (str(link["href"]) for link in page.select("link[rel=stylesheet]"))
        loaded = styled_classes(built / sheet.removeprefix(f"{SITEURL}/"))
        assert printed & styled <= loaded, path


def test_every_class_with_a_style_is_printed_by_a_template_or_set_by_a_script() -> None:
    styled = styled_classes(*SHEETS.values())
    templates = "\n".join(path.read_text("utf-8") for path in TEMPLATES)
    printed = set(" ".join(re.findall(r'class="([^"]*)"', templates)).split())
    for script in SCRIPTS:
        printed |= set(re.findall(r'className = "([^"]*)"', script.read_text("utf-8")))
    for sheet in PLUGINS.glob("*/*.css"):  # a plugin may make elements of its own
        for module in sheet.parent.glob("*.py"):
            words = re.findall(r'"([a-z][\w -]*)"', module.read_text("utf-8"))
            printed |= set(" ".join(words).split())
    rendered = {"number", "center", "scroller", "highlight", "filename", "hll"}  # by Markdown
    rendered |= {"caption-prefix", "linenos", "footnote-ref", "sidenote", "noted"}
    rendered |= {"wide"}  # by who writes
    rendered |= {"references", "unnumbered", "back-links"}
    plugins = "\n".join(file.read_text("utf-8") for file in PLUGINS.glob("*/*.py"))
    rendered |= {name for name in styled if re.search(rf"[\"' ]{name}[\"' ]", plugins)}
    tokens = {name for name in styled if len(name) <= 3}  # of highlighted code
    assert styled - printed - rendered - tokens == set()


def test_every_template_is_rendered_or_included() -> None:
    templates = sorted((THEME / "templates").rglob("*.html"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in templates)
    kinds = {"home", "publications", "publication", "writing", "news", "article", "talks", "talk"}
    kinds |= {
        "collaborators",
        "collaborator",
        "tag",
        "series",
        "cv",
        "facet",
        "not_found",
        "redirect",
    }
    for path in templates:
        name = path.relative_to(THEME / "templates").as_posix()
        assert name.removesuffix(".html") in kinds or f'"{name}"' in text, name


def test_every_inline_text_is_put_behind_the_base_path() -> None:
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"\| inline(?!\(SITEURL\))", text) == [], path


def test_style_sheets_are_few_lines_and_each_is_short() -> None:
    lines = {name: len(file.read_text("utf-8").splitlines()) for name, file in SHEETS.items()}
    assert {name: count for name, count in lines.items() if count >= 60} == {}
    assert sum(lines.values()) <= 450
