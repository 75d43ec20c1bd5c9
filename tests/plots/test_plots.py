"""The figure of a plot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown
from plots.extension import Plots
from plots.svg import slim
from plots.table import Table, read_table
from structured_data.markdown_file import Rewritten, reading

from .conftest import RUN, Shown

LINES = """\
alt: The new system takes half as long
data: run.csv
mark: {type: line, point: true}
encoding:
  x: {field: load, title: Load}
  y: {field: ms, title: Latency (ms)}
  color: {field: system, sort: [old, new], labels: {old: before, new: after}}"""
BARS = """\
alt: Bars
data: run.csv
mark: bar
encoding:
  x: {field: ms, aggregate: mean, title: Latency (ms)}
  y: {field: system}
  column: {field: load}"""
SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def test_figure_has_its_words_two_drawings_its_data_and_its_caption(shown: Shown) -> None:
    html, problems = shown(LINES)
    assert problems == []
    assert SVG.sub("SVG", re.sub(r"\n", "", html)) == (
        '<figure class="plot" id="fig-run">'
        '<div aria-label="The new system takes half as long" role="img">SVGSVG</div>'
        '<details class="plot-data" data-pagefind-ignore=""><summary>Data: 6 rows</summary><table>'
        '<thead><tr><th class="number" scope="col">load</th><th scope="col">system</th>'
        '<th class="number" scope="col">ms</th></tr></thead><tbody>'
        + "".join(
            f'<tr><td class="number">{load}</td><td>{system}</td><td class="number">{ms}</td></tr>'
            for load, system, ms in [
                ("1", "old", "10"),
                ("2", "old", "20"),
                ("4", "old", "41.5"),
                ("1", "new", "5"),
                ("2", "new", "9"),
                ("4", "new", ""),
            ]
        )
        + '</tbody></table><p><a download="" href="{static}run.csv">run.csv</a></p></details>'
        '<figcaption><p><span class="caption-prefix">Figure 1.</span> A run.</p></figcaption>'
        "</figure>"
    )


@pytest.mark.parametrize("block", [LINES, BARS, f"{BARS}\n  row: {{field: system}}"])
def test_drawings_are_as_wide_as_the_text_and_as_a_phone(shown: Shown, block: str) -> None:
    html, problems = shown(block)
    assert problems == []
    full, narrow = (ElementTree.fromstring(svg) for svg in SVG.findall(html))
    for drawing, css_class, width in ((full, "plot-full", 608), (narrow, "plot-narrow", 340)):
        assert drawing.get("class") == css_class
        assert float(drawing.get("width", 0)) == pytest.approx(width, abs=3)


def test_wide_plot_runs_into_the_margin(shown: Shown) -> None:
    html, _ = shown(f"{LINES}\nwide: true")
    assert html.startswith('<figure class="plot wide"')
    assert float(ElementTree.fromstring(SVG.findall(html)[0]).get("width", 0)) > 800


def test_colours_are_tokens_of_the_theme_and_type_is_that_of_the_page(shown: Shown) -> None:
    drawings = "".join(SVG.findall(shown(LINES)[0]))
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawings))
    assert colours == {
        *("none", "var(--ink)", "var(--quiet)", "var(--hairline)"),
        *("var(--series-1)", "var(--series-2)"),
    }
    assert not re.search('font-family|style|<script|class="mark', drawings)


def test_labels_stand_for_the_values_of_a_column(shown: Shown) -> None:
    words = re.findall(r"<text[^>]*>([^<]*)</text>", SVG.findall(shown(LINES)[0])[0])
    assert [word for word in words if word in ("old", "new", "before", "after")] == [
        "before",
        "after",
    ]


def test_data_are_the_rows_that_are_drawn_as_they_stand_in_the_file(shown: Shown) -> None:
    block = f"{LINES}\ntransform:\n  - filter: {{field: load, oneOf: [1, 2.0]}}"
    html, problems = shown(block)
    assert problems == []
    assert "<summary>Data: 4 rows</summary>" in html
    assert "41.5" not in html


def test_fold_makes_a_row_of_each_cell(shown: Shown) -> None:
    Path("wide.csv").write_text("gpu,forward,schedule\nA,3,1\nB,5,2\n", encoding="utf-8")
    html, problems = shown(
        "alt: Parts\ndata: wide.csv\nmark: bar\n"
        "transform:\n  - {fold: [forward, schedule], as: [part, ms]}\n"
        "encoding:\n  x: {field: ms, title: ms}\n  y: {field: gpu}\n  color: {field: part}"
    )
    assert problems == []
    assert "<summary>Data: 2 rows</summary>" in html
    bars = re.findall(r'<path d="M[^"]*" fill="var\(--series-[12]\)"', SVG.findall(html)[0])
    assert len(bars) == 4


def test_same_plot_is_the_same_bytes_and_is_drawn_once(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shown(LINES)
    kept = sorted((tmp_path / "kept").iterdir())
    assert len(kept) == 2
    for file in kept:
        file.unlink()
    assert shown(LINES) == first
    monkeypatch.setattr("plots.drawing._drawn", None)
    assert shown(LINES) == first


def test_kept_drawing_that_is_no_text_is_made_anew(shown: Shown, tmp_path: Path) -> None:
    first = shown(LINES)
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(b"\xff\xfe")
    assert shown(LINES) == first


def test_only_the_first_rows_of_long_data_are_in_the_page(shown: Shown) -> None:
    rows = "\n".join(f"{number},{number}" for number in range(300))
    Path("long.csv").write_text(f"load,ms\n{rows}\n", encoding="utf-8")
    html, problems = shown(
        "alt: Long\ndata: long.csv\nmark: line\n"
        "encoding: {x: {field: load, title: Load}, y: {field: ms, title: ms}}"
    )
    assert problems == []
    assert html.count("<tr>") == 61
    assert 'The first 60 rows; all are in <a download="" href="{static}long.csv">' in html


def _texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def _bars(element: Element, x: float = 0, y: float = 0) -> Iterator[tuple[float, float]]:
    """Yield where each bar of a drawing begins."""
    if move := re.fullmatch(r"translate\(([\d.-]+),([\d.-]+)\)", element.get("transform", "")):
        x, y = x + float(move[1]), y + float(move[2])
    if element.tag.endswith("path") and element.get("fill") == "var(--series-1)":
        yield x, y
    for child in element:
        yield from _bars(child, x, y)


SPARSE = """\
alt: Two plots of four
data: sparse.csv
mark: bar
encoding:
  x: {field: ms, title: Time (ms)}
  row: {field: model, sort: [9B, 70B]}
  column: {field: gpu, sort: [B, A]}"""


def test_plot_of_each_value_stands_where_its_author_puts_it_also_where_others_are_none(
    shown: Shown,
) -> None:
    Path("sparse.csv").write_text("model,gpu,ms\n70B,A,1\n9B,B,2\n", encoding="utf-8")
    full, narrow = SVG.findall(shown(SPARSE)[0])
    assert [word for word in _texts(full) if word[-1] in "AB"] == ["B", "A", "9B", "70B"]
    assert [word for word in _texts(narrow) if word[-1] in "AB"] == ["9B, B", "70B, A"]
    (first_x, first_y), (second_x, second_y) = _bars(ElementTree.fromstring(full))
    assert first_x < second_x
    assert first_y < second_y


def test_names_in_a_plot_stay_as_they_are_written(shown: Shown) -> None:
    Path("names.csv").write_text("name,ms\n1.25 of 0.05,3\n", encoding="utf-8")
    html, _ = shown(
        "alt: Names\ndata: names.csv\nmark: bar\n"
        "encoding: {x: {field: ms, title: ms}, y: {field: name}}"
    )
    assert "1.25 of 0.05" in _texts(SVG.findall(html)[0])


def test_long_names_are_broken_into_lines_on_a_phone(shown: Shown) -> None:
    Path("names.csv").write_text("name,ms\nBuild model input tensors,3\n", encoding="utf-8")
    html, _ = shown(
        "alt: Names\ndata: names.csv\nmark: bar\n"
        "encoding: {x: {field: ms, title: ms}, y: {field: name}}"
    )
    full, narrow = SVG.findall(html)
    assert "Build model input tensors" in _texts(full)
    words = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", narrow) or _texts(narrow)
    assert {"Build model input", "tensors"} <= set(words)


def test_long_legend_is_broken_into_lines_and_takes_no_width_from_the_plot(shown: Shown) -> None:
    names = [f"a system with a long name, {number}" for number in range(5)]
    rows = "".join(f'{load},"{name}",{load}\n' for name in names for load in (1, 2))
    Path("long.csv").write_text(f"load,system,ms\n{rows}", encoding="utf-8")
    block = LINES.replace("run.csv", "long.csv").partition(", sort: [old")[0] + "}"
    html, problems = shown(block)
    assert problems == []
    full = SVG.findall(html)[0]
    assert float(ElementTree.fromstring(full).get("width", 0)) == pytest.approx(608, abs=3)
    assert max(float(x) for x in re.findall(r'x2="([\d.]+)"', full)) > 500  # a line of the grid


@pytest.mark.parametrize(
    "lines",
    [
        [["exploit or explore", "prefix only", "least loaded", "random"]],
        [["adapting", "best fixed mix", "TP 1", "TP 2", "TP 4", "TP 8"]],
        [["no drafts", "equal", "unbounded"], ["by load", "by length", "all lengths known"]],
        [[f"a system whose name is rather long, {number}"] for number in range(3)],
    ],
)
def test_legend_has_as_few_and_as_even_lines_as_there_is_room_for(
    shown: Shown, lines: list[list[str]]
) -> None:
    rows = "".join(
        f'{load},"{name}",{load}\n' for line in lines for name in line for load in (1, 2)
    )
    Path("names.csv").write_text(f"load,system,ms\n{rows}", encoding="utf-8")
    html, _ = shown(LINES.replace("run.csv", "names.csv").partition(", sort: [old")[0] + "}")
    full = SVG.findall(html)[0]
    moved = r'<g transform="translate\(([\d.]+),([-\d.]+)\)">'
    found = re.findall(moved + r"<path[^>]*></path><text[^>]*>([^<]*)<", full)
    heights = dict.fromkeys(y for _, y, _ in found)
    assert [[name for _, y, name in found if y == height] for height in heights] == lines
    ends = [float(x) + 17 + 7.2 * len(name) for x, _, name in found]
    assert max(ends) <= max(float(x) for x in re.findall(r'x2="([\d.]+)"', full))


def test_six_values_have_six_colours(shown: Shown) -> None:
    rows = "".join(f"{load},{name},{load}\n" for name in "ABCDEF" for load in (1, 2))
    Path("six.csv").write_text(f"load,system,ms\n{rows}", encoding="utf-8")
    html, problems = shown(LINES.replace("run.csv", "six.csv").partition(", sort: [old")[0] + "}")
    assert problems == []
    lines = re.findall(r'<path[^>]*stroke="(var\(--(?:series-.|ink)\))"', SVG.findall(html)[0])
    assert set(lines) == {"var(--ink)", *(f"var(--series-{number})" for number in range(1, 6))}


def test_empty_cell_has_no_name_in_the_legend(shown: Shown) -> None:
    Path("gaps.csv").write_text("load,ms,system\n1,2,old\n2,3,\n", encoding="utf-8")
    html, problems = shown(
        LINES.replace("run.csv", "gaps.csv").split("  color")[0] + ("  color: {field: system}")
    )
    assert problems == []
    assert "null" not in "".join(SVG.findall(html))
    assert "old" in _texts(SVG.findall(html)[0])


def test_markdown_for_other_readers_says_what_a_plot_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("run.csv").write_text(RUN, encoding="utf-8")
    text = f"```plot\n{LINES}\n```\n\n/// figure-caption\nA run.\n///\n"
    with reading(Path("a.md")) as file:
        Markdown(extensions=["pymdownx.blocks.caption", Plots(tmp_path)]).convert(text)
    said = "Plot: The new system takes half as long. Its data: [run.csv]({static}run.csv)."
    assert file.rewritten == [Rewritten(1, 9, said)]


def test_ids_of_a_drawing_are_its_own() -> None:
    svg = (
        f'<svg {NAMESPACE} width="9" height="9">'
        '<g role="graphics-object" transform="translate(0,0)">'
        '<path class="background" d="M0,0"/><clipPath id="clip1"/>'
        '<path clip-path="url(#clip1)" d="M0.123456,1.0" opacity="1"/></g></svg>'
    )
    assert slim(svg, "a-", "plot-full") == (
        '<svg class="plot-full" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">'
        '<clipPath id="a-clip1"></clipPath>'
        '<path clip-path="url(#a-clip1)" d="M0.1,1"></path></svg>'
    )


def test_cells_are_numbers_where_a_whole_column_is(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b'\xef\xbb\xbfa, b ,c\r\n1,"x, y",2.50\r\n\r\n-1e3,3,\r\n')
    table = read_table(file, [])
    assert table == Table(("a", "b", "c"), (("1", "x, y", "2.50"), ("-1e3", "3", "")))
    assert table.numeric == {"a", "c"}
    assert table.values() == [
        {"a": 1.0, "b": "x, y", "c": 2.5},
        {"a": -1000.0, "b": "3", "c": None},
    ]


STACKED = """\
alt: Stacked
data: parts.csv
mark: bar
encoding:
  x: {field: ms, title: Time (ms)}
  y: {field: gpu}
  color: {field: part, """


@pytest.mark.parametrize(
    ("color", "inks"),
    [
        ("sort: [zip, load, add]}", "123"),
        ("sort: [add, zip, load], labels: {zip: a zip, add: to add}}", "123"),
        ("sort: descending}", "123"),
        ("scale: {reverse: false}}", "123"),
        ("sort: [zip, load, add], scale: {range: [series-3, series-1, series-2]}}", "312"),
    ],
)
def test_bars_are_stacked_in_the_order_of_the_legend(shown: Shown, color: str, inks: str) -> None:
    Path("parts.csv").write_text("gpu,part,ms\nA,load,1\nA,add,2\nA,zip,4\n", encoding="utf-8")
    html, problems = shown(
        STACKED.replace("color: {field: part, ", f"color: {{field: part, {color}")
    )
    assert problems == []
    bars = re.findall(
        r'<path d="M([\d.]+),[^"]*" fill="var\(--series-(\d)\)" stroke="var\(--paper',
        SVG.findall(html)[0],
    )
    assert [ink for _, ink in sorted(bars, key=lambda bar: float(bar[0]))] == list(inks)


@pytest.mark.parametrize(
    ("loads", "ticks"),
    [
        ([1, 4, 256], ["1", "4", "16", "64", "256"]),
        ([0.25, 1, 8], ["0.25", "0.5", "1", "2", "4", "8"]),
        ([1, 3, 256], ["1", "10", "100"]),
        ([3, 70], ["5", "10", "20", "50"]),
        ([0.02, 4000], ["0.1", "1", "10", "100", "1000"]),
    ],
)
def test_axis_of_logarithms_is_divided_evenly(
    shown: Shown, loads: list[float], ticks: list[str]
) -> None:
    rows = "".join(f"{load},1\n" for load in loads)
    Path("log.csv").write_text(f"load,ms\n{rows}", encoding="utf-8")
    html, _ = shown(
        "alt: Log\ndata: log.csv\nmark: point\nencoding:\n"
        "  x: {field: load, title: Load, scale: {type: log}}\n  y: {field: ms, title: ms}"
    )
    for drawing in SVG.findall(html):
        words = _texts(drawing)
        assert words[: words.index("Load")] == ticks


def test_axis_is_divided_where_its_author_says_also_on_a_phone(shown: Shown) -> None:
    html, _ = shown(
        LINES.replace("title: Load", "title: Load, axis: {values: [1, 1.5, 2, 2.5, 3, 4]}")
    )
    for drawing in SVG.findall(html):
        words = _texts(drawing)
        assert words[: words.index("Load")] == ["1.0", "1.5", "2.0", "2.5", "3.0", "4.0"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [("", "alone"), (", sort: [4, 1, 2]", "four at once"), (", sort: descending", "four at once")],
)
def test_labels_stand_for_numbers_that_are_names(shown: Shown, sort: str, first: str) -> None:
    labels = "labels: {1: alone, 4.0: four at once}"
    html, problems = shown(BARS.replace("{field: load}", f"{{field: load, {labels}{sort}}}"))
    assert problems == []
    for drawing in SVG.findall(html):
        words = [word for word in _texts(drawing) if word in ("alone", "2", "four at once")]
        assert words[0] == first
        assert sorted(words) == ["2", "alone", "four at once"]


LONG = "Latency of the 99th percentile over all of the workers, in seconds"
SPOT = "alt: Long\ndata: run.csv\n{}\nencoding:\n  {}: {{field: load, title: Load}}"


@pytest.mark.parametrize("mark", ["mark: point", "layer: [{mark: point}, {mark: line}]"])
@pytest.mark.parametrize(("axis", "other"), [("x", "y"), ("y", "x")])
def test_long_title_of_an_axis_is_broken_into_lines(
    shown: Shown, axis: str, other: str, mark: str
) -> None:
    html, problems = shown(f"{SPOT.format(mark, other)}\n  {axis}: {{field: ms, title: {LONG!r}}}")
    assert problems == []
    for drawing in SVG.findall(html):
        lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", drawing) or [
            word for word in _texts(drawing) if word.startswith("Latency")
        ]
        assert " ".join(lines) == LONG
        room = 240 if axis == "y" else float(ElementTree.fromstring(drawing).get("width", 0)) - 40
        assert max(map(len, lines)) * 7.2 <= room


def test_long_title_of_an_axis_that_layers_share_is_there_once(shown: Shown) -> None:
    y = f"{{field: ms, title: {LONG!r}}}"
    block = "alt: Long\ndata: run.csv\nencoding:\n  x: {field: load, title: Load}\nlayer:\n"
    layers = "\n".join(f"  - {{mark: {mark}, encoding: {{y: {y}}}}}" for mark in ("point", "line"))
    html, problems = shown(block + layers)
    assert problems == []
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", SVG.findall(html)[1])
    assert " ".join(lines) == LONG


def test_long_title_beside_bars_is_as_long_as_they_are_high(shown: Shown) -> None:
    Path("bars.csv").write_text("gpu,ms\n1,3\n2,4\n", encoding="utf-8")
    html, problems = shown(
        "alt: Long\ndata: bars.csv\nmark: bar\nencoding:\n  x: {field: ms, title: ms}\n"
        "  y: {field: gpu, type: nominal, title: Number of the GPU}"
    )
    assert problems == []
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", SVG.findall(html)[1])
    assert lines == ["Number", "of the", "GPU"]
