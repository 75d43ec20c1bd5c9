"""Plots in a text: blocks of the language `plot`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element

from fenced_blocks import FencedBlock, FencedBlocks
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from structured_data.fields import Fields
from structured_data.markdown_file import MadeFile, MarkdownFile, markdown_file
from structured_data.sources import Mapping, yaml_node
from structured_data.suggestions import suggestion

from .drawing import Drawings, UndrawnPlotError
from .figure import add_data, plot_figure
from .specification import Plot, read_plot
from .table import read_table

LINE = "data-line"  # of the block of a figure, until its caption is known


class Plots(FencedBlocks):
    """Draws the blocks of a text; the drawings are kept in a folder."""

    name = "plots"

    def __init__(self, kept: Path) -> None:
        super().__init__()
        self.drawings = Drawings(kept)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        super().extendMarkdown(md)
        md.treeprocessors.register(_Captions(md), "plot_captions", 30)

    def wants(self, block: FencedBlock) -> bool:
        return block.language == "plot"

    def element(self, block: FencedBlock, md: Markdown) -> Element:
        file = markdown_file()
        before = len(file.problems)
        mapping = _mapping(block, file)
        data = _data(mapping, file) if mapping else None
        table = read_table(data.path, file.problems) if data else None
        plot = read_plot(mapping, table, file.problems) if mapping and table else None
        if plot is None or data is None or len(file.problems) > before:
            return Element("figure", {"id": block.id} if block.id else {})
        return self._figure(block, plot, data, md)

    def _figure(self, block: FencedBlock, plot: Plot, data: MadeFile, md: Markdown) -> Element:
        try:
            figure = plot_figure(plot, self.drawings, md)
        except UndrawnPlotError as error:
            markdown_file().problem(block.line, str(error))
            return Element("figure")
        figure.set(LINE, str(block.line))
        if block.id:
            figure.set("id", block.id)
        said = f"Plot: {plot.alt.rstrip('.')}. Its data: [{data.path.name}]({data.address})."
        markdown_file().instead(block.line, block.end, said, block.margin)
        add_data(figure, plot.data, data.address, data.path.name)
        return figure


class _Captions(Treeprocessor):
    """Tells of plots without a caption, which runs before the text in them is read (20)."""

    def run(self, root: Element) -> None:
        for figure in root.iter("figure"):
            line = figure.attrib.pop(LINE, "")
            if line and figure.find("figcaption") is None:
                remedy = "write /// figure-caption, what it shows and where from, and /// below it"
                markdown_file().problem(int(line), f"this plot has no caption ({remedy})")


def _mapping(block: FencedBlock, file: MarkdownFile) -> Mapping | None:
    """Return what a block says, its lines those of the file."""
    node = yaml_node("\n" * block.line + block.body, file.path, file.problems)
    if isinstance(node, Mapping):
        return node
    if not any(problem.place.line >= block.line for problem in file.problems):
        message = "a plot is a group of named values (begin it with data: file.csv)"
        file.problem(block.line, message)
    return None


def _data(mapping: Mapping, file: MarkdownFile) -> MadeFile | None:
    """Return the CSV file that a plot names: made by code of the text, or beside it."""
    fields = Fields(mapping, file.problems)
    fields.needs("data", "name a CSV file beside this text")
    name = fields.text("data")
    if name is None:
        return None
    if name in file.made:
        return file.made[name]
    place, folder = fields.place_of("data"), file.path.parent
    if PurePosixPath(name).name != name or not name.endswith(".csv"):
        fields.problem(place, f"{name!r} is no CSV file beside this text (write data: name.csv)")
        return None
    if not (folder / name).is_file():
        if file.failed:
            return None
        known = sorted({one.name for one in folder.glob("*.csv")} | set(file.made))
        hint = suggestion(name, known) or f"put it at {folder / name}"
        fields.problem(place, f"{name!r} is no file ({hint})")
        return None
    return MadeFile(folder / name, f"{{static}}{name}")
