"""Compiled templates that last while code and settings change: nothing of those goes into them."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

from ..template_cache import Key, TemplateCache

# All else of an environment is asked for when a template runs.
SYNTAX = (
    *("block_start_string", "block_end_string", "comment_start_string", "comment_end_string"),
    *("variable_start_string", "variable_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "autoescape"),
)


class LateGenerator(CodeGenerator):
    """Leaves to the run what Jinja would compute beforehand, by filters as they are then."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        raise nodes.Impossible


class LastingTemplates(TemplateCache):
    """Begins with what another has kept."""

    def __init__(self, kept: Mapping[Key, bytes]) -> None:
        super().__init__()
        self.compiled.update((key, marshal.loads(code)) for key, code in kept.items())  # noqa: S302 - our own
        Environment.code_generator_class = LateGenerator  # of this process, which is a preview

    @property
    def options(self) -> dict[str, Any]:
        return super().options | {"optimized": False}

    def key(self, bucket: Bucket) -> Key:
        environment = bucket.environment
        syntax = [repr(getattr(environment, name)) for name in SYNTAX]
        return *super().key(bucket), *syntax, *sorted(environment.extensions)

    def kept(self) -> dict[Key, bytes]:
        """Return all of it as bytes, for another process."""
        return {key: marshal.dumps(code) for key, code in self.compiled.items() if code}
