"""Shows the cells of a text, with what they gave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from xml.etree.ElementTree import Element

from fenced_blocks import FencedBlock, FencedBlocks
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from structured_data.markdown_file import MadeFile, markdown_file

from .current import current
from .execution import Limits
from .figures import cell_element
from .freeze import freeze_folder
from .posts import Post, post_of, wants
from .results import Output
from .texts import cell_text


class ExecutedCode(FencedBlocks):
    """Renders blocks such as ```{.python .run}."""

    name = "executed_code"

    def __init__(self, limits: Limits, runs_changed: bool) -> None:
        super().__init__()
        self.limits = limits
        self.runs_changed = runs_changed

    def wants(self, block: FencedBlock) -> bool:
        return wants(block)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        super().extendMarkdown(md)
        # Before any block is taken out (29), so that what cells write is there for all of them.
        md.preprocessors.register(_Runner(md, self), "executed_code_run", 29.5)

    def element(self, block: FencedBlock, md: Markdown) -> Element:
        runner = cast(_Runner, md.preprocessors["executed_code_run"])
        cell = next(cell for cell in runner.post.cells if cell.line == block.line)
        outputs = runner.outputs.get(cell.number, ())
        text = cell_text(runner.post, cell, outputs)
        markdown_file().instead(block.line, block.end, text, block.margin)
        return cell_element(runner.post, cell, outputs, md)


class _Runner(Preprocessor):
    """Finds the results of a text that has cells, before it is rendered."""

    post: Post
    outputs: Mapping[int, tuple[Output, ...]]

    def __init__(self, md: Markdown, extension: ExecutedCode) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        if any(".run" in line for line in lines):
            self.post = post_of(markdown_file().path)
            limits, runs_changed = self.extension.limits, self.extension.runs_changed
            results, problems = current(self.post, limits, runs_changed)
            markdown_file().problems.extend(problems)
            if not results:
                markdown_file().failed.extend(cell.line for cell in self.post.cells)
            cells = results.cells if results else ()
            self.outputs = dict(enumerate(cells, start=1))
            for name in results.data if results else ():
                made = MadeFile(freeze_folder(self.post) / name, self.post.data_path(name))
                markdown_file().made[name] = made
        return lines
